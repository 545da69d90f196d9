import csv
from io import StringIO
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from companies.actions import add_company
from companies.models import Company
from companies.vocabulary import CompanyKind
from deals.vocabulary import Resource
from tests.factories.articles import user
from tests.factories.listings import list_record


def reference(name: str) -> dict[str, Any]:
    slug = name.lower()
    return {"kind": "company", "id": 1, "slug": slug, "name": name, "url": f"/companies/{slug}/"}


def list_deal(title: str, kind: str, status: str, binding: str, **roles: str) -> None:
    """A published deal of companies by role."""
    citation = {"quote": f"words of {title}", "url": "/articles/1/", "publisher": "Harbour Wire"}
    parties = [
        {"company": reference(name), "description": "", "role": role, "citation": citation}
        for role, name in roles.items()
    ]
    slugs = [name.lower() for name in roles.values()]
    list_record(
        Resource.DEAL,
        title=title,
        slug=title.lower().replace(" ", "-"),
        kinds=[kind],
        statuses=[status],
        bindings=[binding],
        companies=slugs,
        party_roles=[*roles, *(f"{name.lower()}:{role}" for role, name in roles.items())],
        document={
            "url": f"/deals/{title.lower().replace(' ', '-')}/",
            "kind": kind,
            "status": status,
            "binding": binding,
            "parties": parties,
            "figures": [],
        },
    )


@pytest.fixture
def triangle(db: None, empty_cache: None) -> None:
    """Quill invests in Fjord, Fjord rents from Reed, Reed buys from Quill; only the first is not bound."""
    list_deal("Shares", "investment", "announced", "non_binding", investor="Quill", investee="Fjord")
    list_deal("Computing", "cloud_compute", "active", "not_stated", customer="Fjord", supplier="Reed")
    list_deal("Chips", "supply", "signed", "binding", customer="Reed", supplier="Quill")
    list_deal("Study", "research", "active", "not_stated", partner="Moss", developer="Fjord")


def test_a_circular_flow_is_listed_with_its_legs_and_words(client: Client, triangle: None) -> None:
    response = client.get("/network/?whole=1")
    (circle,) = response.context["page"].circular.circles
    legs = [(leg.payer.name, leg.payee.name, leg.kind, leg.firm) for leg in circle.legs]
    assert legs == [
        ("Fjord", "Reed", "compute", True),
        ("Reed", "Quill", "service", True),
        ("Quill", "Fjord", "equity", False),
    ]
    page = response.content.decode()
    assert "not all of it binds" in page
    assert "<mark>words of Shares</mark>" in page


def test_binding_only_breaks_what_is_only_announced(client: Client, triangle: None) -> None:
    page = client.get("/network/?whole=1&binding_only=1").content.decode()
    assert "No circle closes on what binds." in page
    assert "Shares" not in page
    assert "Chips" in page


def test_without_a_question_the_company_with_most_deals_is_the_centre(client: Client, triangle: None) -> None:
    page = client.get("/network/").context["page"]
    assert page.title == "Fjord"
    assert {node.name for node in page.nodes} == {"Fjord", "Quill", "Reed", "Moss"}


def test_a_neighbourhood_shows_the_partners_and_the_deals_among_them(client: Client, triangle: None) -> None:
    page = client.get("/network/?company=quill").context["page"]
    assert {node.name for node in page.nodes} == {"Quill", "Fjord", "Reed"}
    assert {(line.one.name, line.other.name) for line in page.lines} == {
        ("Quill", "Fjord"),
        ("Fjord", "Reed"),
        ("Reed", "Quill"),
    }
    assert len(page.circular.circles) == 1
    assert client.get("/network/?company=moss").context["page"].circular.circles == []


def test_a_subsidiary_closes_the_circle_of_its_parent(client: Client, db: None, empty_cache: None) -> None:
    parent = add_company(name="Quill", kind=CompanyKind.COMPANY, country="US", by=user())
    child = add_company(name="Quillcloud", kind=CompanyKind.COMPANY, country="US", by=user())
    Company.objects.filter(pk=child.pk).update(parent=parent)
    list_deal("Shares", "investment", "signed", "not_stated", investor="Quill", investee="Fjord")
    list_deal("Computing", "cloud_compute", "active", "not_stated", customer="Fjord", supplier="Quillcloud")
    page = client.get("/network/?whole=1")
    (circle,) = page.context["page"].circular.circles
    assert [leg.payer.name for leg in circle.legs] == ["Fjord", "Quill"]
    assert "paid to <bdi>Quillcloud</bdi>" in page.content.decode()


def test_a_deal_that_is_over_closes_no_circle(client: Client, db: None, empty_cache: None) -> None:
    list_deal("Shares", "investment", "cancelled", "binding", investor="Quill", investee="Fjord")
    list_deal("Computing", "cloud_compute", "active", "binding", customer="Fjord", supplier="Quill")
    page = client.get("/network/?whole=1").context["page"]
    assert page.circular.circles == []
    assert {(line.kind, line.firm) for line in page.lines} == {("compute", True), ("with", False)}


@pytest.mark.parametrize(("address", "rows"), [("/network/lines.csv?whole=1", 4), ("/network/circles.csv?whole=1", 3)])
def test_what_is_drawn_can_be_downloaded(client: Client, triangle: None, address: str, rows: int) -> None:
    response = client.get(address)
    table = list(csv.DictReader(StringIO(response.content.decode())))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert len(table) == rows
    assert {row["url"] for row in table} >= {"http://testserver/deals/shares/", "http://testserver/deals/chips/"}
    assert {row["licence"] for row in table} == {"CC BY 4.0"}


def test_the_search_for_circles_is_done_once_for_each_publication(client: Client, triangle: None) -> None:
    before = client.get("/network/?whole=1").context["page"].circular
    assert client.get("/network/?whole=1").context["page"].circular == before
    cache.clear()
    assert client.get("/network/?whole=1").context["page"].circular == before


def test_an_unknown_switch_is_refused(client: Client, db: None) -> None:
    assert client.get("/network/?colour=blue").status_code == 400
