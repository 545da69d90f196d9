import pytest
from hypothesis import given
from hypothesis import strategies as st

from deals.ingestion.extract.numbers import Quantity, quantity_at, read_numbers
from deals.ingestion.extract.units import Kind
from deals.vocabulary import Bound, Change


def only(text: str) -> Quantity:
    """The single quantity of a phrase."""
    (quantity,) = read_numbers(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "raw", "low", "high", "unit", "bound"),
    [
        ("$1.4 trillion", "$1.4 trillion", 1.4e12, 1.4e12, "USD", Bound.EXACT),
        ("over $20 billion", "$20 billion", 2e10, None, "USD", Bound.AT_LEAST),
        ("up to an additional $30 million", "$30 million", None, 3e7, "USD", Bound.AT_MOST),
        ("an estimated value of $8 million", "$8 million", 8e6, 8e6, "USD", Bound.ABOUT),
        ("between 400 and 500 jobs", "400 and 500", 400, 500, "", Bound.RANGE),
        ("$3-$4 billion", "$3-$4 billion", 3e9, 4e9, "USD", Bound.RANGE),
        ("$900,000 to $1.2 million", "$900,000 to $1.2 million", 9e5, 1.2e6, "USD", Bound.RANGE),
        ("$1M – 3M", "$1M – 3M", 1e6, 3e6, "USD", Bound.RANGE),
        ("a five- to 10-year period", "five- to 10-year", 5, 10, "years", Bound.RANGE),
        ("half a billion dollars", "half a billion dollars", 5e8, 5e8, "USD", Bound.EXACT),
        ("RMB 10 bn", "RMB 10 bn", 1e10, 1e10, "CNY", Bound.EXACT),
        ("NT$57.67 billion", "NT$57.67 billion", 5.767e10, 5.767e10, "TWD", Bound.EXACT),
        ("€2.5bn", "€2.5bn", 2.5e9, 2.5e9, "EUR", Bound.EXACT),
        ("USD 2 million", "USD 2 million", 2e6, 2e6, "USD", Bound.EXACT),
        ("12 crore rupees", "12 crore rupees", 1.2e8, 1.2e8, "INR", Bound.EXACT),
        ("5 lakh users", "5 lakh", 5e5, 5e5, "", Bound.EXACT),
        ("$(0.8m)", "$(0.8m)", -8e5, -8e5, "USD", Bound.EXACT),
        ("$(1.0) million", "$(1.0) million", -1e6, -1e6, "USD", Bound.EXACT),
        ("3,000-plus units", "3,000", 3000, None, "", Bound.AT_LEAST),
        ("6,500+ barrels", "6,500+ barrels", 6500, None, "barrels", Bound.AT_LEAST),
        ("1.2GW", "1.2GW", 1.2, 1.2, "GW", Bound.EXACT),
        ("a 21,000-square-foot hall", "21,000-square-foot", 21000, 21000, "square feet", Bound.EXACT),
        ("twenty-five acres", "twenty-five acres", 25, 25, "acres", Bound.EXACT),
        ("two hundred and fifty thousand homes", "two hundred and fifty thousand", 250000, 250000, "", Bound.EXACT),
        ("twelve (12) trucks", "twelve (12)", 12, 12, "", Bound.EXACT),
        ("hundreds of billions", "hundreds of billions", 1e11, 9.99e11, "", Bound.VAGUE),
        ("tens of thousands", "tens of thousands", 1e4, 9.9e4, "", Bound.VAGUE),
        ("a six-figure contract", "six-figure", 1e5, 999999, "USD", Bound.VAGUE),
        ("multi-billion-dollar plan", "multi-billion-dollar", 1e9, None, "USD", Bound.VAGUE),
        ("a 50/50 venture", "50/50", 50, 50, "percent", Bound.EXACT),
    ],
)
def test_reads_a_phrase(text: str, raw: str, low: float | None, high: float | None, unit: str, bound: Bound) -> None:
    quantity = only(text)

    assert text[quantity.start : quantity.end] == raw
    assert quantity.low == pytest.approx(low)
    assert quantity.high == pytest.approx(high)
    assert (quantity.unit, quantity.bound) == (unit, bound)


@pytest.mark.parametrize(
    "text", ["the H100 chip", "GPT-4", "at 10:30", "its 5th plant", "version 2.0.1", "4Q results", "1234567890123456"]
)
def test_leaves_digits_that_count_nothing(text: str) -> None:
    assert read_numbers(text) == []


