"""What the desk shows as known beside what is new."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from deals.actions.publications import publish_article
from deals.models import Article, Proposal
from deals.queries.review import review_page
from deals.queries.review.on_file import Filed
from deals.vocabulary import Decision, ProposalKind
from tests.factories.articles import PRICE, REVENUE, accepted, accepted_story, article, user

pytestmark = pytest.mark.django_db
LATER = (
    "Northwind and Borealis speak of their turbines again\n\n"
    "Northwind now expects $3 billion in revenue this year, it said. Its order from Borealis is worth $2.6 billion. "
    "Northwind will enlarge its plant in Oklahoma."
)


def open_(source: Article, kind: ProposalKind, quote: str, /, **value: Any) -> Proposal:
    """What a person entered and nobody has decided on."""
    proposal = accepted(source, kind, quote, **value)
    Proposal.objects.filter(pk=proposal.pk).update(decision=Decision.OPEN, decided_at=None, decided_by=None)
    return proposal


def later(*, published_on: str = "2025-09-01", **fields: Any) -> Article:
    source = article(LATER, published_on=published_on, **fields)
    for name in ("Northwind", "Borealis"):
        open_(source, ProposalKind.COMPANY, name, name=name, role="party", kind="company")
    return source


def beside(proposal: Proposal) -> Filed | None:
    page = review_page(proposal.article)
    cards = page.doubtful + [card for group in page.groups for card in group.cards]
    return next(card.filed for card in cards if card.proposal.pk == proposal.pk)


def revenue(source: Article, **value: Any) -> Proposal:
    rival = {**REVENUE, "raw": "$3 billion", "low": 3e9, "high": 3e9, "bound": "exact", **value}
    return open_(source, ProposalKind.FIGURE, "expects $3 billion in revenue this year", **rival)


def test_a_figure_stands_beside_the_known_ones_with_the_verdict() -> None:
    publish_article(accepted_story(), by=user())
    filed = beside(revenue(later()))
    assert filed is not None
    [known] = filed.statements
    assert (known.words, known.verdict, known.is_same_origin) == (
        "over $4 billion, expected this year",
        "conflict",
        False,
    )


def test_a_deal_that_is_known_lends_its_figures_to_the_comparison() -> None:
    publish_article(accepted_story(), by=user())
    source = later()
    parties = [{"name": "Northwind", "role": "supplier"}, {"name": "Borealis", "role": "customer"}]
    open_(source, ProposalKind.DEAL, "Its order from Borealis", parties=parties, kind="supply", status="signed")
    value = {**PRICE, "raw": "$2.6 billion", "low": 2.6e9, "high": 2.6e9, "bound": "exact"}
    filed = beside(open_(source, ProposalKind.FIGURE, "worth $2.6 billion", **value))
    assert filed is not None
    assert [(known.words, known.verdict) for known in filed.statements] == [
        ("about $2.5 billion, committed", "compatible")
    ]


def test_a_re_report_has_one_origin_with_what_it_reports() -> None:
    publish_article(accepted_story(), by=user())
    source = later()
    open_(source, ProposalKind.CREDIT, "Northwind", name="Harbour Wire")
    filed = beside(revenue(source))
    assert filed is not None
    assert [known.is_same_origin for known in filed.statements] == [True]


def test_a_figure_of_something_else_has_nothing_beside_it() -> None:
    publish_article(accepted_story(), by=user())
    assert beside(revenue(later(), unit="EUR")) is None


@pytest.mark.parametrize(("published_on", "seen"), [("2025-09-01", True), ("", True), ("2024-01-01", False)])
def test_what_was_promised_at_the_place_before_is_shown(published_on: str, seen: bool) -> None:
    publish_article(accepted_story(), by=user())
    source = later(published_on=published_on)
    where = open_(
        source,
        ProposalKind.LOCATION,
        "its plant in Oklahoma",
        name="Oklahoma",
        kind="state",
        country="US",
        admin1="OK",
        company="Northwind",
        facility=None,
    )
    filed = beside(where)
    promised = (
        {heading: [known.words for known in entries] for heading, entries in filed.promises.items()} if filed else {}
    )
    words = ["about $2.5 billion, committed"]
    assert promised == ({f"{name} in Oklahoma": words for name in ("Northwind", "Borealis")} if seen else {})


def test_the_cost_does_not_grow_with_the_figures() -> None:
    publish_article(accepted_story(), by=user())
    source = later()
    counts = []
    for number in (1, 10):
        for _ in range(number):
            revenue(source)
        with CaptureQueriesContext(connection) as queries:
            review_page(source)
        counts.append(len(queries))
    assert counts[0] == counts[1]
