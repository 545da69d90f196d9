"""Errors of the API in one shape: RFC 9457, "Problem Details for HTTP APIs"."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from http import HTTPStatus

import orjson
from django.http import HttpResponse

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a request: in which parameter or field, if in one, and what."""

    code: str
    detail: str
    parameter: str | None = None
    field: str | None = None

    def as_json(self) -> dict[str, str]:
        """The fault without what it does not name."""
        return {key: value for key, value in asdict(self).items() if value is not None}


def problem(
    status: int,
    detail: str,
    *,
    faults: Sequence[Fault] = (),
    headers: Mapping[str, str] | None = None,
    extensions: Mapping[str, object] | None = None,
) -> HttpResponse:
    """An error answer. `type` is "about:blank": the status says what kind of problem it is (RFC 9457, 4.2.1).

    `extensions` are members of this answer beside the standard ones (RFC 9457, 3.2).
    """
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "errors": [fault.as_json() for fault in faults],
        **(extensions or {}),
    }
    return HttpResponse(orjson.dumps(body), status=status, content_type=MEDIA_TYPE, headers=dict(headers or {}))
