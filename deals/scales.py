"""A labelled scale that several figures of one unit share, and where each lies on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any

from deals.notation import short_amount

_SPREAD = 40  # from here on equal steps would squeeze the small ones to nothing
_START, _END = 4.0, 92.0  # per cent of the width: room for an open end on either side


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled line of the scale at `x` per cent of its width."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a figure lies, in per cent of the width: a point when `width` is 0; an open end runs out of the scale."""

    x: float
    width: float
    open_low: bool
    open_high: bool

    @property
    def end(self) -> float:
        """Where the bar ends."""
        return round(self.x + self.width, 2)

    @property
    def is_point(self) -> bool:
        """Whether one amount is meant and no other."""
        return self.width == 0 and not self.open_low and not self.open_high


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high` in `unit`, by equal steps or, where the amounts are far apart, by equal factors."""

    low: float
    high: float
    unit: str
    logarithmic: bool

    def at(self, amount: float) -> float:
        """Where an amount stands, in per cent of the width."""
        if self.logarithmic:
            share = (log10(max(amount, self.low)) - log10(self.low)) / (log10(self.high) - log10(self.low))
        else:
            share = (amount - self.low) / (self.high - self.low)
        return round(_START + min(max(share, 0), 1) * (_END - _START), 2)

    def bar(self, figure: Mapping[str, Any]) -> Bar:
        """The place of a figure as documents carry it."""
        low, high = figure["low"], figure["high"]
        start = self.at(abs(low)) if low is not None else 0.0
        end = self.at(abs(high)) if high is not None else 100.0
        return Bar(start, round(max(end - start, 0), 2), open_low=low is None, open_high=high is None)

    @property
    def ticks(self) -> list[Tick]:
        """A handful of round amounts."""
        return [Tick(self.at(amount), short_amount(amount, self.unit)) for amount in self._round_amounts()]

    def _round_amounts(self) -> list[float]:
        if not self.logarithmic:
            steps = 4 if self.high % 4 == 0 or self.high < 1 or self.high > 40 else 2
            return [self.high * count / steps for count in range(steps + 1)]
        first, last = round(log10(self.low)), round(log10(self.high))
        stride = max(1, ceil((last - first) / 4))
        return [10.0**exponent for exponent in range(first, last + 1, stride)]


def scale_of(figures: Iterable[Mapping[str, Any]]) -> Scale | None:
    """The scale on which figures of one unit are compared, by their size.

    None where there is nothing to compare: several units, or a single amount, which alone on a line says nothing.
    """
    figures = list(figures)
    amounts = [abs(end) for figure in figures for end in (figure["low"], figure["high"]) if end is not None]
    units = {figure["unit"] for figure in figures}
    if len(set(amounts)) < 2 or len(units) != 1:
        return None
    unit, positive = units.pop(), [amount for amount in amounts if amount > 0]
    if positive and max(positive) / min(positive) >= _SPREAD:
        return Scale(10.0 ** floor(log10(min(positive))), 10.0 ** ceil(log10(max(positive))), unit, logarithmic=True)
    return Scale(0.0, _rounded_up(max(amounts) or 1), unit, logarithmic=False)


def _rounded_up(amount: float) -> float:
    """The next amount that four equal steps divide into round numbers."""
    magnitude = 10.0 ** floor(log10(amount))
    return next(step * magnitude for step in (1, 1.2, 2, 4, 6, 8, 10, 20) if step * magnitude >= amount)
