"""How a stated figure reads: its number never without its hedge, in one way everywhere.

"over $20 billion a year, expected for 2025" says, in this order: the bound in the article's own words where the quote
has them, the amount, what it is counted over, how sure it is, and for when.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_compact_decimal, format_decimal, get_currency_name, get_currency_symbol, is_currency

from deals.vocabulary import Basis, Bound, Change, Modality

LOCALE = "en_US"

# The hedges that English sets before a number, by the bound that they give it. The first of each list is ours, for a
# statement whose own hedge stands elsewhere in the sentence.
HEDGES = {
    Bound.ABOUT: (
        "about",
        "approximately",
        "around",
        "roughly",
        "some",
        "nearly",
        "almost",
        "close to",
        "an estimated",
    ),
    Bound.AT_LEAST: (
        "at least",
        "over",
        "more than",
        "greater than",
        "upwards of",
        "in excess of",
        "exceeding",
        "above",
    ),
    Bound.AT_MOST: ("up to", "as much as", "as many as", "at most", "no more than", "less than", "under", "below"),
}
SURENESS = {
    Modality.ACTUAL: "",
    Modality.COMMITMENT: "committed",
    Modality.EXPECTED: "expected",
    Modality.TARGET: "targeted",
    Modality.OPTION: "as an option",
    Modality.RUMOURED: "rumoured",
}
COUNTED_OVER = {
    Basis.PER_YEAR: " a year",
    Basis.ANNUALISED: " a year",
    Basis.UPFRONT: " upfront",
    Basis.CUMULATIVE: " cumulative",
}
DIRECTION = {Change.INCREASE: "up", Change.DECREASE: "down"}
_UNITS = {"percent": "%", "square_feet": "square feet", "square_meters": "square metres"}
_BARE_PERIOD = re.compile(r"(?:(?:fiscal|FY|Q[1-4]|[A-Z][a-z]+)\s+)?(?:19|20)\d\d(?:\D.*)?|Q[1-4].*")


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement of a quantity, as far as its wording needs it; fields as in `FigureDraft`."""

    raw: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    bound: Bound
    modality: Modality
    change: Change | None = None
    basis: Basis = Basis.NOT_STATED
    period: str = ""
    quote: str = ""


def figure_in_words(stated: Stated) -> str:
    """The statement as one phrase; commas part what it measures from how sure it is and for when."""
    head = _hedged_amount(stated)
    if stated.change and stated.unit == "percent":
        head = f"{DIRECTION[stated.change]} {head}"
    head += COUNTED_OVER.get(stated.basis, "")
    tail = " ".join(part for part in (SURENESS[stated.modality], _period_in_words(stated)) if part)
    return f"{head}, {tail}" if tail else head


def amount_in_words(value: Decimal, unit: str) -> str:
    """A bare amount in its unit: "$1.4 trillion", "NT$57.67 billion", "835 MW", "3,000 jobs", "17%"."""
    sign = "-" if value < 0 else ""
    size = abs(value)
    if is_currency(unit):
        return f"{sign}{get_currency_symbol(unit, locale=LOCALE)}{_compact(size)}"
    if unit == "percent":
        return f"{sign}{format_decimal(size.normalize(), locale=LOCALE)}%"
    return f"{sign}{_compact(size)} {_UNITS.get(unit, unit)}"


def _compact(value: Decimal) -> str:
    """Millions and above in words with up to three decimals, below that in digits: 1,454 stays 1,454."""
    if value >= 1_000_000:
        return format_compact_decimal(value, format_type="long", locale=LOCALE, fraction_digits=3)
    return format_decimal(value.normalize(), locale=LOCALE)


def _hedged_amount(stated: Stated) -> str:
    low, high = stated.low, stated.high
    if stated.bound is Bound.VAGUE:
        return _vague_amount(stated)
    if stated.bound is Bound.RANGE and low is not None and high is not None:
        return f"{amount_in_words(low, stated.unit)} to {amount_in_words(high, stated.unit)}"
    value = low if low is not None else high
    if value is None:
        raise ValueError("a figure states at least one end of its interval")
    hedge = hedge_of(stated)
    return f"{hedge} {amount_in_words(value, stated.unit)}" if hedge else amount_in_words(value, stated.unit)


def hedge_of(stated: Stated) -> str:
    """The hedge that the quote sets right before the number; ours where it stands elsewhere; "" for an exact figure."""
    hedges = HEDGES.get(stated.bound)
    if not hedges:
        return ""
    before = stated.quote.partition(stated.raw)[0].casefold() if stated.raw in stated.quote else ""
    own = [hedge for hedge in hedges if re.search(rf"\b{hedge}\W*(?:an?|the|of|us|u\.s\.)?\W*$", before)]
    return max(own, key=len, default=hedges[0])


def _vague_amount(stated: Stated) -> str:
    """Words stay words: "hundreds of billions of US dollars", not the interval that they stand for."""
    if not is_currency(stated.unit) or re.search(
        r"[$€£¥₹]|dollar|euro|pound|yen|yuan|rupee", stated.raw, re.IGNORECASE
    ):
        return stated.raw
    name = get_currency_name(stated.unit, count=2, locale=LOCALE)
    return f"{stated.raw} of {name}" if stated.raw.endswith("s") else f"{stated.raw} ({name})"


def _period_in_words(stated: Stated) -> str:
    """ "2030" of a forecast reads "for 2030"; "by 2030" and "this year" read as they stand."""
    period = stated.period.strip()
    if not _BARE_PERIOD.fullmatch(period):
        return period
    return f"in {period}" if stated.modality is Modality.ACTUAL else f"for {period}"
