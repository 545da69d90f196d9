"""The numbers of the audit, from decisions made by hand."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from deals.models import Article, Proposal
from deals.queries.audit import audit_page
from deals.queries.audit.tallies import FieldTally
from deals.shares import Share
from deals.vocabulary import Decision, Origin, ProposalKind
from tests.factories.articles import article, cite, user

pytestmark = pytest.mark.django_db

MARCH, APRIL = datetime(2026, 3, 10, tzinfo=UTC), datetime(2026, 4, 20, tzinfo=UTC)
READ = {"measure": "revenue", "low": 4, "period": "this year", "speaker": None}


@pytest.fixture
def source() -> Article:
    return article()


def decided(source: Article, *, rule: str = "money", at: datetime = MARCH, **fields: Any) -> Proposal:
    """A figure that the machine read and an editor accepted as it was, but for what `fields` say."""
    values = {
        "kind": ProposalKind.FIGURE,
        "origin": Origin.MACHINE,
        "proposed": READ,
        "value": READ,
        "decision": Decision.ACCEPTED,
        "decided_at": at,
        "decided_by": user(),
        **fields,
    }
    if values["value"] != values["proposed"]:
        values |= {"edited_at": at, "edited_by": user()}
    number = source.proposals.count()
    return Proposal.objects.create(
        article=source, citation=cite(source, "about $2.5 billion"), rule=rule, position=number, **values
    )


def decide_by_hand(source: Article) -> None:
    """Six by the rule "money" (three right, one edited, two rejected), one right by "share", two missed, one open."""
    for _ in range(3):
        decided(source)
    decided(source, value={**READ, "low": 5, "speaker": "Ada Holm"}, at=APRIL)
    decided(source, decision=Decision.REJECTED, decision_reason="Not a figure", at=APRIL)
    decided(source, decision=Decision.REJECTED, decision_reason="Not a figure", at=APRIL)
    decided(source, rule="share", at=APRIL)
    for at in (MARCH, APRIL):
        decided(source, rule="", origin=Origin.PERSON, proposed=None, value={**READ, "period": ""}, at=at)
    decided(source, decision=Decision.OPEN, decided_at=None, decided_by=None)


def test_rules_are_judged_by_what_became_of_their_proposals(source: Article) -> None:
    decide_by_hand(source)
    money, share = audit_page().rules
    assert (money.kind, money.rule, money.unchanged, money.edited, money.rejected) == ("figure", "money", 3, 1, 2)
    assert (money.exact, money.precision) == (Share(3, 6), Share(4, 6))
    assert money.reasons == [("Not a figure", 2)]
    assert (share.rule, share.exact, share.reasons) == ("share", Share(1, 1), [])


def test_kinds_also_know_what_was_missed(source: Article) -> None:
    decide_by_hand(source)
    page = audit_page()
    [figure] = page.kinds
    assert (figure.missed, figure.precision, figure.recall) == (2, Share(5, 7), Share(5, 7))
    assert page.total is not None
    assert page.total.recall == Share(5, 7)


def test_fields_are_judged_within_what_was_accepted(source: Article) -> None:
    decide_by_hand(source)
    # Accepted: three and one as read, one with low and speaker set right, two by hand without a period.
    assert audit_page().fields == [
        FieldTally("figure", "low", Share(4, 5), Share(4, 7)),
        FieldTally("figure", "measure", Share(5, 5), Share(5, 7)),
        FieldTally("figure", "period", Share(5, 5), Share(5, 5)),
        FieldTally("figure", "speaker", Share(0, 0), Share(0, 1)),
    ]


def test_the_course_goes_by_the_month_or_week_of_the_decision(source: Article) -> None:
    decide_by_hand(source)
    months = audit_page("month")
    assert [(f"{period.start}", period.row.precision, period.row.missed) for period in months.periods] == [
        ("2026-03-01", Share(3, 3), 1),
        ("2026-04-01", Share(2, 4), 1),
    ]
    assert [f"{period.start}" for period in audit_page("week").periods] == ["2026-03-09", "2026-04-20"]


def test_saying_that_a_company_is_new_is_no_correction_of_what_was_read(source: Article) -> None:
    read = {"name": "Northwind", "role": "party"}
    decided(source, kind=ProposalKind.COMPANY, proposed=read, value={**read, "new": True})
    page = audit_page()
    assert page.kinds[0].exact == Share(1, 1)
    assert [field.field for field in page.fields] == ["name", "role"]


def test_queries_do_not_grow_with_the_decisions(source: Article) -> None:
    counts = []
    for _ in range(2):
        decide_by_hand(source)
        with CaptureQueriesContext(connection) as queries:
            audit_page()
        counts.append(len(queries))
    assert counts == [3, 3]


def test_without_decisions_there_is_nothing_to_show() -> None:
    page = audit_page()
    assert (page.total, page.rules, page.fields, page.periods) == (None, [], [], [])
