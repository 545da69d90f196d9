from collections.abc import Iterator

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from deals import licence
from deals.api.collections import NAMES
from deals.api.conditional import Version, stamp, unchanged
from deals.api.exports.formats import FORMATS, Format, in_pieces
from deals.api.openapi import operations
from deals.api.openapi.json_schema import Schema
from deals.api.views.lists import asked_filters
from deals.api.views.reading import ReadOnlyView
from deals.queries.filters import Filters
from deals.queries.listings import documents
from deals.queries.published import DatasetState, dataset_state
from deals.vocabulary import Resource


class Export(ReadOnlyView):
    """A whole list as a file, sent while it is read: it never stands in memory, however long it is."""

    form: Format = FORMATS[0]

    def describe(self, resource: Resource) -> Schema:
        """The operation of this form."""
        return operations.export(resource, self.form)

    def get(self, request: Request) -> HttpResponseBase:
        """All rows that the parameters leave; parameters of pages are passed over."""
        filters = asked_filters(self.resource, request)
        state = dataset_state()
        version = Version.of_dataset(state)
        if held := unchanged(request, version):
            return held
        answer: HttpResponseBase
        # The answer to HEAD has no content, so none is read.
        answer = HttpResponse() if request.method == "HEAD" else StreamingHttpResponse(self._file(request, filters))
        for name, value in self._headers(state).items():
            answer[name] = value
        stamp(answer, version)
        return answer

    def _file(self, request: Request, filters: Filters) -> Iterator[bytes]:
        site = request.build_absolute_uri("/").rstrip("/")
        return in_pieces(self.form.write(self.resource, documents(self.resource, filters), site))

    def _headers(self, state: DatasetState) -> dict[str, str]:
        name = f"dealtrace-{NAMES[self.resource]}-{state.number}.{self.form.suffix}"
        charset = "; charset=utf-8" if self.form.media_type.startswith("text/") else ""
        return {
            "Content-Type": f"{self.form.media_type}{charset}",
            "Content-Disposition": f'attachment; filename="{name}"',
            "Link": f'<{licence.URL}>; rel="license"',
        }
