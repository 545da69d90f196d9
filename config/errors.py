from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.views import set_rollback

from config.problems import Fault, problem

READING = frozenset({"GET", "HEAD", "OPTIONS"})


def problem_from_exception(error: Exception, context: Mapping[str, Any]) -> HttpResponse | None:
    """REST framework's exception handler: whatever a view raises about a request becomes a problem document.

    Anything else is a fault of ours: None lets it through to the handler of status 500.
    """
    known = _as_api_exception(error)
    if known is None:
        return None
    set_rollback()
    faults: list[Fault] = []
    detail = str(known.detail)
    if isinstance(known, exceptions.ValidationError):
        faults = list(_faults(known.detail, reading=_is_reading(context.get("request"))))
        detail = "The request cannot be answered as it stands; `errors` says why."
    extensions = getattr(known, "extensions", {})
    return problem(known.status_code, detail, faults=faults, headers=_headers(known), extensions=extensions)


def _as_api_exception(error: Exception) -> exceptions.APIException | None:
    if isinstance(error, Http404):
        return exceptions.NotFound()
    if isinstance(error, PermissionDenied):
        return exceptions.PermissionDenied()
    return error if isinstance(error, exceptions.APIException) else None


def _is_reading(request: Request | None) -> bool:
    return request is None or request.method in READING


def _faults(detail: object, *, reading: bool, name: str | None = None) -> Iterator[Fault]:
    """Flattens what REST framework nests: lists of details, under the names of parameters or fields."""
    if isinstance(detail, Mapping):
        for key, inner in detail.items():
            yield from _faults(inner, reading=reading, name=key if name is None else f"{name}.{key}")
    elif isinstance(detail, list):
        for inner in detail:
            yield from _faults(inner, reading=reading, name=name)
    else:
        place = {"parameter" if reading else "field": name} if name and name != "non_field_errors" else {}
        yield Fault(code=getattr(detail, "code", "invalid"), detail=str(detail), **place)


def _headers(error: exceptions.APIException) -> dict[str, str]:
    headers = {}
    if challenge := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    if (wait := getattr(error, "wait", None)) is not None:
        headers["Retry-After"] = f"{wait:.0f}"
    return headers