def test_a_step_from_one_value_to_another_is_no_range() -> None:
    first, second = read_numbers("grew from 4,696 to over 34,000 hectares")

    assert (first.value, second.value) == (4696, 34000)
    assert second.bound is Bound.AT_LEAST


def test_different_units_make_no_range() -> None:
    rate, level = read_numbers("rose 17% to $1.8 billion")

    assert (rate.kind, level.kind) == (Kind.PERCENT, Kind.MONEY)


def test_shares_of_a_venture_are_two_numbers() -> None:
    assert [q.value for q in read_numbers("a 55:45 joint venture")] == [55, 45]


def test_a_written_sign_is_a_direction_on_a_percentage() -> None:
    quantity = only("(-7.1%)")

    assert (quantity.low, quantity.sign) == (7.1, Change.DECREASE)


@pytest.mark.parametrize(
    ("text", "raw", "low"),
    [("its 32+ million readers", "32+ million", 32e6), ("$5-plus billion in assets", "$5-plus billion", 5e9)],
)
def test_a_scale_may_stand_behind_the_hedge(text: str, raw: str, low: float) -> None:
    (quantity,) = read_numbers(text)
    assert (text[quantity.start : quantity.end], quantity.low, quantity.high) == (raw, low, None)


def test_a_scaled_decimal_is_a_round_number() -> None:
    assert [quantity.low for quantity in read_numbers("16.6 million and $4.35M")] == [16_600_000.0, 4_350_000.0]


@pytest.mark.parametrize("text", ["$0.75 per common share", "$2.10 per diluted share", "$3 a share"])
def test_an_amount_per_share_says_so(text: str) -> None:
    assert [quantity.per for quantity in read_numbers(text)] == ["share"]


def test_says_what_a_rate_is_counted_over() -> None:
    assert only("$0.35 per share").per == "share"
    assert only("$1M/month").per == "month"


def test_over_before_a_duration_is_a_preposition() -> None:
    assert only("built over five years").bound is Bound.EXACT
    assert only("running for over five years").bound is Bound.AT_LEAST


def test_finds_the_quantity_under_an_offset() -> None:
    found = read_numbers("from 5 MW to 70 acres")

    assert quantity_at(found, 6) is found[0]
    assert quantity_at(found, 0) is None


AMOUNTS = st.integers(min_value=1, max_value=999_999_999)


@given(AMOUNTS)
def test_reads_back_what_is_formatted(value: int) -> None:
    assert only(f"${value:,}").value == value
    assert only(f"about {value:,} MW").value == value


@given(
    st.integers(min_value=1, max_value=9999), st.sampled_from([("million", 1e6), ("billion", 1e9), ("trillion", 1e12)])
)
def test_reads_back_scales(tenths: int, scale: tuple[str, float]) -> None:
    word, factor = scale

    assert only(f"€{tenths / 10} {word}").value == pytest.approx(tenths / 10 * factor)


@given(AMOUNTS, st.sampled_from(["over", "more than", "at least", "up to", "less than", "about", "nearly", "roughly"]))
def test_hedges_only_widen(value: int, hedge: str) -> None:
    plain, hedged = only(f"${value:,}"), only(f"{hedge} ${value:,}")

    assert hedged.low is None or hedged.low <= (plain.low or 0)
    assert hedged.high is None or hedged.high >= (plain.high or 0)
    assert hedged.bound is not Bound.EXACT


@given(st.text(alphabet="0123456789.,$€%+-–() tomillionbkMWperand/:\u00a0“”'", max_size=120))
def test_offsets_always_match_and_never_overlap(text: str) -> None:
    end = 0
    for quantity in read_numbers(text):
        assert end <= quantity.start < quantity.end <= len(text)
        assert quantity.outer_start <= quantity.start
        assert quantity.end <= quantity.outer_end
        assert any(character.isalnum() for character in text[quantity.start : quantity.end])
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
        end = quantity.end


@pytest.mark.parametrize("unit", ["1", "1,", "1 ", "$", "“", "one ", "1-", "$1 to ", "a million ", "-", "(1"])
def test_long_runs_are_read_whole(unit: str) -> None:
    """Patterns that backtrack would not come back from these within the life of the test run."""
    read_numbers(unit * (50_000 // len(unit)))
