"""What a statement says about an amount: where it lies between, with the ends that it leaves open."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import add

from deals.vocabulary import Bound

Number = Decimal | int | float | str


@dataclass(frozen=True, slots=True)
class Interval:
    """An amount between `low` and `high`, both included; None leaves that end open. Unit and currency live elsewhere.

    | bound | ends |
    | --- | --- |
    | exact, about | `low == high` |
    | at_least | `low` only |
    | at_most | `high` only |
    | range | both, `low <= high` |
    | vague | one or both, `low <= high` |

    "About 20" is the point 20: how far off it may be is nobody's to invent. Amounts are exact decimals; sums are exact
    up to the 28 digits of the default decimal context.
    """

    low: Decimal | None
    high: Decimal | None
    bound: Bound

    def __post_init__(self) -> None:
        if any(end is not None and not end.is_finite() for end in (self.low, self.high)):
            raise ValueError("an end of an interval is a number, or None where it is open")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an interval cannot start at {self.low} and end at {self.high}")
        if not _fits(self.bound, self.low, self.high):
            raise ValueError(f"{self.bound.value} does not fit low={self.low} and high={self.high}")

    @classmethod
    def clean(cls, low: Number | None, high: Number | None, bound: Bound | str) -> "Interval":
        """The interval of numbers as forms, JSON and drafts carry them; a float counts as its shortest decimal."""
        try:
            return cls(_decimal(low), _decimal(high), Bound(bound))
        except ArithmeticError as error:
            raise ValueError(f"{low!r} to {high!r} are no numbers") from error

    @property
    def is_point(self) -> bool:
        """Whether both ends are the same number."""
        return self.low is not None and self.low == self.high

    def contains(self, amount: Decimal) -> bool:
        """Whether the amount may be meant."""
        return (self.low is None or self.low <= amount) and (self.high is None or amount <= self.high)

    def covers(self, other: "Interval") -> bool:
        """Whether every amount of `other` is one of this."""
        low_held = self.low is None or (other.low is not None and self.low <= other.low)
        high_held = self.high is None or (other.high is not None and other.high <= self.high)
        return low_held and high_held

    def intersects(self, other: "Interval") -> bool:
        """Whether one amount can be meant by both, so that both statements may hold."""
        return not (_ends_before(self, other) or _ends_before(other, self))

    def floored(self, least: Decimal) -> "Interval":
        """This, with an open low end closed at `least`: "up to 6" of what cannot be negative is 0 to 6.

        Raises ValueError where the high end lies below `least`.
        """
        if self.low is not None:
            return self
        return Interval(least, self.high, Bound.VAGUE if self.bound is Bound.VAGUE else Bound.RANGE)

    def __add__(self, other: "Interval") -> "Interval":
        """What the sum of both amounts is known to be; an end open in either is open in the sum.

        Raises ValueError where nothing is known of the sum ("at least 3" and "at most 4"): see `floored`.
        """
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        if low is None and high is None:
            raise ValueError("nothing is known of a sum whose parts are open at different ends")
        return Interval(low, high, _bound_of_sum({self.bound, other.bound}, low, high))

    @classmethod
    def total(cls, parts: Iterable["Interval"]) -> "Interval":
        """The sum of all parts; exactly 0 of none. Raises ValueError as `+` does."""
        return reduce(add, parts, cls(Decimal(0), Decimal(0), Bound.EXACT))


def _decimal(number: Number | None) -> Decimal | None:
    # By its text, because Decimal(0.1) is 0.1000000000000000055…, which no article stated.
    return None if number is None else Decimal(str(number))


def _fits(bound: Bound, low: Decimal | None, high: Decimal | None) -> bool:
    """Whether the ends are open and closed as the bound says (the table of `Interval`)."""
    match bound:
        case Bound.EXACT | Bound.ABOUT:
            return low is not None and low == high
        case Bound.AT_LEAST:
            return low is not None and high is None
        case Bound.AT_MOST:
            return low is None and high is not None
        case Bound.RANGE:
            return low is not None and high is not None
        case Bound.VAGUE:
            return low is not None or high is not None


def _ends_before(one: Interval, other: Interval) -> bool:
    return one.high is not None and other.low is not None and one.high < other.low


def _bound_of_sum(parts: set[Bound], low: Decimal | None, high: Decimal | None) -> Bound:
    """A sum is as vague as its vaguest part."""
    if Bound.VAGUE in parts:
        return Bound.VAGUE
    if low is None:
        return Bound.AT_MOST
    if high is None:
        return Bound.AT_LEAST
    if Bound.RANGE in parts:
        return Bound.RANGE
    return Bound.ABOUT if Bound.ABOUT in parts else Bound.EXACT
