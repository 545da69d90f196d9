from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deals.comparison import Statement, Verdict, compare, period_meant
from deals.purposes import Purpose
from deals.values import Interval, PartialDate
from deals.vocabulary import Basis, Bound, Change, Modality


def said(low: float | None, high: float | None, bound: str, *, on: str = "", **more: Any) -> Statement:
    return Statement(
        interval=Interval.clean(low, high, bound),
        unit=more.pop("unit", "USD"),
        modality=Modality(more.pop("modality", "expected")),
        stated_on=PartialDate.parse(on) if on else None,
        **more,
    )


RUNNING, TRAINING = Purpose(frozenset({"running", "models"})), Purpose(frozenset({"training"}))
over_20 = said(20e9, None, "at_least", on="2025-11")
TABLE = [
    # intervals that meet
    (over_20, said(23e9, 23e9, "about", on="2025-12"), Verdict.COMPATIBLE),
    (over_20, said(None, 25e9, "at_most"), Verdict.COMPATIBLE),
    (said(1e11, 9.99e11, "vague"), said(2e11, 2e11, "exact"), Verdict.COMPATIBLE),
    (said(1.4e12, 1.4e12, "exact"), said(1.38e12, 1.38e12, "exact"), Verdict.COMPATIBLE),
    (said(1.4e12, 1.4e12, "about"), said(1.5e12, 1.5e12, "exact"), Verdict.COMPATIBLE),
    (said(400, 500, "range", unit="jobs"), said(500, 600, "range", unit="jobs"), Verdict.COMPATIBLE),
    # scope
    (over_20, said(9e9, 9e9, "exact", unit="EUR"), Verdict.DIFFERENT_SCOPE),
    (said(1, 1, "exact", period="2025"), said(9, 9, "exact", period="2026"), Verdict.DIFFERENT_SCOPE),
    (said(1, 1, "exact", basis=Basis.PER_YEAR), said(9, 9, "exact", basis=Basis.TOTAL), Verdict.DIFFERENT_SCOPE),
    (said(1, 1, "exact", perimeter="first phase"), said(9, 9, "exact"), Verdict.DIFFERENT_SCOPE),
    (said(1, 1, "exact", change=Change.INCREASE), said(9, 9, "exact"), Verdict.DIFFERENT_SCOPE),
    (
        said(1, 1, "exact", period="this year", on="2024-05"),
        said(9, 9, "exact", period="this year", on="2025-05"),
        Verdict.DIFFERENT_SCOPE,
    ),
    # what it is for
    (said(3, 3, "exact", purpose=RUNNING), said(2, 2, "exact", purpose=TRAINING), Verdict.DIFFERENT_SCOPE),
    (said(30, 30, "about"), said(3, 3, "exact", purpose=RUNNING), Verdict.DIFFERENT_SCOPE),
    (said(3, 3, "exact", purpose=RUNNING), said(9, 9, "exact", purpose=RUNNING), Verdict.CONFLICT),
    (said(2, 2, "exact"), said(9, 9, "exact", purpose=RUNNING), Verdict.CONFLICT),
    (said(30, 30, "about"), said(30, 30, "exact", purpose=RUNNING), Verdict.COMPATIBLE),
    (said(100, 100, "exact", purpose=Purpose(is_more=True)), said(165, 165, "exact"), Verdict.DIFFERENT_SCOPE),
    # replaced
    (
        said(5e9, 5e9, "exact", on="2024", speaker="Ada Holm"),
        said(7e9, 7e9, "exact", on="2025", speaker="ada holm"),
        Verdict.SUPERSEDED,
    ),
    (
        said(5e9, 5e9, "exact", on="2024", modality="target"),
        said(3e9, 3e9, "exact", on="2025", modality="actual"),
        Verdict.SUPERSEDED,
    ),
    # neither
    (over_20, said(13e9, 13e9, "exact", on="2025-12"), Verdict.CONFLICT),
    (said(5, 5, "exact", on="2024"), said(7, 7, "exact", on="2025"), Verdict.CONFLICT),
    (said(5, 5, "exact", on="2025", speaker="A"), said(7, 7, "exact", on="2025-06", speaker="A"), Verdict.CONFLICT),
    (said(13_000, 13_000, "exact", unit="jobs"), said(10_000, 10_000, "exact", unit="jobs"), Verdict.CONFLICT),
    (
        said(3e9, 3e9, "exact", on="2024", modality="actual"),
        said(5e9, 5e9, "exact", on="2025", modality="target"),
        Verdict.CONFLICT,
    ),
    (said(900, 900, "exact", period="2025"), said(300, 300, "exact"), Verdict.CONFLICT),
]


@pytest.mark.parametrize(("one", "other", "verdict"), TABLE)
def test_each_pair_gets_its_verdict_either_way_round(one: Statement, other: Statement, verdict: Verdict) -> None:
    assert compare(one, other) == compare(other, one) == verdict


def test_what_a_step_of_the_deal_changed_is_superseded() -> None:
    promised = said(None, 13_000, "at_most", unit="jobs", on="2017-07-26")
    amended = said(14_540, 14_540, "exact", unit="jobs", on="2021-04-20")
    assert compare(promised, amended) == Verdict.CONFLICT
    assert compare(promised, amended, step_between=True) == Verdict.SUPERSEDED


@pytest.mark.parametrize(
    ("period", "on", "meant"),
    [
        ("this year", "2025-11-20", "2025"),
        ("last year", "2025", "2024"),
        ("last quarter", "2025-01-30", "2024-Q4"),
        ("this quarter", "2025-05", "2025-Q2"),
        ("next month", "2025-12", "2026-01"),
        ("last quarter", "2025", "last quarter of 2025"),
        ("by 2030", "2025", "by 2030"),
        ("In  2026", "2025", "2026"),
        ("this year", "", "this year"),
    ],
)
def test_relative_periods_are_fixed_by_the_day_of_the_statement(period: str, on: str, meant: str) -> None:
    assert period_meant(period, PartialDate.parse(on) if on else None) == meant


amounts = st.integers(min_value=1, max_value=10**13)


@given(amounts, st.sampled_from([Bound.EXACT, Bound.ABOUT]), st.sampled_from(list(Modality)))
def test_a_statement_never_contradicts_itself(amount: int, bound: Bound, modality: Modality) -> None:
    statement = said(amount, amount, bound, modality=modality)
    assert compare(statement, statement) == Verdict.COMPATIBLE


@given(amounts, amounts)
def test_widening_one_side_never_makes_a_conflict(one: int, other: int) -> None:
    narrow = compare(said(one, one, "exact"), said(other, other, "exact"))
    wide = compare(said(one, None, "at_least"), said(other, other, "exact"))
    assert not (narrow == Verdict.COMPATIBLE and wide != Verdict.COMPATIBLE)
