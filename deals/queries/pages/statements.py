"""Stated figures ready to be compared: by what they measure, each with its notation and its place on a scale."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from deals.comparison import Verdict
from deals.notation import Notation, notation_of
from deals.scales import Bar, Scale, scale_of

Figure = Mapping[str, Any]  # a `FigureShape` as JSON
Comparison = Mapping[str, Any]  # a `ComparisonShape` as JSON
TELLING = ("deal_value", "investment", "capacity_power", "jobs", "units")


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure: its document, its picture, its place on the scale of its neighbours, and whether a later statement
    has replaced it.
    """

    figure: Figure
    notation: Notation
    bar: Bar | None
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Ruling:
    """An editor's word on two statements in conflict; `holds` is the one of them that stands, where one does."""

    one: Figure
    other: Figure
    verdict: str
    holds: Figure | None
    reason: str
    resolved_on: str


@dataclass(frozen=True, slots=True)
class QuantityGroup:
    """Statements of one quantity and of those of the same scope, the newest first; `disputed` if two of them conflict
    and no editor has said why; `rulings` where one has.

    `axis` says that the labels of the scale stand below: once for all neighbours that share it.
    """

    quantity: int
    subject: Mapping[str, Any]
    measure: str
    perimeter: str
    statements: list[Statement]
    scale: Scale | None
    disputed: bool
    rulings: list[Ruling]
    axis: bool


def statements_of(
    figures: Iterable[Figure], scale: Scale | None = None, comparisons: Iterable[Comparison] = ()
) -> list[Statement]:
    """The figures in their order, each on the given scale if it has their unit."""
    replaced = {pair["figures"][0] for pair in comparisons if Verdict.SUPERSEDED in (pair["verdict"], _ruled(pair))}
    return [
        Statement(
            figure,
            notation_of(figure),
            scale.bar(figure) if scale and scale.unit == figure["unit"] else None,
            superseded=figure["id"] in replaced,
        )
        for figure in figures
    ]


def compared(figures: Iterable[Figure], comparisons: Iterable[Comparison] = ()) -> tuple[list[Statement], Scale | None]:
    """Figures of one unit on the scale that they share; without a scale where the units differ."""
    figures = list(figures)
    scale = scale_of(figures)
    return statements_of(figures, scale, comparisons), scale


def grouped(figures: Iterable[Figure], comparisons: Iterable[Comparison] = ()) -> list[QuantityGroup]:
    """The figures by quantity, those of one unit together on one scale; else in the order of first appearance.

    `comparisons` are those of the document (`ComparisonShape`); quantities whose statements they compare are one group.
    """
    figures, comparisons = list(figures), list(comparisons)
    shared = _same_scope(figures, comparisons)
    by_unit: dict[str, dict[int, list[Figure]]] = {}
    for figure in figures:
        own: int = figure["quantity"]
        quantity = shared.get(own, own)
        by_unit.setdefault(figure["unit"], {}).setdefault(quantity, []).append(figure)
    groups = []
    for quantities in by_unit.values():
        scale = scale_of(figure for rivals in quantities.values() for figure in rivals)
        last = list(quantities)[-1]
        groups += [
            _group(rivals, scale, comparisons, axis=scale is not None and quantity == last)
            for quantity, rivals in quantities.items()
        ]
    return groups


def _same_scope(figures: Iterable[Figure], comparisons: Iterable[Comparison]) -> dict[int, int]:
    """For quantities that a comparison joins, the one that stands for both."""
    quantity_of = {figure["id"]: figure["quantity"] for figure in figures}
    stands_for: dict[int, int] = {}
    for pair in comparisons:
        one, other = (quantity_of.get(number) for number in pair["figures"])
        if one is None or other is None:
            continue
        first, second = stands_for.get(one, one), stands_for.get(other, other)
        for quantity in (one, other, *(known for known, target in stands_for.items() if target == second)):
            stands_for[quantity] = first
    return stands_for


def _group(
    rivals: list[Figure], scale: Scale | None, comparisons: Iterable[Comparison], *, axis: bool
) -> QuantityGroup:
    first = rivals[0]
    return QuantityGroup(
        quantity=first["quantity"],
        subject=first["subject"],
        measure=first["measure"],
        perimeter=first["perimeter"],
        statements=statements_of(rivals, scale, comparisons),
        scale=scale,
        disputed=are_disputed(rivals, comparisons),
        rulings=rulings_on(rivals, comparisons),
        axis=axis,
    )


def are_disputed(rivals: Iterable[Figure], comparisons: Iterable[Comparison]) -> bool:
    """Whether two of the statements conflict, and no editor has said why."""
    ids = {figure["id"] for figure in rivals}
    return any(
        pair["verdict"] == Verdict.CONFLICT and not pair.get("resolution") and set(pair["figures"]) <= ids
        for pair in comparisons
    )


def rulings_on(rivals: Iterable[Figure], comparisons: Iterable[Comparison]) -> list[Ruling]:
    """What editors said of pairs of the statements; documents of former versions have none."""
    by_id = {figure["id"]: figure for figure in rivals}
    ruled = [pair for pair in comparisons if pair.get("resolution") and set(pair["figures"]) <= set(by_id)]
    return [
        Ruling(
            one=by_id[pair["figures"][0]],
            other=by_id[pair["figures"][1]],
            verdict=pair["resolution"]["verdict"],
            holds=by_id.get(pair["resolution"]["holds"]),
            reason=pair["resolution"]["reason"],
            resolved_on=pair["resolution"]["resolved_on"],
        )
        for pair in ruled
    ]


def _ruled(pair: Comparison) -> str:
    """The editor's verdict; empty where there is none."""
    resolution = pair.get("resolution")
    return resolution["verdict"] if resolution else ""


def telling(figures: Iterable[Figure]) -> list[Figure]:
    """Of each measure by which the size of a deal is told, the largest of its newest statements."""
    by_measure: dict[str, list[Figure]] = {}
    for figure in figures:
        by_measure.setdefault(figure["measure"], []).append(figure)
    return [max(by_measure[measure], key=_newest_largest) for measure in TELLING if measure in by_measure]


def _newest_largest(figure: Figure) -> tuple[str, float]:
    stated = figure["stated_on"]
    return stated["value"] if stated else "", figure["high"] or figure["low"] or 0
