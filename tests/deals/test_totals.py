from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deals.totals import Deal, Left, Omission, Stated, Total, total
from deals.values import Interval
from deals.vocabulary import Basis, Measure, Modality


def stated(figure: int, deal: int | None, low: float | None, high: float | None, bound: str, **more: Any) -> Stated:
    return Stated(
        figure=figure,
        quantity=more.pop("quantity", figure),
        deal=deal,
        measure=more.pop("measure", Measure.DEAL_VALUE),
        unit=more.pop("unit", "USD"),
        interval=Interval.clean(low, high, bound),
        modality=more.pop("modality", Modality.COMMITMENT),
        **more,
    )


def ends(found: Total) -> tuple[int, int | None]:
    return int(found.low), None if found.high is None else int(found.high)


def test_amounts_of_several_deals_add_up_as_intervals() -> None:
    found = total(
        [Deal(1), Deal(2), Deal(3)],
        [stated(1, 1, 10, 10, "exact"), stated(2, 2, 5, 7, "range"), stated(3, 3, None, 4, "at_most")],
        unit="USD",
    )
    assert ends(found) == (15, 21)
    assert found.counted == (1, 2, 3)
    assert found.left_out == ()


def test_an_amount_open_upwards_leaves_the_total_open() -> None:
    assert ends(total([Deal(1)], [stated(1, 1, 10, None, "at_least")], unit="USD")) == (10, None)


def test_no_deal_is_nothing() -> None:
    assert ends(total([], [], unit="USD")) == (0, 0)


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        (stated(9, None, 14, 14, "exact", measure=Measure.INVESTMENT), Omission.UMBRELLA),
        (stated(9, 1, 14, 14, "exact", unit="EUR"), Omission.OTHER_UNIT),
        (stated(9, 1, 14, 14, "exact", modality=Modality.RUMOURED), Omission.RUMOURED),
        (stated(9, 1, 14, 14, "exact", modality=Modality.OPTION), Omission.OPTION),
        (stated(9, 1, 10, 99, "vague"), Omission.VAGUE),
        (stated(9, 1, 14, 14, "exact", basis=Basis.PER_YEAR), Omission.OTHER_BASIS),
        (stated(9, 1, 14, 14, "exact", measure=Measure.JOBS), Omission.OTHER_MEASURE),
    ],
)
def test_what_is_no_amount_of_a_deal_is_left_out_by_name(statement: Stated, why: Omission) -> None:
    found = total([Deal(1)], [stated(1, 1, 10, 10, "exact"), statement], unit="USD")
    assert ends(found) == (10, 10)
    assert [(left.why, left.figure) for left in found.left_out] == [(why, 9)]
    assert why.sentence


def test_a_deal_without_an_amount_is_counted_among_the_silent() -> None:
    assert total([Deal(1), Deal(2)], [stated(1, 1, 10, 10, "exact")], unit="USD").reasons == {Omission.NOT_STATED: 1}


def test_a_part_never_adds_to_its_umbrella() -> None:
    umbrella = stated(1, 1, 500, 500, "exact")
    before = total([Deal(1)], [umbrella], unit="USD")
    after = total([Deal(1), Deal(2, part_of=1)], [umbrella, stated(2, 2, 100, 100, "exact")], unit="USD")
    assert ends(before) == ends(after) == (500, 500)
    assert after.reasons == {Omission.PART_OF_ANOTHER: 1}


def test_parts_count_where_their_umbrella_states_nothing() -> None:
    deals = [Deal(1), Deal(2, part_of=1), Deal(3, part_of=1)]
    found = total(deals, [stated(2, 2, 5, 5, "exact"), stated(3, 3, 6, 6, "exact")], unit="USD")
    assert ends(found) == (11, 11)


def test_umbrellas_that_name_each_other_end() -> None:
    assert ends(total([Deal(1, part_of=2), Deal(2, part_of=1)], [stated(1, 1, 5, 5, "exact")], unit="USD")) == (5, 5)


def test_rivals_widen_and_never_add() -> None:
    rivals = [stated(1, 1, 10, 10, "exact", quantity=7), stated(2, 1, 12, 12, "exact", quantity=7)]
    found = total([Deal(1)], rivals, unit="USD")
    assert ends(found) == (10, 12)
    assert found.counted == (1,)
    assert found.reasons == {Omission.RIVAL: 1}


def test_the_same_amount_told_again_is_another_statement_of_it() -> None:
    again = stated(2, 1, 10, 10, "about", quantity=8, basis=Basis.TOTAL, period="2025")
    found = total([Deal(1)], [stated(1, 1, 10, 10, "exact", quantity=7), again], unit="USD")
    assert ends(found) == (10, 10)
    assert found.reasons == {Omission.SAME_QUANTITY: 1}


