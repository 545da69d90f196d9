import orjson
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from rest_framework.request import Request

from deals.api.collections import NAMES
from deals.api.conditional import Version, stamp, unchanged
from deals.api.errors import Gone
from deals.api.fields import asked_fields, narrowed
from deals.api.openapi import operations
from deals.api.views.lists import envelope
from deals.api.views.reading import ReadOnlyView, json_answer
from deals.models.publication import Listing
from deals.queries.published import Current, current_record, version_of, versions_of
from deals.vocabulary import Resource

API = "/api/v1"


class Record(ReadOnlyView):
    """One record as it is now: the published document, byte for byte."""

    describe = staticmethod(operations.record)
    parameters = ("fields",)

    def get(self, request: Request, key: str) -> HttpResponse:
        """The document; the address that took over where the record was merged."""
        self.refuse_unknown_parameters(request)
        fields = asked_fields(self.resource, request.GET.getlist("fields"))
        record = found(self.resource, key)
        if record.state == Listing.MERGED:
            return HttpResponsePermanentRedirect(API + record.redirect_to)
        standing(record)
        version = Version.of_record(record.published_at)
        if answer := unchanged(request, version):
            return answer
        answer = json_answer(narrowed(record.document, fields))
        stamp(answer, version)
        return answer


class VersionList(ReadOnlyView):
    """The log of one record: every version that was published, when and why, the newest first."""

    describe = staticmethod(operations.version_list)

    def get(self, request: Request, key: str) -> HttpResponse:
        """The log, whole; also of a record that was withdrawn or merged."""
        self.refuse_unknown_parameters(request)
        record = found(self.resource, key)
        version = Version.of_record(record.published_at)
        if answer := unchanged(request, version):
            return answer
        name = f"api-{NAMES[self.resource]}-version"
        log = [
            {
                "version": entry.version,
                "published_at": entry.published_at.isoformat(timespec="seconds"),
                "reason": entry.reason,
                "note": entry.note,
                "changes": entry.differences,
                "sha256": entry.sha256,
                "api_url": reverse(name, kwargs={"key": key, "version": entry.version}),
            }
            for entry in versions_of(self.resource, record.subject_id)
        ]
        answer = json_answer(envelope(None, None, [orjson.dumps(entry).decode() for entry in log]))
        stamp(answer, version)
        return answer


class RecordVersion(ReadOnlyView):
    """One version of a record, byte for byte as it was shown."""

    describe = staticmethod(operations.record_version)
    parameters = ("fields",)

    def get(self, request: Request, key: str, version: int) -> HttpResponse:
        """The document of that version; of a withdrawn record none is shown any more."""
        self.refuse_unknown_parameters(request)
        fields = asked_fields(self.resource, request.GET.getlist("fields"))
        record = found(self.resource, key)
        standing(record)
        publication = version_of(self.resource, record.subject_id, version)
        if publication is None:
            raise Http404
        stamped = Version.of_record(publication.published_at)
        if answer := unchanged(request, stamped):
            return answer
        answer = json_answer(narrowed(publication.document, fields))
        stamp(answer, stamped)
        return answer


def found(resource: Resource, key: str) -> Current:
    """The record of that slug or id, whatever its state; raises Http404."""
    record = current_record(resource, key)
    if record is None:
        raise Http404
    return record


def standing(record: Current) -> None:
    """Raises Gone, with the reason, for a record that was withdrawn."""
    if record.state == Listing.WITHDRAWN:
        withdrawal = orjson.loads(record.document)
        raise Gone(withdrawal["reason"], withdrawn_at=withdrawal["published_at"])
