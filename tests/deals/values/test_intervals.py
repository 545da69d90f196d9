from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from deals.values import Interval
from deals.values.intervals import Number
from deals.vocabulary import Bound


@pytest.mark.parametrize(
    ("low", "high", "bound"),
    [
        (20, 20, "exact"),
        (20, 20, "about"),
        (-3, -3, "exact"),
        (20, None, "at_least"),
        (None, 20, "at_most"),
        (3, 4, "range"),
        (3, 3, "range"),
        (1e11, 9.99e11, "vague"),
        (10**9, None, "vague"),
        (None, 10**9, "vague"),
    ],
)
def test_ends_that_fit_their_bound(low: Number | None, high: Number | None, bound: str) -> None:
    interval = Interval.clean(low, high, bound)
    assert (interval.low, interval.high, interval.bound) == (low, high, Bound(bound))


@pytest.mark.parametrize(
    ("low", "high", "bound"),
    [
        (20, 21, "exact"),
        (20, None, "exact"),
        (None, None, "exact"),
        (20, 21, "about"),
        (None, 20, "about"),
        (20, 20, "at_least"),
        (None, 20, "at_least"),
        (20, 20, "at_most"),
        (20, None, "at_most"),
        (4, 3, "range"),
        (3, None, "range"),
        (None, 3, "range"),
        (None, None, "vague"),
        (4, 3, "vague"),
        (3, 3, "roughly"),
        ("many", "many", "exact"),
        (float("nan"), float("nan"), "exact"),
        (1, float("inf"), "range"),
    ],
)
def test_ends_that_do_not_fit_are_refused(low: Number | None, high: Number | None, bound: str) -> None:
    with pytest.raises(ValueError, match=r"fit|interval|number|Bound"):
        Interval.clean(low, high, bound)


def test_a_float_counts_as_it_is_written() -> None:
    assert Interval.clean(0.1, 0.1, "exact").low == Decimal("0.1")


ends = st.decimals(min_value=-(10**15), max_value=10**15, places=2)
intervals = st.one_of(
    st.builds(lambda end, bound: Interval(end, end, bound), ends, st.sampled_from([Bound.EXACT, Bound.ABOUT])),
    st.builds(lambda end: Interval(end, None, Bound.AT_LEAST), ends),
    st.builds(lambda end: Interval(None, end, Bound.AT_MOST), ends),
    st.builds(
        lambda one, other, bound: Interval(min(one, other), max(one, other), bound),
        ends,
        ends,
        st.sampled_from([Bound.RANGE, Bound.VAGUE]),
    ),
    st.builds(lambda end: Interval(end, None, Bound.VAGUE), ends),
)


def inside(interval: Interval, share: Decimal) -> Decimal:
    """An amount of the interval: the given share of the way, or that far beyond its one end."""
    if interval.low is None:
        assert interval.high is not None
        return interval.high - share
    return interval.low + share * (Decimal(1) if interval.high is None else interval.high - interval.low)


shares = st.sampled_from([Decimal(0), Decimal("0.25"), Decimal(1)])


@given(intervals, shares)
def test_an_interval_contains_what_lies_between_its_ends(interval: Interval, share: Decimal) -> None:
    assert interval.contains(inside(interval, share))
    assert interval.low is None or not interval.contains(interval.low - 1)
    assert interval.high is None or not interval.contains(interval.high + 1)
    assert interval.is_point == (interval.bound in (Bound.EXACT, Bound.ABOUT) or interval.low == interval.high)


@given(intervals, intervals, shares)
def test_intervals_intersect_when_they_share_an_amount(one: Interval, other: Interval, share: Decimal) -> None:
    assert one.intersects(other) == other.intersects(one)
    if other.contains(inside(one, share)):
        assert one.intersects(other)
    if not one.intersects(other):
        assert not other.contains(inside(one, share))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((20, None, "at_least"), (None, 20, "at_most"), True),
        ((20, None, "at_least"), (None, 19, "at_most"), False),
        ((20, None, "at_least"), (25, 25, "exact"), True),
        ((20, None, "at_least"), (7, None, "at_least"), True),
        ((3, 4, "range"), (4, 5, "range"), True),
        ((3, 4, "range"), (5, 6, "range"), False),
        ((20, 20, "about"), (21, 21, "exact"), False),
    ],
)
def test_whether_two_statements_can_both_hold(
    one: tuple[int | None, int | None, str], other: tuple[int | None, int | None, str], *, expected: bool
) -> None:
    assert Interval.clean(*one).intersects(Interval.clean(*other)) is expected


@given(intervals, intervals, shares)
def test_what_is_covered_is_contained(one: Interval, other: Interval, share: Decimal) -> None:
    assert one.covers(one)
    if one.covers(other):
        assert one.contains(inside(other, share))
        assert one.intersects(other)


def open_at_one_side(*parts: Interval) -> bool:
    return not (any(part.low is None for part in parts) and any(part.high is None for part in parts))


@given(intervals, intervals, shares, shares)
def test_a_sum_contains_the_sums(one: Interval, other: Interval, share: Decimal, other_share: Decimal) -> None:
    assume(open_at_one_side(one, other))
    total = one + other
    assert total == other + one
    assert total.contains(inside(one, share) + inside(other, other_share))
    assert (total.low is None) == (one.low is None or other.low is None)
    assert (total.high is None) == (one.high is None or other.high is None)


@given(intervals, intervals, intervals)
def test_the_order_of_a_sum_does_not_matter(one: Interval, other: Interval, third: Interval) -> None:
    assume(open_at_one_side(one, other, third))
    assert (one + other) + third == one + (other + third) == Interval.total([third, one, other])


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], (0, 0, "exact")),
        ([(3, 3, "exact"), (4, 4, "exact")], (7, 7, "exact")),
        ([(3, 3, "exact"), (4, 4, "about")], (7, 7, "about")),
        ([(3, 3, "about"), (4, 5, "range")], (7, 8, "range")),
        ([(3, 3, "exact"), (4, None, "at_least")], (7, None, "at_least")),
        ([(3, 5, "range"), (None, 4, "at_most")], (None, 9, "at_most")),
        ([(3, 3, "exact"), (1, 9, "vague")], (4, 12, "vague")),
        ([(3, None, "at_least"), (1, 9, "vague")], (4, None, "vague")),
    ],
)
def test_the_bound_of_a_sum(
    parts: list[tuple[int | None, int | None, str]], expected: tuple[int | None, int | None, str]
) -> None:
    assert Interval.total(Interval.clean(*part) for part in parts) == Interval.clean(*expected)


def test_nothing_is_known_of_at_least_and_at_most() -> None:
    at_least, at_most = Interval.clean(20, None, "at_least"), Interval.clean(None, 5, "at_most")
    with pytest.raises(ValueError, match="nothing is known"):
        at_least + at_most
    assert at_least + at_most.floored(Decimal(0)) == at_least


def test_a_floor_closes_only_an_open_low_end() -> None:
    assert Interval.clean(None, 5, "at_most").floored(Decimal(0)) == Interval.clean(0, 5, "range")
    assert Interval.clean(None, 5, "vague").floored(Decimal(0)) == Interval.clean(0, 5, "vague")
    assert Interval.clean(-3, None, "at_least").floored(Decimal(0)) == Interval.clean(-3, None, "at_least")
    with pytest.raises(ValueError, match="cannot start"):
        Interval.clean(None, -5, "at_most").floored(Decimal(0))
