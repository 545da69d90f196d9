from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deals.vocabulary import Basis, Bound, Change, Modality
from deals.wording import Stated, amount_in_words, figure_in_words


def stated(low: str | None, high: str | None, unit: str, bound: Bound, modality: Modality, **more: Any) -> Stated:
    lowest, highest = (Decimal(end) if end else None for end in (low, high))
    return Stated(more.pop("raw", "the number"), lowest, highest, unit, bound, modality, **more)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (stated("3e9", "3e9", "EUR", Bound.EXACT, Modality.ACTUAL), "€3 billion"),
        (stated("57.67e9", "57.67e9", "TWD", Bound.ABOUT, Modality.ACTUAL), "about NT$57.67 billion"),
        (stated("1454", "1454", "jobs", Bound.EXACT, Modality.COMMITMENT), "1,454 jobs, committed"),
        (stated("3", "4.5", "GW", Bound.RANGE, Modality.OPTION), "3 GW to 4.5 GW, as an option"),
        (stated("-2.5e6", "-2.5e6", "USD", Bound.EXACT, Modality.ACTUAL), "-$2.5 million"),
        (
            stated("8", "8", "percent", Bound.EXACT, Modality.ACTUAL, change=Change.DECREASE, period="last quarter"),
            "down 8%, last quarter",
        ),
        (
            stated("6e9", None, "USD", Bound.AT_LEAST, Modality.EXPECTED, basis=Basis.PER_YEAR, period="2027"),
            "at least $6 billion a year, expected for 2027",
        ),
        (stated("5", "5", "MW", Bound.EXACT, Modality.ACTUAL, period="2024"), "5 MW, in 2024"),
        (
            stated(None, "900", "units", Bound.AT_MOST, Modality.RUMOURED, period="by 2031"),
            "up to 900 units, rumoured by 2031",
        ),
    ],
)
def test_reads_as_a_phrase(figure: Stated, words: str) -> None:
    assert figure_in_words(figure) == words


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("will pay more than $2 billion", "more than $2 billion"),
        ("an order in excess of $2 billion", "in excess of $2 billion"),
        ("worth $2 billion or more", "at least $2 billion"),
        ("it turned over $2 billion, and more", "over $2 billion"),
    ],
)
def test_keeps_the_hedge_of_the_quote(quote: str, words: str) -> None:
    figure = stated("2e9", None, "USD", Bound.AT_LEAST, Modality.ACTUAL, raw="$2 billion", quote=quote)
    assert figure_in_words(figure) == words


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("tens of millions", "tens of millions of US dollars"),
        ("billions of dollars", "billions of dollars"),
        ("multi-billion", "multi-billion (US dollars)"),
    ],
)
def test_vague_words_stay_words(raw: str, words: str) -> None:
    assert figure_in_words(stated("1e7", "9.9e7", "USD", Bound.VAGUE, Modality.ACTUAL, raw=raw)) == words


def test_a_figure_without_any_end_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one end"):
        figure_in_words(stated(None, None, "USD", Bound.EXACT, Modality.ACTUAL))


@given(st.integers(min_value=0, max_value=10**15), st.sampled_from(["USD", "MW", "jobs", "percent"]))
def test_amounts_below_a_thousand_million_lose_at_most_a_thousandth(value: int, unit: str) -> None:
    words = amount_in_words(Decimal(value), unit).replace(",", "").replace("$", "").replace("%", "")
    number, *scale = words.replace("MW", "").replace("jobs", "").split()
    factor = {"million": 10**6, "billion": 10**9, "trillion": 10**12}.get(scale[0] if scale else "", 1)
    assert abs(Decimal(number) * factor - value) <= Decimal("0.0005") * factor
