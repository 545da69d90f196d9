import json
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from deals.actions.publications import publish_article
from deals.api.collections import NAMES
from deals.models import Listing
from deals.vocabulary import Resource
from tests.factories.articles import accepted_story, user
from tests.factories.listings import list_record

pytestmark = pytest.mark.django_db


def titles(answer: Any) -> list[str]:
    return [record["title"] for record in answer.json()["results"]]


@pytest.mark.parametrize(("resource", "name"), NAMES.items())
def test_a_list_carries_the_published_documents_byte_for_byte(client: Client, resource: Resource, name: str) -> None:
    publish_article(accepted_story(), by=user())

    answer = client.get(f"/api/v1/{name}/", {"ordering": "title"})

    documents = Listing.objects.of(resource).order_by("title", "subject_id").values_list("document", flat=True)
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.content.decode() == f'{{"next":null,"previous":null,"results":[{",".join(documents)}]}}'
    assert documents


def test_an_empty_list_is_a_list(client: Client) -> None:
    assert client.get("/api/v1/deals/").json() == {"next": None, "previous": None, "results": []}


def test_filters_mean_what_they_mean_on_pages(client: Client) -> None:
    list_record(Resource.DEAL, title="supply", kinds=["supply"])
    list_record(Resource.DEAL, title="licensing", kinds=["licensing"])
    assert titles(client.get("/api/v1/deals/", {"kind": "supply"})) == ["supply"]


def test_walking_a_list_sees_each_row_once_even_while_rows_are_added(client: Client) -> None:
    for number in range(7):
        list_record(Resource.DEAL, title=f"{number}", stated_on=f"2025-01-0{number + 1}")

    first = client.get("/api/v1/deals/", {"page_size": "3", "fields": "title"})
    list_record(Resource.DEAL, title="newer", stated_on="2026-01-01")
    second = client.get(first.json()["next"])
    third = client.get(second.json()["next"])

    assert [titles(page) for page in (first, second, third)] == [["6", "5", "4"], ["3", "2", "1"], ["0"]]
    assert third.json()["next"] is None
    back = client.get(third.json()["previous"])
    assert titles(back) == titles(second)
    assert titles(client.get(back.json()["previous"])) == ["6", "5", "4"]
    start = client.get(client.get(back.json()["previous"]).json()["previous"])
    assert (titles(start), start.json()["previous"]) == (["newer"], None)


def test_a_list_of_long_titles_can_be_walked(client: Client) -> None:
    for number in range(3):
        list_record(Resource.FIGURE, title="\u96fb" * 499 + str(number))
    page = client.get("/api/v1/figures/", {"ordering": "title", "page_size": "2", "fields": "id"})
    assert len(client.get(page.json()["next"]).json()["results"]) == 1


def test_a_link_is_an_address_that_keeps_the_question(client: Client) -> None:
    for _ in range(2):
        list_record(Resource.DEAL, kinds=["supply"])
    link = client.get("/api/v1/deals/", {"kind": "supply", "page_size": "1"}).json()["next"]
    assert link.startswith("http://testserver/api/v1/deals/?kind=supply&page_size=1&cursor=")


def test_a_page_has_50_rows_unless_asked_and_200_at_most(client: Client) -> None:
    for _ in range(51):
        list_record(Resource.PLACE)
    assert len(titles(client.get("/api/v1/places/"))) == 50
    assert len(titles(client.get("/api/v1/places/", {"page_size": "200"}))) == 51
    assert client.get("/api/v1/places/", {"page_size": "201"}).status_code == 400


def test_fields_leaves_only_those_in_the_order_of_the_document(client: Client) -> None:
    publish_article(accepted_story(), by=user())
    [deal] = client.get("/api/v1/deals/", {"fields": "version, title,id"}).json()["results"]
    assert list(deal) == ["id", "title", "version"]


@pytest.mark.parametrize("rows", [2, 20])
@pytest.mark.parametrize("question", [{}, {"q": "deal"}, {"measure": "revenue"}, {"fields": "id"}])
def test_a_list_costs_two_queries_however_many_rows(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int, question: dict[str, str]
) -> None:
    for _ in range(rows):
        deal = list_record(Resource.DEAL)
        list_record(Resource.FIGURE, deals=[deal.subject_id], measure="revenue")
    with django_assert_num_queries(2):
        assert len(client.get("/api/v1/deals/", question).json()["results"]) == rows


def test_an_unchanged_list_costs_one_query(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    etag = client.get("/api/v1/deals/").headers["ETag"]
    with django_assert_num_queries(1):
        assert client.get("/api/v1/deals/", headers={"If-None-Match": etag}).status_code == 304


def test_after_a_publication_a_list_is_fresh(client: Client) -> None:
    before = client.get("/api/v1/deals/").headers["ETag"]
    publish_article(accepted_story(), by=user())
    answer = client.get("/api/v1/deals/", headers={"If-None-Match": before})
    assert answer.status_code == 200
    assert answer.headers["ETag"] != before
    assert len(json.loads(answer.content)["results"]) == 1


def test_a_head_has_the_headers_of_the_list(client: Client) -> None:
    whole, head = client.get("/api/v1/deals/"), client.head("/api/v1/deals/")
    assert head.content == b""
    assert head.headers["ETag"] == whole.headers["ETag"]
    assert head.headers["Content-Length"] == whole.headers["Content-Length"]
