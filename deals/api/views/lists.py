from collections.abc import Iterable

import orjson
from django.http import HttpResponse
from rest_framework.request import Request

from deals.api.conditional import Version, stamp, unchanged
from deals.api.errors import ParametersRefused
from deals.api.fields import asked_fields, narrowed
from deals.api.openapi import operations
from deals.api.views.reading import ReadOnlyView, json_answer
from deals.errors import FiltersRefused
from deals.queries.filters import Filters, parse_filters
from deals.queries.listings import document_page
from deals.queries.published import dataset_state
from deals.vocabulary import Resource


class RecordList(ReadOnlyView):
    """A list: `{"next", "previous", "results"}`, its rows the published documents themselves, joined as text."""

    describe = staticmethod(operations.record_list)

    def get(self, request: Request) -> HttpResponse:
        """One page of what the parameters leave."""
        filters = asked_filters(self.resource, request, also_known=("fields",))
        fields = asked_fields(self.resource, request.GET.getlist("fields"))
        version = Version.of_dataset(dataset_state())
        if answer := unchanged(request, version):
            return answer
        try:
            page = document_page(self.resource, filters)
        except FiltersRefused as error:
            raise ParametersRefused.of(error) from error
        documents = (narrowed(row.document, fields) for row in page.items)
        answer = json_answer(envelope(_link(request, page.next), _link(request, page.previous), documents))
        stamp(answer, version)
        return answer


def asked_filters(resource: Resource, request: Request, *, also_known: tuple[str, ...] = ()) -> Filters:
    """The question in the request's address; raises ParametersRefused."""
    try:
        return parse_filters(resource, dict(request.GET.lists()), also_known=also_known)
    except FiltersRefused as error:
        raise ParametersRefused.of(error) from error


def envelope(next_page: str | None, previous_page: str | None, documents: Iterable[str]) -> str:
    """A list's answer, around documents that are JSON already."""
    links = orjson.dumps({"next": next_page, "previous": previous_page}).decode()
    return f'{links[:-1]},"results":[{",".join(documents)}]}}'


def _link(request: Request, cursor: str) -> str | None:
    """The address of the same question at another place of its list."""
    if not cursor:
        return None
    query = request.GET.copy()
    query["cursor"] = cursor
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
