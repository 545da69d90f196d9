"""Stated figures ready to be compared: by what they measure, each with its notation and its place on a scale."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from deals.notation import Notation, notation_of
from deals.scales import Bar, Scale, scale_of
from deals.values import Interval

Figure = Mapping[str, Any]  # a `FigureShape` as JSON


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure: its document, its picture, and where it lies on the scale of its neighbours."""

    figure: Figure
    notation: Notation
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class QuantityGroup:
    """All statements of one quantity, the newest first; `disputed` if no amount satisfies all of them."""

    quantity: int
    subject: Mapping[str, Any]
    measure: str
    perimeter: str
    statements: list[Statement]
    scale: Scale | None
    disputed: bool


def statements_of(figures: Iterable[Figure], scale: Scale | None = None) -> list[Statement]:
    """The figures in their order, each on the given scale if it has their unit."""
    return [
        Statement(figure, notation_of(figure), scale.bar(figure) if scale and scale.unit == figure["unit"] else None)
        for figure in figures
    ]


def compared(figures: Iterable[Figure]) -> tuple[list[Statement], Scale | None]:
    """Figures of one unit on the scale that they share; without a scale where the units differ."""
    figures = list(figures)
    scale = scale_of(figures)
    return statements_of(figures, scale), scale


def grouped(figures: Iterable[Figure]) -> list[QuantityGroup]:
    """The figures by quantity, in the order in which these first appear; quantities of one unit share a scale."""
    figures = list(figures)
    by_quantity: dict[int, list[Figure]] = {}
    by_unit: dict[str, list[Figure]] = {}
    for figure in figures:
        by_quantity.setdefault(figure["quantity"], []).append(figure)
        by_unit.setdefault(figure["unit"], []).append(figure)
    scales = {unit: scale_of(of_unit) for unit, of_unit in by_unit.items()}
    return [_group(quantity, rivals, scales[rivals[0]["unit"]]) for quantity, rivals in by_quantity.items()]


def _group(quantity: int, rivals: list[Figure], scale: Scale | None) -> QuantityGroup:
    first = rivals[0]
    return QuantityGroup(
        quantity=quantity,
        subject=first["subject"],
        measure=first["measure"],
        perimeter=first["perimeter"],
        statements=statements_of(rivals, scale),
        scale=scale,
        disputed=are_disputed(rivals),
    )


def are_disputed(rivals: Iterable[Figure]) -> bool:
    """Whether two of the statements cannot both hold: no amount lies in both intervals."""
    intervals = [Interval.clean(figure["low"], figure["high"], figure["bound"]) for figure in rivals]
    return any(not one.intersects(other) for one, other in combinations(intervals, 2))
