import hashlib
from functools import cache
from typing import Any

import orjson
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from drf_spectacular.generators import SchemaGenerator
from rest_framework.request import Request

from deals.api.conditional import CACHE_CONTROL
from deals.api.openapi import operations
from deals.api.views.reading import ReadOnlyView

MEDIA_TYPE = "application/vnd.oai.openapi+json"


class Schema(ReadOnlyView):
    """The OpenAPI document of the API, always as JSON."""

    describe = staticmethod(operations.undescribed)

    def get(self, request: Request) -> HttpResponse:
        """The document; it changes only with the program."""
        document, etag = assembled()
        answer = get_conditional_response(request, etag=etag) or HttpResponse(document, content_type=MEDIA_TYPE)
        answer["ETag"], answer["Cache-Control"] = etag, CACHE_CONTROL
        return answer


@cache
def assembled() -> tuple[bytes, str]:
    """The document and its entity tag, made once in each process."""
    generator: Any = SchemaGenerator  # its functions have no types
    document = orjson.dumps(generator().get_schema(public=True))
    return document, f'"{hashlib.sha256(document).hexdigest()[:32]}"'
