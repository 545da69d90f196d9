"""What a set of deals adds up to, as intervals with a ledger: what is counted, and what is left out and why.

Nothing is added twice: one amount for each deal, in its own unit. What may overlap widens the interval instead of
raising it; what is no amount of a deal at all (a company's own umbrella, a yearly rate, hearsay) is left out by name.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from deals.values import Interval
from deals.vocabulary import Basis, Bound, Measure, Modality

COUNTED_MEASURES = (Measure.DEAL_VALUE, Measure.INVESTMENT)
_RATES = (Basis.PER_YEAR, Basis.ANNUALISED)


class Omission(StrEnum):
    """Why a statement, or a deal, is not in the total."""

    PART_OF_ANOTHER = "part_of_another"
    SAME_QUANTITY = "same_quantity"
    RIVAL = "rival"
    UMBRELLA = "umbrella_commitment"
    OTHER_BASIS = "other_basis"
    OTHER_MEASURE = "other_measure"
    OTHER_UNIT = "other_unit"
    RUMOURED = "rumoured"
    OPTION = "option"
    VAGUE = "vague"
    NOT_STATED = "not_stated"

    @property
    def sentence(self) -> str:
        """The reason as the ledger prints it."""
        return _SENTENCES[self]


_SENTENCES = {
    Omission.PART_OF_ANOTHER: "part of another deal that is counted",
    Omission.SAME_QUANTITY: "another statement of an amount that is counted",
    Omission.RIVAL: "a rival of an amount that is counted: the interval spans both",
    Omission.UMBRELLA: "a company's commitment to no single deal",
    Omission.OTHER_BASIS: "a rate or a share of the whole",
    Omission.OTHER_MEASURE: "no amount of money in a deal",
    Omission.OTHER_UNIT: "in another currency",
    Omission.RUMOURED: "rumoured only",
    Omission.OPTION: "an option, not a commitment",
    Omission.VAGUE: "stated in words, not in numbers",
    Omission.NOT_STATED: "no source states an amount",
}


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement as totals see it: `figure` and `quantity` are ids, `deal` that of its deal, None for a company's.

    `subject` tells the amount of a deal from those of its facilities; the caller chooses how.
    """

    figure: int
    quantity: int
    deal: int | None
    measure: Measure
    unit: str
    interval: Interval
    modality: Modality
    basis: Basis = Basis.NOT_STATED
    subject: str = ""
    period: str = ""
    perimeter: str = ""


@dataclass(frozen=True, slots=True)
class Deal:
    """A deal of the set: its id, and that of the umbrella that it is part of."""

    id: int
    part_of: int | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """One line of the ledger: a statement, or a deal without any, and why it is not counted."""

    why: Omission
    figure: int | None
    deal: int | None


@dataclass(frozen=True, slots=True)
class Total:
    """What the deals add up to in one unit; `high` is null where some amount is open upwards."""

    unit: str
    low: Decimal
    high: Decimal | None
    counted: tuple[int, ...]
    left_out: tuple[Left, ...]

    @property
    def reasons(self) -> dict[Omission, int]:
        """How many are left out for each reason, the most frequent first."""
        found: dict[Omission, int] = defaultdict(int)
        for left in self.left_out:
            found[left.why] += 1
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def total(deals: Sequence[Deal], statements: Iterable[Stated], *, unit: str) -> Total:
    """The sum of the deals' amounts in one unit, the same in whatever order they come.

    A deal counts once. Of several statements of one amount the sum knows only that one of them holds; of several
    amounts of one deal, that they may be the same money. Both widen the interval and never raise its low end. An amount
    of which an article leaves unsaid that it is the total, or of which period, is the one of which others say it.
    """
    left: list[Left] = []
    usable: dict[int, list[Stated]] = defaultdict(list)
    for stated in sorted(set(statements), key=lambda stated: stated.figure):
        why = _omission(stated, unit)
        if why is None and stated.deal is not None:
            usable[stated.deal].append(stated)
        else:
            left.append(Left(why or Omission.UMBRELLA, stated.figure, stated.deal))
    return _sum({deal.id: deal for deal in deals}, usable, left, unit)


