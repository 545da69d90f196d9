"""The ladder of a deal: which of the steps that articles tell are rungs, and where the deal now stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from deals.values import PartialDate
from deals.vocabulary import DealStatus

Source = TypeVar("Source")

UPWARDS = (
    DealStatus.RUMOURED,
    DealStatus.ANNOUNCED,
    DealStatus.PLANNED,
    DealStatus.SIGNED,
    DealStatus.ACTIVE,
    DealStatus.COMPLETED,
)
DOWN = (DealStatus.CANCELLED, DealStatus.ENDED)


@dataclass(frozen=True, slots=True)
class Step(Generic[Source]):
    """A step as one article tells it: `on` is its own date or "", `told_on` that of the article, both ISO; `source` is
    whatever the caller wants back.
    """

    status: DealStatus
    on: str
    told_on: str
    source: Source

    @property
    def order(self) -> tuple[str, int, str]:
        """Earlier first; of one day, the lower rung first; an undated step stands at the date of its article."""
        rung = UPWARDS.index(self.status) if self.status in UPWARDS else len(UPWARDS)
        return self.on or self.told_on, rung, self.told_on


def rungs(steps: Iterable[Step[Source]]) -> list[Step[Source]]:
    """The steps that changed something, from the first to the last; the same whatever order they are entered in.

    An article of today that calls a signed deal "announced" repeats an old step, so a lower status is a rung only if
    it is a step down (cancelled, ended), or if it follows one (revived). "Signed in November" is the same step as
    "signed on 3 November", and the day is kept.
    """
    steps = list(steps)
    climbed: list[Step[Source]] = []
    for step in sorted((step for step in steps if not _is_dated_better(step, steps)), key=lambda step: step.order):
        if not climbed or _moves(climbed[-1].status, step.status):
            climbed.append(step)
    return climbed


def _is_dated_better(step: Step[Source], steps: Iterable[Step[Source]]) -> bool:
    """Whether another account of the same step gives a date within the one of this."""
    within = {other.on for other in steps if other.status is step.status and other.on} - {step.on}
    return bool(step.on) and any(PartialDate.parse(step.on).covers(PartialDate.parse(on)) for on in within)


def _moves(now: DealStatus, then: DealStatus) -> bool:
    if then in DOWN or now in DOWN:
        return then != now
    return UPWARDS.index(then) > UPWARDS.index(now)
