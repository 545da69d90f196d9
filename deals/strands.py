"""Curved lines between the nodes of a drawing, as SVG paths: several between two nodes lie side by side."""

from dataclasses import dataclass
from math import cos, hypot, pi, sin

from deals.forces import Point

_ARROW = 5.0  # room that the head of an arrow takes before a node


@dataclass(frozen=True, slots=True)
class Strand:
    """A line as the `d` of an SVG path, and the point at its middle."""

    path: str
    middle: Point


def strand(one: Point, other: Point, *, bend: float, start: float, end: float) -> Strand:
    """The line from one node to the other, `bend` units to its left at the middle, outside the radii of both."""
    across, down = other.x - one.x, other.y - one.y
    length = hypot(across, down) or 1.0
    # The middle of a quadratic curve lies half-way to its control point.
    control = Point(
        (one.x + other.x) / 2 + 2 * bend * down / length, (one.y + other.y) / 2 - 2 * bend * across / length
    )
    begin, finish = _towards(one, control, start), _towards(other, control, end + _ARROW)
    middle = Point(
        round((begin.x + 2 * control.x + finish.x) / 4, 1), round((begin.y + 2 * control.y + finish.y) / 4, 1)
    )
    return Strand(f"M{begin.x} {begin.y}Q{control.x:.1f} {control.y:.1f} {finish.x} {finish.y}", middle)


def _towards(place: Point, goal: Point, distance: float) -> Point:
    """The point that far from a place on the way to another."""
    across, down = goal.x - place.x, goal.y - place.y
    share = distance / (hypot(across, down) or 1.0)
    return Point(round(place.x + across * share, 1), round(place.y + down * share, 1))


def ring(count: int, *, width: float, height: float, margin_x: float, margin_y: float) -> list[Point]:
    """Points spread clockwise on an ellipse inside the margins: two side by side, more from the top on."""
    first = pi if count == 2 else -pi / 2
    turns = [first + 2 * pi * number / count for number in range(count)]
    return [
        Point(
            round(width / 2 + (width / 2 - margin_x) * cos(turn), 1),
            round(height / 2 + (height / 2 - margin_y) * sin(turn), 1),
        )
        for turn in turns
    ]