def _omission(stated: Stated, unit: str) -> Omission | None:
    """The first thing that keeps a statement out of any total."""
    checks = [
        (stated.measure not in COUNTED_MEASURES, Omission.OTHER_MEASURE),
        (stated.deal is None, Omission.UMBRELLA),
        (stated.unit != unit, Omission.OTHER_UNIT),
        (stated.modality is Modality.RUMOURED, Omission.RUMOURED),
        (stated.modality is Modality.OPTION, Omission.OPTION),
        (stated.interval.bound is Bound.VAGUE, Omission.VAGUE),
        (stated.basis in _RATES, Omission.OTHER_BASIS),
    ]
    return next((why for applies, why in checks if applies), None)


def _sum(deals: dict[int, Deal], usable: dict[int, list[Stated]], left: list[Left], unit: str) -> Total:
    low, high = Decimal(0), Decimal(0)
    endless = False
    counted: list[int] = []
    for number in sorted(deals):
        stated = usable.get(number, [])
        umbrella = _counted_umbrella(deals, usable, number)
        if umbrella is not None:
            left += [Left(Omission.PART_OF_ANOTHER, one.figure, number) for one in stated]
        elif not stated:
            left.append(Left(Omission.NOT_STATED, None, number))
        else:
            least, most, chosen, others = _amount(stated)
            low, high, endless = low + least, high + (most or 0), endless or most is None
            counted += chosen
            left += others
    left = sorted(set(left), key=lambda line: (line.why, line.deal or 0, line.figure or 0))
    return Total(unit, low, None if endless else high, tuple(sorted(counted)), tuple(left))


def _counted_umbrella(deals: dict[int, Deal], usable: dict[int, list[Stated]], number: int) -> int | None:
    """The nearest umbrella above the deal that is in the set and has an amount of its own."""
    seen = {number}
    above = deals[number].part_of
    while above is not None and above in deals and above not in seen:
        if usable.get(above):
            return above
        seen.add(above)
        above = deals[above].part_of
    return None


def _amount(stated: Sequence[Stated]) -> tuple[Decimal, Decimal | None, list[int], list[Left]]:
    """What one deal adds: the least and the most that it may be, one figure for each of its amounts, and the others.

    An upfront payment is part of the whole where the whole is stated too, so it adds nothing there.
    """
    whole = [one for one in stated if one.basis is not Basis.UPFRONT] or list(stated)
    left = [Left(Omission.SAME_QUANTITY, one.figure, one.deal) for one in stated if one not in whole]
    amounts = _amounts(whole)
    spans = [_hull(statements) for statements in amounts]
    least = max(low for low, _ in spans)
    most = (
        None if any(high is None for _, high in spans) else sum((high or Decimal(0) for _, high in spans), Decimal(0))
    )
    counted = []
    for statements in amounts:
        first = min(statements, key=_lowest)
        counted.append(first.figure)
        left += [Left(_beside(first, one), one.figure, one.deal) for one in statements if one is not first]
    return least, most, counted, left


def _amounts(stated: Iterable[Stated]) -> list[list[Stated]]:
    """The statements by the amount that they are of; those that leave the period unsaid with those of the only one."""
    found: dict[tuple[str, str, str], dict[str, list[Stated]]] = defaultdict(lambda: defaultdict(list))
    for one in stated:
        scope = (one.measure.value, one.subject, one.perimeter.casefold())
        found[scope][one.period.casefold()].append(one)
    amounts = []
    for periods in found.values():
        if len(periods) == 2 and "" in periods:
            amounts.append([one for statements in periods.values() for one in statements])
        else:
            amounts += periods.values()
    return amounts


def _lowest(stated: Stated) -> tuple[Decimal, bool, Decimal, int]:
    """The statement that the low end of a total rests on comes first, whatever was entered first."""
    high = stated.interval.high
    return stated.interval.low or Decimal(0), high is None, high or Decimal(0), stated.figure


def _beside(counted: Stated, other: Stated) -> Omission:
    return Omission.SAME_QUANTITY if counted.interval.intersects(other.interval) else Omission.RIVAL


def _hull(statements: Sequence[Stated]) -> tuple[Decimal, Decimal | None]:
    """The least and the most that some statement of the quantity allows; an amount of money is not below 0."""
    lows = [one.interval.low if one.interval.low is not None else Decimal(0) for one in statements]
    highs = [one.interval.high for one in statements]
    known = [high for high in highs if high is not None]
    return min(lows), None if len(known) < len(highs) else max(known)
