"""Whether two statements of one quantity can both hold, and if not, what parts them."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from deals.purposes import NOTHING_SAID, Purpose
from deals.values import Interval, PartialDate
from deals.vocabulary import Basis, Bound, Change, Modality

# A number says how finely it was measured by the digits it is written with. Round numbers hide that: 10,000 may be
# exact to the last digit, so no number is taken to be coarser than two digits ("$1.4 trillion" is 1.35 to 1.45).
COARSEST_DIGITS = 2
# Later stages of knowing the same thing: what was aimed at is replaced by what came of it, never the other way round.
SURENESS = {
    Modality.RUMOURED: 0,
    Modality.OPTION: 1,
    Modality.TARGET: 1,
    Modality.EXPECTED: 2,
    Modality.COMMITMENT: 3,
    Modality.ACTUAL: 4,
}
_RELATIVE = re.compile(r"(this|last|next|the current|the previous|the coming)\s+(?:fiscal\s+)?(year|quarter|month)")
_STEP = {"this": 0, "the current": 0, "last": -1, "the previous": -1, "next": 1, "the coming": 1}


class Verdict(StrEnum):
    """What becomes of two statements of one measure of one subject."""

    COMPATIBLE = "compatible"
    DIFFERENT_SCOPE = "different_scope"
    SUPERSEDED = "superseded"
    CONFLICT = "conflict"

    @property
    def label(self) -> str:
        """The word for people."""
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with all that comparing needs; `speaker` is a name, "" where the article speaks for itself.

    `purpose` is left unsaid where the subject tells it: all amounts of a deal are for the deal.
    """

    interval: Interval
    unit: str
    modality: Modality
    basis: Basis = Basis.NOT_STATED
    period: str = ""
    perimeter: str = ""
    change: Change | None = None
    purpose: Purpose = NOTHING_SAID
    speaker: str = ""
    stated_on: PartialDate | None = None


def compare(one: Statement, other: Statement, *, step_between: bool = False) -> Verdict:
    """The verdict on two statements of the same measure of the same subject, whichever comes first.

    `step_between`: the deal took a step (was signed, amended, cancelled) after the earlier and not after the later.
    """
    if not _same_scope(one, other):
        return Verdict.DIFFERENT_SCOPE
    if _rounded(one.interval).intersects(_rounded(other.interval)):
        return Verdict.COMPATIBLE
    if _is_share(one, other) or _is_share(other, one):
        return Verdict.DIFFERENT_SCOPE
    return Verdict.SUPERSEDED if _replaces(one, other, step_between=step_between) else Verdict.CONFLICT


def later(one: Statement, other: Statement) -> Statement | None:
    """The one that was stated after every day on which the other may have been; None where that is not known."""
    if one.stated_on is None or other.stated_on is None:
        return None
    if one.stated_on.latest < other.stated_on.earliest:
        return other
    return one if other.stated_on.latest < one.stated_on.earliest else None


def period_meant(period: str, stated_on: PartialDate | None) -> str:
    """The period as the day of the statement fixes it: "last quarter", said in May 2025, is 2025-Q1.

    Periods that name their year themselves are only folded; a relative one stays as it is where the day is not known.
    """
    folded = " ".join(period.casefold().split()).removeprefix("in ").removeprefix("during ")
    relative = _RELATIVE.fullmatch(folded)
    if not relative or stated_on is None:
        return folded
    shift, unit = _STEP[relative[1]], relative[2]
    if unit == "year":
        return str(stated_on.year + shift)
    if stated_on.month is None:
        return f"{folded} of {stated_on}"
    size = 3 if unit == "quarter" else 1
    months = stated_on.year * 12 + stated_on.month - 1 + shift * size
    year, month = divmod(months, 12)
    return f"{year}-Q{month // 3 + 1}" if unit == "quarter" else f"{year}-{month + 1:02}"


def _same_scope(one: Statement, other: Statement) -> bool:
    periods = {period_meant(statement.period, statement.stated_on) for statement in (one, other)}
    bases = {statement.basis for statement in (one, other)} - {Basis.NOT_STATED}
    return (
        one.unit == other.unit
        and one.change == other.change
        and one.perimeter.casefold() == other.perimeter.casefold()
        and len(periods - {""}) < 2
        and len(bases) < 2
        and not one.purpose.parts_from(other.purpose)
    )


def _is_share(one: Statement, whole: Statement) -> bool:
    """Whether the one is less and for one purpose, and the other for none in particular, so that it may hold it."""
    if not one.purpose.words or whole.purpose.words:
        return False
    most, least = one.interval.high, whole.interval.low
    return most is not None and least is not None and most < least


def _replaces(one: Statement, other: Statement, *, step_between: bool) -> bool:
    newer = later(one, other)
    if newer is None:
        return False
    older = other if newer is one else one
    same_speaker = bool(newer.speaker) and newer.speaker.casefold() == older.speaker.casefold()
    surer = SURENESS[newer.modality] > SURENESS[older.modality]
    return same_speaker or surer or step_between


def _rounded(interval: Interval) -> Interval:
    """The interval with each end moved out by half of its last digit, since a stated number is a rounded one.

    "About" may round in the last digit itself, so its ends move by a whole one. Vague words are wide as they are.
    """
    if interval.bound is Bound.VAGUE:
        return interval
    digits = 1 if interval.bound is Bound.ABOUT else Decimal("0.5")
    low = None if interval.low is None else interval.low - digits * _last_digit(interval.low)
    high = None if interval.high is None else interval.high + digits * _last_digit(interval.high)
    return Interval(low, high, _open(low, high))


def _last_digit(amount: Decimal) -> Decimal:
    """The place value of the last digit that is not a trailing zero: 0.1e12 for 1.4e12, 1 for 1454."""
    if not amount:
        return Decimal(0)
    digits = amount.normalize().as_tuple()
    exponent = int(digits.exponent)
    surplus = max(COARSEST_DIGITS - len(digits.digits), 0)
    return Decimal(1).scaleb(exponent - surplus)


def _open(low: Decimal | None, high: Decimal | None) -> Bound:
    if low is None:
        return Bound.AT_MOST
    return Bound.AT_LEAST if high is None else Bound.RANGE
