"""The desk without JavaScript, and what htmx gets of it."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from companies.actions import add_company
from companies.vocabulary import CompanyKind
from deals.models import Article, Proposal
from deals.vocabulary import ProposalKind
from tests.factories.drafts import bare, drafted, proposed, user

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(user())
    return client


@pytest.fixture
def article() -> Article:
    return bare()


@pytest.fixture
def company(article: Article) -> Proposal:
    return proposed(
        article, ProposalKind.COMPANY, "Aurora Motors", {"name": "Aurora Motors", "role": "party", "kind": "company"}
    )


@pytest.fixture
def figure(article: Article) -> Proposal:
    return proposed(
        article,
        ProposalKind.FIGURE,
        "Borealis expects revenue of over $400 million a year from it",
        {
            "raw": "$400 million",
            "measure": "revenue",
            "low": 4e8,
            "high": None,
            "unit": "USD",
            "bound": "at_least",
            "modality": "expected",
            "change": None,
            "basis": "per_year",
            "period": None,
            "subject": "Aurora Motors",
            "speaker": None,
        },
    )


def address(name: str, *args: Article | Proposal) -> str:
    return reverse(f"admin:desk-{name}", args=[arg.pk for arg in args])


def page(response: Any) -> str:
    return str(response.content.decode())


def form_of(proposal: Proposal, **typed: Any) -> dict[str, Any]:
    """What the edit form of a proposal sends."""
    value = {field: "" if content is None else content for field, content in proposal.value.items()}
    return {**value, "version": proposal.version, "quote": proposal.citation.quote, **typed}


def test_a_read_article_is_shown_with_every_span_marked(editor: Client) -> None:
    article = drafted()
    shown = page(editor.get(address("review", article)))
    for proposal in article.proposals.all():
        assert f'id="proposal-{proposal.pk}"' in shown
        assert f'href="#proposal-{proposal.pk}"' in shown
    assert "over $400 million a year" in shown


def test_the_page_brings_no_script_or_style_of_its_own(editor: Client, figure: Proposal) -> None:
    shown = page(editor.get(address("review", figure.article)))
    assert "<style" not in shown
    assert " style=" not in shown
    assert shown.count("<script") == shown.count("<script src=") + shown.count("<script defer src=")


def test_a_decision_without_javascript_leads_back_to_its_card(editor: Client, company: Proposal) -> None:
    response = editor.post(address("accept", company.article, company), {"version": 1})
    assert response["Location"] == f"{address('review', company.article)}#proposal-{company.pk}"
    company.refresh_from_db()
    assert company.decision == "accepted"


def test_htmx_gets_the_card_the_text_and_the_progress(editor: Client, company: Proposal) -> None:
    response = editor.post(address("accept", company.article, company), {"version": 1}, headers=HTMX)
    shown = page(response)
    assert shown.lstrip().startswith(f'<article class="card k-company is-accepted" id="proposal-{company.pk}"')
    assert 'id="article-text"' in shown
    assert 'id="progress"' in shown
    assert shown.count("hx-swap-oob") == 2
    assert "<html" not in shown


def test_a_rejection_without_a_reason_is_refused(editor: Client, company: Proposal) -> None:
    response = editor.post(address("reject", company.article, company), {"version": 1, "reason": ""})
    assert response.status_code == 422
    assert "Say in a few words why" in page(response)


def test_a_stale_decision_is_refused_and_shows_what_is_there_now(editor: Client, company: Proposal) -> None:
    editor.post(address("reject", company.article, company), {"version": 1, "reason": "Twice."})
    for headers in ({}, HTMX):
        response = editor.post(address("accept", company.article, company), {"version": 1}, headers=headers)
        assert response.status_code == 409
        assert "changed this meanwhile: it was “open”, is now “rejected”" in page(response)


def test_the_form_opens_without_and_with_htmx(editor: Client, figure: Proposal) -> None:
    whole = page(editor.get(address("review", figure.article), {"edit": figure.pk}))
    card = page(editor.get(address("card", figure.article, figure), headers=HTMX))
    for shown in (whole, card):
        assert 'name="low" value="400,000,000"' in shown
        assert "over $400 million a year, expected" in shown
    shut = page(editor.get(f"{address('card', figure.article, figure)}?shut", headers=HTMX))
    assert 'name="low"' not in shut


def test_an_edit_is_saved_and_accepted(editor: Client, figure: Proposal) -> None:
    typed = form_of(figure, modality="target", quote="revenue of over $400 million a year", accept="1")
    assert editor.post(address("edit", figure.article, figure), typed).status_code == 302
    figure.refresh_from_db()
    assert (figure.decision, figure.value["modality"], figure.value["low"]) == ("accepted", "target", 400_000_000)
    assert figure.citation.quote == "revenue of over $400 million a year"


def test_an_edit_that_cannot_be_keeps_what_was_typed(editor: Client, figure: Proposal) -> None:
    typed = form_of(figure, low="a lot", period="by 2040", quote="revenue of nearly $400 million")
    response = editor.post(address("edit", figure.article, figure), typed)
    shown = page(response)
    assert response.status_code == 422
    assert 'value="a lot"' in shown
    assert 'value="by 2040"' in shown
    assert "revenue of nearly $400 million" in shown
    assert "does not stand in the article" in shown


def test_the_wording_follows_what_is_typed(editor: Client, figure: Proposal) -> None:
    shown = page(editor.post(address("preview", figure.article), form_of(figure, low="1.2 billion", modality="target")))
    assert "over $1.2 billion a year, targeted" in shown
    assert "is no number" in page(editor.post(address("preview", figure.article), form_of(figure, low="much")))
    assert "do not fit" in page(editor.post(address("preview", figure.article), form_of(figure, low="")))


def test_selected_words_become_a_figure(editor: Client, article: Article, company: Proposal) -> None:
    start = article.text.index("$2.5 billion")
    shown = page(editor.get(address("review", article), {"add": "figure", "start": str(start), "end": str(start + 12)}))
    assert 'name="low" value="2,500,000,000"' in shown
    typed = {
        "kind": "figure",
        "start": start,
        "quote": "Aurora will invest $2.5 billion in the plant",
        "raw": "$2.5 billion",
        "measure": "investment",
        "low": "2,500,000,000",
        "high": "2,500,000,000",
        "unit": "USD",
        "bound": "exact",
        "modality": "commitment",
        "basis": "total",
        "subject": "Aurora Motors",
    }
    response = editor.post(address("add", article), typed)
    added = article.proposals.get(origin="person")
    assert response["Location"].endswith(f"#proposal-{added.pk}")
    assert added.citation.quote == "Aurora will invest $2.5 billion in the plant"
    refused = editor.post(address("add", article), {**typed, "raw": "$9 billion"})
    assert refused.status_code == 422
    assert 'value="$9 billion"' in page(refused)


@pytest.mark.parametrize("kind", ProposalKind.values())
def test_words_copied_from_the_text_open_a_form_of_every_kind(editor: Client, article: Article, kind: str) -> None:
    shown = page(editor.get(address("review", article), {"add": kind, "quote": "batteries together  in Ohio"}))
    assert "New " in shown
    assert "batteries together in Ohio" in shown


def test_words_that_are_not_in_the_text_open_nothing(editor: Client, article: Article) -> None:
    shown = page(editor.get(address("review", article), {"add": "company", "quote": "Northwind"}))
    assert "does not stand in the article" in shown
    assert "New company" not in shown


def test_a_company_is_matched_by_choice_or_by_name(editor: Client, company: Proposal) -> None:
    known = add_company(name="Aurora Holding", kind=CompanyKind.COMPANY, by=user())
    editor.post(address("company", company.article, company), {"company": known.pk, "version": 1})
    company.refresh_from_db()
    assert company.company == known
    editor.post(address("company", company.article, company), {"company": ""})
    company.refresh_from_db()
    assert company.company is None
    response = editor.post(address("company", company.article, company), {"name": "Aurora Holding Inc."})
    company.refresh_from_db()
    assert (response.status_code, company.company) == (302, known)
    refused = editor.post(address("company", company.article, company), {"name": "Nobody"})
    assert "No known company has the name" in page(refused)


def test_an_article_goes_from_draft_to_publication(editor: Client, company: Proposal, figure: Proposal) -> None:
    article = company.article
    assert "disabled" in page(editor.get(address("review", article)))
    response = editor.post(address("publish", article))
    assert (response.status_code, "Decide on the 2" in page(response)) == (422, True)
    assert "2 accepted." in page(editor.post(address("accept-all", article), follow=True))
    shown = page(editor.post(address("publish", article), follow=True))
    assert "records have a new version" in shown
    article.refresh_from_db()
    assert article.state == "published"
    assert "public page" in shown
    assert f"/review/{figure.pk}/undo/" not in shown


def test_what_is_known_of_the_article_is_set_on_the_desk(editor: Client, article: Article) -> None:
    typed = {"title": "T", "publisher": "P", "published_on": "March 2026", "url": "https://news.example/a"}
    editor.post(address("describe", article), typed)
    article.refresh_from_db()
    assert (article.title, article.publisher, article.published_on) == ("T", "P", "2026-03")
    refused = editor.post(address("describe", article), {**typed, "published_on": "soon"})
    assert "as precisely as it is stated" in page(refused)
    refused = editor.post(address("describe", article), {**typed, "url": "nowhere"})
    assert "is not fetched" in page(refused)


def test_the_page_costs_the_same_queries_for_one_and_for_many(editor: Client, article: Article) -> None:
    counts = []
    editor.get(address("review", article))  # takes the article
    for proposals in (2, 20):
        for _ in range(proposals):
            proposed(article, ProposalKind.CREDIT, "Ohio", {"name": "Ohio"})
        with CaptureQueriesContext(connection) as queries:
            editor.get(address("review", article))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_an_answer_that_accepts_goes_with_the_match(editor: Client, company: Proposal) -> None:
    known = add_company(name="Aurora Holding", kind=CompanyKind.COMPANY, by=user())
    editor.post(address("company", company.article, company), {"company": known.pk, "accepted": "1"})
    company.refresh_from_db()
    assert (company.company, company.decision, company.version) == (known, "accepted", 2)


def test_an_advertiser_is_not_said_to_become_a_company(editor: Client, article: Article) -> None:
    value = {"name": "Aurora Motors", "role": "promotional", "kind": "company"}
    proposed(article, ProposalKind.COMPANY, "Aurora Motors", value)
    shown = page(editor.get(address("review", article)))
    assert "no company is made of it" in shown
    assert "Will be a new company" not in shown


def test_an_edit_is_undone_then_nothing_is_left_to_undo(editor: Client, figure: Proposal) -> None:
    editor.post(address("edit", figure.article, figure), form_of(figure, modality="target", accept="1"))
    shown = page(editor.post(address("undo", figure.article, figure), follow=True))
    figure.refresh_from_db()
    assert (figure.value["modality"], figure.decision) == ("expected", "open")
    assert f"/review/{figure.pk}/undo/" not in shown
    assert editor.post(address("undo", figure.article, figure)).status_code == 422


@pytest.mark.parametrize(("quote", "kind"), [("$2.5 billion", "figure"), ("Ohio", "location"), ("Borealis", "company")])
def test_a_selection_proposes_what_it_holds(editor: Client, article: Article, quote: str, kind: str) -> None:
    assert f"New {kind}" in page(editor.get(address("review", article), {"add": "auto", "quote": quote}))


# Two editors


@pytest.fixture
def other() -> Client:
    client = Client()
    client.force_login(user())
    return client


def test_the_second_editor_sees_who_has_the_article_and_may_take_it_over(
    editor: Client, other: Client, article: Article
) -> None:
    assert "Take over" not in page(editor.get(address("review", article)))
    taken = page(other.get(address("review", article)))
    assert f"{article.lease.holder} has had this open since" in taken
    other.post(address("take-over", article))
    assert "Take over" not in page(other.get(address("review", article)))
    told = page(editor.post(address("hold", article), {"since": "soon"}))
    assert "Take over" in told
    assert "<html" not in told


def test_an_open_page_is_told_what_others_changed(editor: Client, other: Client, company: Proposal) -> None:
    article = company.article
    before = timezone.now().isoformat()
    other.post(address("accept", article, company), {"version": 1})
    assert "changed 1 proposal since" in page(editor.post(address("hold", article), {"since": before}))
    assert "changed 1 proposal" not in page(other.post(address("hold", article), {"since": before}))


def test_a_stale_edit_keeps_what_was_typed_beside_what_changed(editor: Client, other: Client, figure: Proposal) -> None:
    other.post(address("edit", figure.article, figure), form_of(figure, modality="target"))
    response = editor.post(address("edit", figure.article, figure), form_of(figure, period="by 2040"))
    shown = page(response)
    assert response.status_code == 409
    assert "How sure was “expected”, is now “target”" in shown
    assert 'value="by 2040"' in shown


def test_what_is_not_there_is_not_found(editor: Client, company: Proposal) -> None:
    other = bare("Another article.")
    assert editor.get(reverse("admin:desk-review", args=[10**6])).status_code == 404
    assert editor.post(address("accept", other, company)).status_code == 404
