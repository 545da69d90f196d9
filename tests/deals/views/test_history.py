"""What changed, on the public pages and in the API; and what answers once a record is withdrawn."""

import html

import pytest
from django.test import Client

from companies.models import Company
from deals.actions.publications import publish, publish_article, withdraw
from deals.models import Article, Deal, Figure, Publication
from deals.vocabulary import ProposalKind, Reason, Resource
from tests.factories.articles import PRICE, accepted, article, user

pytestmark = pytest.mark.django_db

WEAKER = "Northwind may supply Borealis with turbines worth about $2.5 billion, or cancel the order."


def second_source(deal: Deal, *, status: str = "signed") -> Article:
    """An article of a later day in which the price is only possible."""
    source = article(WEAKER, published_on="2025-06-01", publisher="Inc")
    for name in ("Northwind", "Borealis"):
        accepted(source, ProposalKind.COMPANY, name, name=name, role="party")
    parties = [{"name": "Northwind"}, {"name": "Borealis"}]
    told = accepted(
        source, ProposalKind.DEAL, "Northwind may supply Borealis", parties=parties, kind="supply", status=status
    )
    told.deal = deal
    told.save()
    accepted(source, ProposalKind.FIGURE, "worth about $2.5 billion", **{**PRICE, "modality": "option"})
    publish_article(source, by=user())
    return source


def page_of(client: Client, address: str) -> str:
    return " ".join(html.unescape(client.get(address).content.decode()).split())


def test_a_weakened_hedge_is_told_in_words_on_page_api_and_log(client: Client, deal: Deal) -> None:
    second_source(deal)
    newest = Publication.objects.filter(resource="deal").latest("version")
    assert newest.reason == Reason.HEDGE_WEAKENED
    old, new = "about $2.5 billion, committed", "about $2.5 billion, as an option"
    words = f"hedge weakened: “{old}” became “{new}” (deal value)"
    assert newest.differences[0]["text"] == words

    assert words in page_of(client, deal.get_absolute_url())
    assert words in page_of(client, "/about/corrections/")
    log = client.get(f"/api/v1/deals/{deal.slug}/versions/").json()["results"]
    assert log[0]["changes"] == newest.differences
    assert log[0]["changes"][0]["kind"] == "hedge_weakened"
    assert log[-1]["changes"] == []


def test_a_step_down_is_told_and_the_ladder_keeps_what_it_undid(client: Client, deal: Deal) -> None:
    second_source(deal, status="cancelled")
    newest = Publication.objects.filter(resource="deal").latest("version")
    assert newest.reason == Reason.STEP_DOWN

    page = page_of(client, deal.get_absolute_url())
    assert "step down: cancelled, no date stated" in page
    assert page.index('<li class="is-signed">') < page.index('<li class="is-cancelled">')
    assert "Northwind may supply Borealis" in page  # the words that each step is cited by
    document = client.get(f"/api/v1/deals/{deal.slug}/").json()
    assert (document["status"], document["binding"]) == ("cancelled", "binding")
    assert [(step["status"], step["citation"]["quote"][:20]) for step in document["status_steps"]] == [
        ("signed", "Northwind will suppl"),
        ("cancelled", "Northwind may supply"),
    ]
    assert '<span class="binding">binding</span>' in page


def test_a_correction_names_what_was_corrected(client: Client, deal: Deal) -> None:
    Deal.objects.update(kind="joint_venture")
    publish({(Resource.DEAL, deal.pk)}, reason=Reason.CORRECTION, by=user(), note="Misfiled")
    assert "kind: “supply” became “joint venture”" in page_of(client, deal.get_absolute_url())


def test_what_is_only_shown_anew_says_no_more_than_that(client: Client, deal: Deal) -> None:
    Article.objects.update(title="Northwind and Borealis sign")
    publish({(Resource.DEAL, deal.pk)}, reason=Reason.RERENDER, by=user())
    page = page_of(client, deal.get_absolute_url())
    assert "source renamed" in page

    Article.objects.update(url="https://harbour.example/moved")
    publish({(Resource.DEAL, deal.pk)}, reason=Reason.RERENDER, by=user())
    log = client.get(f"/api/v1/deals/{deal.slug}/versions/").json()["results"]
    assert [change["kind"] for change in log[0]["changes"]] == ["rerendered"]
    assert "nothing that is stated has changed" not in page_of(client, deal.get_absolute_url())


@pytest.mark.parametrize("model", [Deal, Company, Figure, Article])
def test_a_withdrawn_record_answers_410_with_the_reason(client: Client, deal: Deal, model: type[Deal]) -> None:
    record = model._default_manager.all()[0]
    withdraw(Resource(model._meta.model_name or ""), record.pk, reason="A hoax & a <joke>.", by=user())

    page = client.get(record.get_absolute_url())
    assert page.status_code == 410
    assert "A hoax &amp; a &lt;joke&gt;." in page.content.decode()
    api = client.get(f"/api/v1{record.get_absolute_url()}")
    assert (api.status_code, api.json()["reason"]) == (410, "A hoax & a <joke>.")
    log = client.get(f"/api/v1{record.get_absolute_url()}versions/").json()["results"]
    assert log[0]["changes"][0] == {
        "kind": "withdrawn",
        "field": "withdrawn",
        "text": "withdrawn: A hoax & a <joke>.",
    }
