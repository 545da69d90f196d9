from typing import Any

import pytest
from django.test import Client

from deals.api.collections import NAMES
from deals.vocabulary import Resource
from tests.factories.listings import list_record

pytestmark = pytest.mark.django_db


def problem(answer: Any, status: int) -> dict[str, Any]:
    """The body of an error answer, which has the one shape that all have."""
    body: dict[str, Any] = answer.json()
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert (body["type"], body["status"]) == ("about:blank", status)
    assert body["title"]
    assert body["detail"]
    assert isinstance(body["errors"], list)
    return body


def test_an_unknown_parameter_is_named_with_those_that_there_are(client: Client) -> None:
    body = problem(client.get("/api/v1/deals/", {"colour": "red", "kind": "supply"}), 400)
    assert [(fault["parameter"], fault["code"]) for fault in body["errors"]] == [("colour", "filters_refused")]
    assert {"kind", "company", "page_size", "cursor", "fields"} <= set(body["known_parameters"])


def test_every_fault_is_named_at_once(client: Client) -> None:
    body = problem(client.get("/api/v1/deals/", {"kind": "marriage", "announced_after": "soon", "page_size": "0"}), 400)
    assert {fault["parameter"] for fault in body["errors"]} == {"kind", "announced_after", "page_size"}
    assert all(fault["detail"] for fault in body["errors"])


def test_a_cursor_of_no_list_is_refused(client: Client) -> None:
    body = problem(client.get("/api/v1/deals/", {"cursor": "nonsense"}), 400)
    assert [fault["parameter"] for fault in body["errors"]] == ["cursor"]


def test_unknown_fields_are_named_with_those_that_there_are(client: Client) -> None:
    body = problem(client.get("/api/v1/companies/", {"fields": "name,colour"}), 400)
    assert "colour" in body["errors"][0]["detail"]
    assert {"name", "deals", "version", "published_at"} <= set(body["known_fields"])


@pytest.mark.parametrize("name", NAMES.values())
@pytest.mark.parametrize(
    "key", ["nothing-here", "0", "9" * 30, "9" * 5000, "%00", "a%00b", "%E2%80%AE", "a b", "..%2F"]
)
def test_what_never_was_is_not_found(client: Client, name: str, key: str) -> None:
    problem(client.get(f"/api/v1/{name}/{key}/"), 404)


def test_an_address_that_is_none_is_not_found(client: Client) -> None:
    problem(client.get("/api/v1/partnerships/"), 404)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["/api/v1/", "/api/v1/deals/", "/api/v1/deals/one/", "/api/v1/schema/"])
def test_nothing_can_be_written(client: Client, method: str, path: str) -> None:
    list_record(Resource.DEAL, slug="one")
    answer = getattr(client, method)(path)
    problem(answer, 405)
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_an_insisted_version_that_is_not_the_present_one_fails(client: Client) -> None:
    problem(client.get("/api/v1/deals/", headers={"If-Match": '"other"'}), 412)
