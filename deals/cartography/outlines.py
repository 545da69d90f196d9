"""From polygons in degrees to the path of an SVG drawing: projected, rounded, and without what is too small to see."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from deals.cartography.projection import project

Ring = list[tuple[int, int]]


def rings_of(geometry: dict[str, Any]) -> list[Ring]:
    """The projected rings of a GeoJSON Polygon or MultiPolygon, each without repeated points."""
    many = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [_projected(ring) for polygon in many for ring in polygon]


def _projected(ring: Iterable[Sequence[float]]) -> Ring:
    points: Ring = []
    for longitude, latitude in ring:
        x, y = project(longitude, latitude)
        point = (round(x), round(y))
        if not points or point != points[-1]:
            points.append(point)
    return points[:-1] if len(points) > 1 and points[0] == points[-1] else points


def large_enough(rings: list[Ring], area: float) -> list[Ring]:
    """The rings of at least `area` square units; the largest where none is, so that no island state goes missing."""
    drawable = [ring for ring in rings if len(ring) > 2]
    kept = [ring for ring in drawable if abs(signed_area(ring)) >= area]
    return kept or sorted(drawable, key=lambda ring: -abs(signed_area(ring)))[:1]


def signed_area(ring: Ring) -> float:
    """The area that a ring encloses, in square units; its sign tells the direction."""
    turned = ring[1:] + ring[:1]
    return sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in zip(ring, turned, strict=True)) / 2


def path_of(rings: Iterable[Ring]) -> str:
    """The `d` of an SVG path in relative steps, as short as they can be written."""
    parts: list[str] = []
    for ring in rings:
        parts.append(f"M{ring[0][0]} {ring[0][1]}l")
        steps = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in pairwise(ring)]
        parts.append(" ".join(f"{dx} {dy}" for dx, dy in steps).replace(" -", "-"))
        parts.append("z")
    return "".join(parts)


def box_of(rings: list[Ring]) -> tuple[int, int, int, int]:
    """The upright rectangle to show where an area is: left, top, right, bottom of its larger parts.

    Far islands stay outside, or the United States would reach across the Pacific.
    """
    largest = max(abs(signed_area(ring)) for ring in rings)
    points = [point for ring in rings if abs(signed_area(ring)) >= largest / 4 for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
