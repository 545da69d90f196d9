import json
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from companies.models import Company
from deals.actions.publications import publish, publish_article, withdraw
from deals.api.collections import NAMED, NAMES
from deals.models import Deal, Listing, Publication
from deals.vocabulary import Reason, Resource
from tests.deals.api.test_errors import problem
from tests.factories.articles import accepted_story, user
from tests.factories.listings import list_record

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("resource", "name"), NAMES.items())
def test_a_record_is_its_published_document(client: Client, resource: Resource, name: str) -> None:
    publish_article(accepted_story(), by=user())
    row = Listing.objects.of(resource).earliest("pk")
    document = json.loads(row.document)

    by_id = client.get(f"/api/v1/{name}/{row.subject_id}/")
    assert by_id.content.decode() == row.document
    assert client.get(document["api_url"]).content == by_id.content
    assert (row.slug != "") == (resource in NAMED)


def test_a_slug_goes_before_the_id_that_it_looks_like(client: Client) -> None:
    by_id = list_record(Resource.COMPANY, slug="other")
    by_slug = list_record(Resource.COMPANY, slug=str(by_id.subject_id), title="named by a number")
    assert client.get(f"/api/v1/companies/{by_slug.slug}/").json()["title"] == "named by a number"


def test_a_record_costs_one_query(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    list_record(Resource.DEAL, slug="one")
    with django_assert_num_queries(1):
        answer = client.get("/api/v1/deals/one/")
    with django_assert_num_queries(1):
        again = client.get("/api/v1/deals/one/", headers={"If-None-Match": answer.headers["ETag"]})
    assert (answer.status_code, again.status_code, again.content) == (200, 304, b"")


def test_a_new_version_is_seen_at_once(client: Client) -> None:
    publish_article(accepted_story(), by=user())
    company = Company.objects.get(name="Northwind")
    before = client.get(f"/api/v1/companies/{company.pk}/")

    Company.objects.filter(pk=company.pk).update(website="https://northwind.example/")
    publish({(Resource.COMPANY, company.pk)}, reason=Reason.CORRECTION, by=user())

    after = client.get(f"/api/v1/companies/{company.pk}/", headers={"If-None-Match": before.headers["ETag"]})
    assert (after.status_code, after.json()["website"]) == (200, "https://northwind.example/")


def test_the_time_of_a_change_is_told_only_once_its_second_is_over(client: Client) -> None:
    changed = datetime(2026, 3, 4, 5, 6, 7, 100_000, tzinfo=UTC)
    list_record(Resource.DEAL, slug="one", published_at=changed)
    with time_machine.travel(changed.replace(microsecond=900_000), tick=False):
        assert "Last-Modified" not in client.get("/api/v1/deals/one/").headers
    with time_machine.travel(changed.replace(second=8), tick=False):
        answer = client.get("/api/v1/deals/one/")
    assert answer.headers["Last-Modified"] == "Wed, 04 Mar 2026 05:06:07 GMT"
    unchanged = client.get("/api/v1/deals/one/", headers={"If-Modified-Since": answer.headers["Last-Modified"]})
    assert unchanged.status_code == 304


def test_a_merged_record_leads_to_the_one_that_took_over(client: Client) -> None:
    list_record(Resource.COMPANY, slug="old", state=Listing.MERGED, redirect_to="/companies/new/")
    answer = client.get("/api/v1/companies/old/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/api/v1/companies/new/")


def test_a_withdrawn_record_is_gone_and_says_why(client: Client) -> None:
    publish_article(accepted_story(), by=user())
    deal = Deal.objects.get()
    withdraw(Resource.DEAL, deal.pk, reason="The source took it back.", by=user())

    body = problem(client.get(f"/api/v1/deals/{deal.slug}/"), 410)
    assert body["reason"] == "The source took it back."
    assert body["withdrawn_at"]
    assert client.get("/api/v1/deals/").json()["results"] == []
    problem(client.get(f"/api/v1/deals/{deal.slug}/versions/1/"), 410)
    log = client.get(f"/api/v1/deals/{deal.slug}/versions/").json()["results"]
    assert [(entry["version"], entry["reason"]) for entry in log] == [(2, "withdrawal"), (1, "new_record")]


def renamed() -> Company:
    publish_article(accepted_story(), by=user())
    company = Company.objects.get(name="Northwind")
    Company.objects.filter(pk=company.pk).update(website="https://northwind.example/")
    publish({(Resource.COMPANY, company.pk)}, reason=Reason.CORRECTION, by=user(), note="The address was missing.")
    return company


def test_the_log_says_when_and_why_each_version_was_published(client: Client) -> None:
    company = renamed()
    newest, first = client.get(f"/api/v1/companies/{company.slug}/versions/").json()["results"]
    assert (newest["version"], newest["reason"], newest["note"]) == (2, "correction", "The address was missing.")
    assert (first["version"], first["reason"]) == (1, "new_record")
    assert newest["sha256"] != first["sha256"]


def test_each_version_stays_as_it_was_shown(client: Client) -> None:
    company = renamed()
    log: list[dict[str, Any]] = client.get(f"/api/v1/companies/{company.slug}/versions/").json()["results"]
    for entry in log:
        shown = Publication.objects.get(resource="company", subject_id=company.pk, version=entry["version"])
        answer = client.get(entry["api_url"])
        assert answer.content.decode() == shown.document
        again = client.get(entry["api_url"], headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304
    problem(client.get(f"/api/v1/companies/{company.slug}/versions/3/"), 404)
    problem(client.get(f"/api/v1/companies/{company.slug}/versions/{10**20}/"), 404)


def test_a_record_can_be_asked_for_some_fields(client: Client) -> None:
    list_record(Resource.DEAL, slug="one", title="One")
    assert client.get("/api/v1/deals/one/", {"fields": "title"}).json() == {"title": "One"}
    assert problem(client.get("/api/v1/deals/one/", {"kind": "supply"}), 400)["known_parameters"] == ["fields"]


def test_options_say_what_can_be_done(client: Client) -> None:
    answer = client.options("/api/v1/deals/")
    assert (answer.status_code, answer.headers["Allow"]) == (204, "GET, HEAD, OPTIONS")
