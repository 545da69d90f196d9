import csv
from io import StringIO
from typing import Any

import pytest
from django.test import Client

from companies.models import Company
from deals.actions.publications import publish_article
from deals.models import Article, Deal, Speaker
from deals.queries.pages.promises import promises_of
from deals.vocabulary import Resource
from tests.factories.articles import REVENUE, STORY, accepted_story, user
from tests.factories.listings import list_record


def test_a_company_shows_how_a_figure_went_over_time(client: Client, story: Article) -> None:
    address = f"/companies/{Company.objects.get(name='Northwind').slug}/"
    assert "How it went over time" not in client.get(address).content.decode()
    later = accepted_story(text=f"{STORY}\n\nLater.", published_on="2025-09-01", publisher="Fjord Times")
    later.proposals.filter(value__measure="revenue").update(value=REVENUE | {"low": 1e9, "high": 1e9, "bound": "exact"})
    publish_article(later, by=user())
    page = client.get(address).content.decode()
    assert '<svg class="over-time"' in page
    assert "<b>A</b> <bdi>Harbour Wire</bdi> · <b>B</b> <bdi>Fjord Times</bdi>" in page
    assert "lower than the one before" in page


@pytest.mark.parametrize("kind", ["deals", "companies"])
def test_the_figures_of_a_page_can_be_downloaded(client: Client, deal: Deal, kind: str) -> None:
    slug = deal.slug if kind == "deals" else "northwind"
    response = client.get(f"/{kind}/{slug}/figures.csv")
    (row,) = csv.DictReader(StringIO(response.content.decode()))
    expected = "about $2.5 billion, committed" if kind == "deals" else "over $4 billion, expected this year"
    assert row["in_words"] == expected
    assert row["quote"] in STORY
    assert row["url"].startswith("http://testserver/figures/")


def test_a_speaker_without_figures_has_an_empty_file(client: Client, story: Article) -> None:
    response = client.get(f"/speakers/{Speaker.objects.get().slug}/figures.csv")
    assert list(csv.DictReader(StringIO(response.content.decode()))) == []
    assert client.get("/speakers/nobody/figures.csv").status_code == 404


def place(slug: str, facility: int | None = None) -> dict[str, Any]:
    return {"url": f"/places/{slug}/", "name": slug.title(), "facility": {"id": facility} if facility else None}


def promise(number: int, measure: str, subject: dict[str, Any], **changed: Any) -> dict[str, Any]:
    return {
        "id": number,
        "quantity": number,
        "measure": measure,
        "unit": "USD",
        "low": 1e9,
        "high": 1e9,
        "bound": "exact",
        "modality": "commitment",
        "change": None,
        "basis": "total",
        "period": "",
        "subject": subject,
        "stated_on": {"value": "2025-01-01"},
    } | changed


def test_a_promise_stands_at_its_facility_or_at_all_places_together(db: None) -> None:
    of_deal, of_works = {"kind": "deal", "id": 1}, {"kind": "facility", "id": 7}
    row = list_record(
        Resource.DEAL,
        document={
            "places": [place("ohio"), place("texas", facility=7)],
            "figures": [
                promise(1, "investment", of_deal),
                promise(2, "jobs", of_works),
                promise(3, "revenue", of_deal),
                promise(4, "jobs", of_works, modality="actual"),
            ],
        },
    )
    found = [([each["name"] for each in one.places], len(one.promises)) for one in promises_of([row.subject_id])]
    assert found == [(["Texas"], 1), (["Ohio", "Texas"], 1)]


def test_of_each_quantity_only_the_newest_promise_is_shown(db: None) -> None:
    of_deal = {"kind": "deal", "id": 1}
    figures = [
        promise(1, "jobs", of_deal, quantity=5),
        promise(2, "jobs", of_deal, quantity=5, stated_on={"value": "2025-06"}),
    ]
    row = list_record(Resource.DEAL, document={"places": [], "figures": figures})
    (found,) = promises_of([row.subject_id])
    assert found.places == []
    assert [promised.statement.figure["id"] for promised in found.promises] == [2]