def test_amounts_of_several_periods_are_not_one() -> None:
    years = [stated(1, 1, 10, 10, "exact", period="2025"), stated(2, 1, 4, 4, "exact", period="2026")]
    assert ends(total([Deal(1)], years, unit="USD")) == (10, 14)
    unsaid = stated(3, 1, 9, 9, "exact")
    assert ends(total([Deal(1)], [*years, unsaid], unit="USD")) == (10, 23)


def test_quantities_of_one_deal_may_be_the_same_money() -> None:
    found = total(
        [Deal(1)], [stated(1, 1, 10, 10, "exact"), stated(2, 1, 4, 4, "exact", perimeter="halls")], unit="USD"
    )
    assert ends(found) == (10, 14)
    plant = stated(2, 1, 4, 4, "exact", subject="facility 3")
    assert ends(total([Deal(1)], [stated(1, 1, 10, 10, "exact"), plant], unit="USD")) == (10, 14)


def test_an_upfront_payment_is_part_of_the_whole() -> None:
    upfront = stated(2, 1, 4, 4, "exact", basis=Basis.UPFRONT)
    assert ends(total([Deal(1)], [stated(1, 1, 10, 10, "exact"), upfront], unit="USD")) == (10, 10)
    assert ends(total([Deal(1)], [upfront], unit="USD")) == (4, 4)


statements = st.builds(
    lambda figure, deal, quantity, low, width, bound: stated(
        figure,
        deal,
        None if bound == "at_most" else low,
        {"exact": low, "about": low, "at_least": None}.get(bound, low + width),
        bound,
        quantity=deal * 10 + quantity,
    ),
    st.integers(1, 99),
    st.integers(1, 4),
    st.integers(1, 2),
    st.integers(0, 1000),
    st.integers(0, 50),
    st.sampled_from(["exact", "about", "at_least", "at_most", "range"]),
)
DEALS = [Deal(1), Deal(2, part_of=1), Deal(3), Deal(4)]


@given(st.lists(statements, max_size=5, unique_by=lambda one: one.figure))
def test_order_does_not_matter(found: list[Stated]) -> None:
    assert len({total(DEALS, order, unit="USD") for order in permutations(found)}) == 1


@given(st.lists(statements, min_size=1, max_size=8, unique_by=lambda one: one.figure), st.integers(0, 1000))
def test_another_statement_of_a_quantity_never_raises_the_total(found: list[Stated], amount: int) -> None:
    first = found[0]
    again = stated(100, first.deal, amount, amount, "exact", quantity=first.quantity)
    before, after = total(DEALS, found, unit="USD"), total(DEALS, [*found, again], unit="USD")
    assert after.low <= before.low
    assert len(after.counted) == len(before.counted)


@given(
    st.lists(statements, min_size=1, max_size=8, unique_by=lambda one: one.figure),
    st.sampled_from([Basis.TOTAL, Basis.CUMULATIVE, Basis.NOT_STATED]),
)
def test_the_same_figure_again_changes_no_end_of_the_total(found: list[Stated], basis: Basis) -> None:
    again = replace(found[0], figure=100, quantity=1000, basis=basis)
    before, after = total(DEALS, found, unit="USD"), total(DEALS, [*found, again], unit="USD")
    assert ends(after) == ends(before)
    assert len(after.left_out) == len(before.left_out) + 1


LARGE = stated(99, 1, 500, 500, "exact")


@given(st.lists(statements, max_size=6, unique_by=lambda one: one.figure), st.integers(0, 10**6))
def test_a_deal_under_an_umbrella_leaves_the_total_as_it_was_and_the_ledger_says_so(
    found: list[Stated], amount: int
) -> None:
    known = [LARGE, *(one for one in found if one.figure != LARGE.figure)]
    part = stated(100, 5, amount, amount, "exact")
    before = total(DEALS, known, unit="USD")
    after = total([*DEALS, Deal(5, part_of=1)], [*known, part], unit="USD")
    assert ends(after) == ends(before)
    assert after.counted == before.counted
    assert set(after.left_out) - set(before.left_out) == {Left(Omission.PART_OF_ANOTHER, 100, 5)}


@given(st.lists(statements, max_size=8, unique_by=lambda one: one.figure))
def test_every_statement_is_counted_or_left_out_with_a_reason(found: list[Stated]) -> None:
    result = total(DEALS, found, unit="USD")
    named = [*result.counted, *(left.figure for left in result.left_out if left.figure)]
    assert sorted(named) == sorted(one.figure for one in found)
    assert result.high is None or Decimal(0) <= result.low <= result.high
