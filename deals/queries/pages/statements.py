"""Stated figures ready to be compared: by what they measure, each with its notation and its place on a scale."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from deals.notation import Notation, notation_of
from deals.scales import Bar, Scale, scale_of
from deals.values import Interval

Figure = Mapping[str, Any]  # a `FigureShape` as JSON
TELLING = ("deal_value", "investment", "capacity_power", "jobs", "units")


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure: its document, its picture, and where it lies on the scale of its neighbours."""

    figure: Figure
    notation: Notation
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class QuantityGroup:
    """All statements of one quantity, the newest first; `disputed` if no amount satisfies all of them.

    `axis` says that the labels of the scale stand below: once for all neighbours that share it.
    """

    quantity: int
    subject: Mapping[str, Any]
    measure: str
    perimeter: str
    statements: list[Statement]
    scale: Scale | None
    disputed: bool
    axis: bool


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
    """The figures by quantity, those of one unit together on one scale; else in the order of first appearance."""
    figures = list(figures)
    by_unit: dict[str, dict[int, list[Figure]]] = {}
    for figure in figures:
        by_unit.setdefault(figure["unit"], {}).setdefault(figure["quantity"], []).append(figure)
    groups = []
    for quantities in by_unit.values():
        scale = scale_of(figure for rivals in quantities.values() for figure in rivals)
        *others, last = quantities
        groups += [_group(quantity, quantities[quantity], scale, axis=False) for quantity in others]
        groups.append(_group(last, quantities[last], scale, axis=scale is not None))
    return groups


def _group(quantity: int, rivals: list[Figure], scale: Scale | None, *, axis: bool) -> QuantityGroup:
    first = rivals[0]
    return QuantityGroup(
        quantity=quantity,
        subject=first["subject"],
        measure=first["measure"],
        perimeter=first["perimeter"],
        statements=statements_of(rivals, scale),
        scale=scale,
        disputed=are_disputed(rivals),
        axis=axis,
    )


def telling(figures: Iterable[Figure]) -> list[Figure]:
    """Of each measure by which the size of a deal is told, the largest of its newest statements."""
    by_measure: dict[str, list[Figure]] = {}
    for figure in figures:
        by_measure.setdefault(figure["measure"], []).append(figure)
    return [max(by_measure[measure], key=_newest_largest) for measure in TELLING if measure in by_measure]


def _newest_largest(figure: Figure) -> tuple[str, float]:
    stated = figure["stated_on"]
    return stated["value"] if stated else "", figure["high"] or figure["low"] or 0


def are_disputed(rivals: Iterable[Figure]) -> bool:
    """Whether two of the statements cannot both hold: no amount lies in both intervals."""
    intervals = [Interval.clean(figure["low"], figure["high"], figure["bound"]) for figure in rivals]
    return any(not one.intersects(other) for one, other in combinations(intervals, 2))
