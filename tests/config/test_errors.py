import json

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from config.errors import problem_from_exception

READ = {"request": Request(APIRequestFactory().get("/api/v1/deals/"))}
WRITE = {"request": Request(APIRequestFactory().post("/api/v1/deals/"))}


@pytest.mark.parametrize(
    ("error", "status", "title", "detail"),
    [
        (Http404(), 404, "Not Found", "Not found."),
        (PermissionDenied(), 403, "Forbidden", "You do not have permission to perform this action."),
        (exceptions.MethodNotAllowed("PUT"), 405, "Method Not Allowed", 'Method "PUT" not allowed.'),
        (exceptions.ParseError(), 400, "Bad Request", "Malformed request."),
    ],
)
def test_every_error_has_one_shape(error: Exception, status: int, title: str, detail: str) -> None:
    answer = problem_from_exception(error, READ)
    assert answer is not None
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert json.loads(answer.content) == {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
        "errors": [],
    }


def test_faults_of_a_reading_request_name_its_parameters() -> None:
    error = exceptions.ValidationError(
        {"page_size": [exceptions.ErrorDetail("At most 200.", code="max_value")], "kind": ["Not a kind."]}
    )
    answer = problem_from_exception(error, READ)
    assert answer is not None
    assert json.loads(answer.content)["errors"] == [
        {"code": "max_value", "detail": "At most 200.", "parameter": "page_size"},
        {"code": "invalid", "detail": "Not a kind.", "parameter": "kind"},
    ]


def test_faults_of_a_writing_request_name_its_fields() -> None:
    error = exceptions.ValidationError({"parties": {"name": ["Required."]}, "non_field_errors": ["Not together."]})
    answer = problem_from_exception(error, WRITE)
    assert answer is not None
    assert json.loads(answer.content)["errors"] == [
        {"code": "invalid", "detail": "Required.", "field": "parties.name"},
        {"code": "invalid", "detail": "Not together."},
    ]


class ChallengedStranger(exceptions.NotAuthenticated):
    """As a view raises it: with the challenge of its first authenticator."""

    auth_header = "Bearer"


def test_what_a_client_must_do_next_stands_in_the_headers() -> None:
    throttled = problem_from_exception(exceptions.Throttled(wait=7), READ)
    assert throttled is not None
    assert throttled["Retry-After"] == "7"
    unknown = problem_from_exception(ChallengedStranger(), READ)
    assert unknown is not None
    assert unknown["WWW-Authenticate"] == "Bearer"


def test_a_fault_of_ours_is_left_to_the_handler_of_status_500() -> None:
    assert problem_from_exception(KeyError("ours"), READ) is None
