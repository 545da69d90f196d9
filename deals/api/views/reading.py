from typing import Any

from django.http import HttpRequest, HttpResponse
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from deals.api.errors import ParametersRefused
from deals.api.openapi.operations import Describe, ViewsOperation
from deals.vocabulary import Resource

JSON = "application/json"


class ReadOnlyView(APIView):
    """An address that anybody may read and nobody may write; its errors are problem documents.

    Keys are checked and requests counted before any view is reached (config.api_rate).
    """

    authentication_classes = ()
    permission_classes = ()
    http_method_names = ["get", "head", "options"]
    schema = ViewsOperation()
    describe: Describe
    resource: Resource = Resource.DEAL
    parameters: tuple[str, ...] = ()

    def perform_content_negotiation(self, request: Request, force: bool = False) -> tuple[BaseRenderer, str]:
        """The address alone says the format, so that a link means the same to a browser and to a program."""
        return JSONRenderer(), JSON

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Response:
        """Which methods there are, in the header `Allow`; everything else is in the schema."""
        return Response(status=204)

    def refuse_unknown_parameters(self, request: Request) -> None:
        """For addresses that are no list; raises ParametersRefused."""
        faults = {name: "there is no such parameter here" for name in request.GET if name not in self.parameters}
        if faults:
            raise ParametersRefused(faults, self.parameters)


def json_answer(body: str) -> HttpResponse:
    """An answer that is JSON already."""
    return HttpResponse(body, content_type=JSON)
