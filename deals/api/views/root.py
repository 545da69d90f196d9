import orjson
from django.http import HttpResponse
from django.urls import reverse
from rest_framework.request import Request

from deals.api.collections import NAMES
from deals.api.conditional import Version, stamp, unchanged
from deals.api.openapi import operations
from deals.api.views.reading import ReadOnlyView, json_answer
from deals.queries.published import dataset_state


class Root(ReadOnlyView):
    """Where to begin: the collections, the schema, and the version of the data set."""

    describe = staticmethod(operations.root)

    def get(self, request: Request) -> HttpResponse:
        """Addresses by name, and how many publications the data set is made of."""
        self.refuse_unknown_parameters(request)
        state = dataset_state()
        version = Version.of_dataset(state)
        if answer := unchanged(request, version):
            return answer
        body = {
            "collections": {name: reverse(f"api-{name}") for name in NAMES.values()},
            "schema": reverse("api-schema"),
            "docs": reverse("api-docs"),
            "dataset": {"version": state.number, "changed_at": state.changed_at.isoformat(timespec="seconds")},
        }
        answer = json_answer(orjson.dumps(body).decode())
        stamp(answer, version)
        return answer
