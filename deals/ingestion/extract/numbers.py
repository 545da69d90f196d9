"""The grammar of quantities: every number of a text with its currency, scale, unit, hedge and interval.

A pure reading of the phrase, with no judgement of what it measures: "over $20 billion", "1,000-1,500 meters",
"hundreds of millions", "three to five years", "$(0.8m)".
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from deals.ingestion.extract.amounts import Amount, read_amounts, scale_at, times, unit_at
from deals.ingestion.extract.hedges import hedge_after, hedge_before, limits
from deals.ingestion.extract.units import Kind
from deals.vocabulary import Bound, Change


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the text gives it.

    `text[start:end]` is the number with currency, scale and unit, without hedges; `text[outer_start:outer_end]` has
    them too. `low` and `high` are in units of one (dollars, not billions; percent as 17), None where the hedge opens
    them. `unit` is a stored name of a unit, an ISO 4217 code, or empty for a bare count. `sign` is a written + or -.
    `per` is what a rate is counted over ("share", "year"); `spelled` tells words from digits.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str
    kind: Kind
    bound: Bound
    outer_start: int
    outer_end: int
    per: str = ""
    sign: Change | None = None
    spelled: bool = False
    scaled: bool = False

    @property
    def value(self) -> float:
        """The number that stands in the text: the closed end of the interval, or the lower of two."""
        return self.low if self.low is not None else self.high or 0.0


_PER = re.compile(
    r"(?:\s?/\s?|[\s\-](?:per|an?|each|every)[\s\-](?:(?:common|ordinary|diluted|basic|preferred|outstanding)\s)?)(?P<per>share|unit|token|coin|year|annum|yr|month|week|day|quarter|hour|"
    r"ounce|oz|tonne|ton|pound|lb|barrel|bbl|vehicle|customer|user|acre|kwh|mwh|kg|night|person|employee|note|warrant|ads)\b",
    re.IGNORECASE,
)
_CONNECTOR = re.compile(
    r"(?:-?\s(?P<word>to|and|or)\s|\s?[\-\u2010-\u2015]\s?)(?P<hedged>up\sto\s|(?:over|about|around)\s)?"
)


# Ten times what a text of a megabyte holds in practice; beyond it stand tables and noise that nobody reviews.
MOST_NUMBERS = 10_000


def read_numbers(text: str) -> list[Quantity]:
    """Every quantity of `text` up to the ten-thousandth, in order, none overlapping another.

    Left out: digits inside words ("H100"), ordinals, clock times, version numbers and runs of more than 15 digits.
    """
    amounts = list(islice(read_amounts(text), MOST_NUMBERS))
    return list(_joined(text, amounts))


def _joined(text: str, amounts: list[Amount]) -> Iterator[Quantity]:
    """Amounts with their hedges, two of them made one where they are the ends of a range."""
    index = 0
    floor = 0
    while index < len(amounts):
        first = amounts[index]
        second = amounts[index + 1] if index + 1 < len(amounts) else None
        both = _range(text, first, second) if second else None
        quantity = both or _single(text, first, floor)
        index += 2 if both else 1
        floor = quantity.outer_end
        yield quantity


def _range(text: str, first: Amount, second: Amount) -> Quantity | None:
    """`first` and `second` as the ends of one range, or None where the text gives two numbers."""
    link = _CONNECTOR.match(text, first.end)
    gap_end = link.end() if link else -1
    if not link or gap_end != second.start or first.vague or second.vague:
        return None
    before = text[max(0, first.start - 24) : first.start].lower()
    if not _links_a_range(link["word"], before, bool(link["hedged"])) or not _same_sort(first, second):
        return None
    low = times(first.mantissa, second.scale) if _takes_scale(first, second) else first.low
    high = second.high
    if low >= high:
        return None
    unit, kind = (second.unit, second.kind) if second.unit else (first.unit, first.kind)
    per = _PER.match(text, second.end)
    return Quantity(
        first.start,
        second.end,
        low,
        high,
        unit,
        kind,
        Bound.RANGE,
        first.start,
        second.end,
        per=per["per"].lower() if per else "",
        spelled=first.spelled,
        scaled=second.scale > 1,
    )


def _links_a_range(word: str | None, before: str, hedged: bool) -> bool:
    if hedged:
        return False
    if word == "and":
        return "between" in before
    if word in ("to", "or") and re.search(r"\bfrom\s+(?:\S+\s)?\Z", before):
        return bool(re.search(r"\b(?:rang\w+|vary\w*)\s+from\s+(?:\S+\s)?\Z", before))
    return word != "or"


def _same_sort(first: Amount, second: Amount) -> bool:
    if first.unit == second.unit and first.kind is second.kind:
        return True
    return not first.unit or (not second.unit and first.currency_first)


def _takes_scale(first: Amount, second: Amount) -> bool:
    """Whether "$3-$4 billion" counts its first number in billions too; "$900,000 to $1.2m" does not."""
    return first.scale == 1 and second.scale > 1 and first.mantissa < 1000


def _single(text: str, amount: Amount, floor: int) -> Quantity:
    before = hedge_before(text, amount.start)
    if before and (before.start < floor or _is_preposition(text, amount, before.start)):
        before = None
    per = _PER.match(text, amount.end)
    after = hedge_after(text, amount.end)
    end = amount.end
    if after and amount.scale == 1 and (scale := scale_at(text, after.end)):
        amount = replace(
            amount, low=times(amount.low, scale.factor), high=times(amount.high, scale.factor), scale=scale.factor
        )
        end, after = scale.end, replace(after, end=scale.end)
    if after and not amount.unit:
        unit, kind, unit_end = unit_at(text, after.end, "")
        if unit:
            amount = replace(amount, unit=unit, kind=kind)
            end = unit_end
    bound = Bound.VAGUE if amount.vague else (before.bound if before else after.bound if after else Bound.EXACT)
    low, high = limits(bound, *_signed(amount))
    return Quantity(
        amount.start,
        end,
        low,
        None if high == float("inf") else high,
        amount.unit,
        amount.kind,
        bound,
        before.start if before else amount.start,
        max(after.end if after else end, end),
        per=per["per"].lower() if per else "",
        sign={"+": Change.INCREASE, "-": Change.DECREASE, "\u2013": Change.DECREASE, "\u2212": Change.DECREASE}.get(
            amount.sign
        ),
        spelled=amount.spelled,
        scaled=amount.scale > 1,
    )


def _signed(amount: Amount) -> tuple[float, float]:
    """A written minus makes money a loss; on a percentage it says that something fell, and the size stays positive."""
    if amount.sign in ("-", "\u2013", "\u2212") and amount.kind is Kind.MONEY:
        return -amount.high, -amount.low
    return amount.low, amount.high


def _is_preposition(text: str, amount: Amount, hedge_start: int) -> bool:
    """Whether "over", "within" or "under" tells a time or a place: "over three years", "under a five-year lease"."""
    word = text[hedge_start : hedge_start + 8].lower()
    if amount.kind is Kind.DURATION and word.startswith(("over", "within", "under")):
        return not re.search(
            r"\b(?:for|of|has|have|had|with|spans?|spanning)\s+\Z", text[max(0, hedge_start - 10) : hedge_start]
        )
    return word.startswith(("within", "under a", "passed"))


def quantity_at(quantities: list[Quantity], offset: int) -> Quantity | None:
    """The quantity that covers `offset`, of a list in order as `read_numbers` gives it."""
    index = bisect_right(quantities, offset, key=lambda quantity: quantity.start) - 1
    if index >= 0 and quantities[index].start <= offset < quantities[index].end:
        return quantities[index]
    return None
