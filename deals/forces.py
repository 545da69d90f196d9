"""Where to draw the nodes of a small graph: nodes push each other off, links pull (Fruchterman and Reingold, 1991,
https://doi.org/10.1002/spe.4380211102). The same graph always gives the same drawing: nothing is drawn by lot.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin, sqrt

ROUNDS = 120
_GOLDEN = pi * (3 - sqrt(5))  # turns that spread any number of points evenly
_MARGIN = 0.09


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the drawing."""

    x: float
    y: float


def laid_out(
    nodes: Sequence[str], links: Mapping[tuple[str, str], int], width: float, height: float
) -> dict[str, Point]:
    """A point for each node within `width` by `height`; nodes with heavier links come closer."""
    if not nodes:
        return {}
    places = [complex(sqrt(n + 0.5) * cos(n * _GOLDEN), sqrt(n + 0.5) * sin(n * _GOLDEN)) for n in range(len(nodes))]
    number = {node: index for index, node in enumerate(nodes)}
    pulls = [(number[one], number[other], 1 + 0.3 * min(weight, 5)) for (one, other), weight in links.items()]
    for turn in range(ROUNDS):
        places = _moved(places, pulls, limit=0.8 * (1 - turn / ROUNDS) + 0.02)
    return dict(zip(nodes, _fitted(places, width, height), strict=True))


def _moved(places: list[complex], pulls: list[tuple[int, int, float]], *, limit: float) -> list[complex]:
    """One round: every node goes where the forces on it point, at most `limit` far."""
    forces = [-0.3 * place for place in places]  # towards the middle, or parts without a link would drift away
    for one in range(len(places)):
        for other in range(one):
            apart = places[one] - places[other]
            push = apart / max(abs(apart) ** 2, 0.01)
            forces[one] += push
            forces[other] -= push
    for one, other, strength in pulls:
        apart = places[one] - places[other]
        pull = apart * abs(apart) * strength * 0.12
        forces[one] -= pull
        forces[other] += pull
    return [
        place + force * min(1, limit / max(hypot(force.real, force.imag), 1e-9))
        for place, force in zip(places, forces, strict=True)
    ]


def _fitted(places: list[complex], width: float, height: float) -> list[Point]:
    xs, ys = _spread([place.real for place in places]), _spread([place.imag for place in places])
    room = 1 - 2 * _MARGIN
    return [
        Point(round((_MARGIN + room * x) * width, 1), round((_MARGIN + room * y) * height, 1))
        for x, y in zip(xs, ys, strict=True)
    ]


def _spread(values: list[float]) -> list[float]:
    """The values moved to lie between 0 and 1."""
    low, high = min(values), max(values)
    return [(value - low) / (high - low) if high > low else 0.5 for value in values]
