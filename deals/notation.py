"""A stated figure as a compact picture of itself: `≥ $20 bn a year · expected for 2025`.

The words of `deals.wording` are what screen readers hear; this is what eyes compare. The sign is the bound, and the
number never stands without it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal, get_currency_symbol, is_currency

from deals.vocabulary import Basis, Bound, Measure, Modality
from deals.wording import COUNTED_OVER, LOCALE, SURENESS

SIGNS = {Bound.ABOUT: "≈", Bound.AT_LEAST: "≥", Bound.AT_MOST: "≤"}
_SIZES = ((Decimal(10) ** 12, "tn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"))
_UNITS = {"percent": "%", "square_feet": "sq ft", "square_meters": "m²", "square_miles": "sq mi"}
_DIRECTIONS = {"increase": "+", "decrease": "−"}
SPACE = "\u202f"  # narrow, and never the end of a line


@dataclass(frozen=True, slots=True)
class Notation:
    """The parts of the picture: `sign` and `amount` are read together; `over`, `sureness` and `period` follow."""

    sign: str
    amount: str
    over: str
    sureness: str
    period: str
    measure: str
    vague: bool

    @property
    def tail(self) -> str:
        """How sure it is and for when: "expected for 2025"."""
        return f"{self.sureness} {self.period}".strip()


def notation_of(figure: Mapping[str, Any]) -> Notation:
    """The picture of a figure as documents carry it (`FigureShape`)."""
    bound = Bound(figure["bound"])
    low, high = figure["low"], figure["high"]
    sign = SIGNS.get(bound, "")
    if bound is Bound.VAGUE and (low is None or high is None):
        sign = "≥" if high is None else "≤"
    basis = Basis(figure["basis"])
    return Notation(
        sign=sign,
        amount=_amounts(low, high, figure["unit"], figure["change"]),
        over=COUNTED_OVER.get(basis, "").strip(),
        sureness=SURENESS[Modality(figure["modality"])],
        period=_period(figure["period"], figure["modality"]),
        measure=Measure(figure["measure"]).label,
        vague=bound is Bound.VAGUE,
    )


def _amounts(low: float | None, high: float | None, unit: str, change: str | None) -> str:
    ends = [low] if high is None or low == high else [high] if low is None else [low, high]
    direction = _DIRECTIONS.get(change or "", "")
    return " to ".join(direction + short_amount(end, unit) for end in ends if end is not None)


def short_amount(amount: float, unit: str) -> str:
    """A bare amount as short as it can be exact: "$1.4 tn", "NT$57.67 bn", "835 MW", "3,000 jobs", "17 %"."""
    value = abs(Decimal(str(amount)))
    sign = "−" if amount < 0 else ""
    if is_currency(unit):
        return f"{sign}{get_currency_symbol(unit, locale=LOCALE)}{_short(value)}"
    return f"{sign}{_short(value)}{SPACE}{_UNITS.get(unit, unit.replace('_', ' '))}"


def _short(value: Decimal) -> str:
    for size, name in _SIZES:
        if value >= size:
            return f"{_digits(value / size)}{SPACE}{name}"
    return _digits(value)


def _digits(value: Decimal) -> str:
    return str(format_decimal(value.normalize(), format="#,##0.######", locale=LOCALE))


def _period(period: str, modality: str) -> str:
    """ "2030" of a forecast reads "for 2030"; "by 2030" and "this year" read as they stand."""
    period = period.strip()
    if not period[:4].isdigit():
        return period
    return f"in {period}" if modality == Modality.ACTUAL else f"for {period}"
