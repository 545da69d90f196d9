from math import dist

from deals.forces import Point
from deals.strands import ring, strand


def test_a_straight_line_ends_outside_the_nodes() -> None:
    drawn = strand(Point(0, 0), Point(100, 0), bend=0, start=10, end=10)
    assert drawn.path == "M10.0 0.0Q50.0 0.0 85.0 0.0"
    assert drawn.middle.y == 0


def test_a_bent_line_passes_that_far_from_the_straight_one() -> None:
    drawn = strand(Point(0, 0), Point(100, 0), bend=20, start=0, end=0)
    assert abs(abs(drawn.middle.y) - 20) < 3
    assert drawn.middle.y == -strand(Point(0, 0), Point(100, 0), bend=-20, start=0, end=0).middle.y


def test_two_nodes_in_one_place_are_no_fault() -> None:
    assert strand(Point(5, 5), Point(5, 5), bend=3, start=1, end=1).path.startswith("M5")


def test_a_ring_begins_at_the_top_and_two_stand_side_by_side() -> None:
    top, right, left = ring(3, width=200, height=100, margin_x=20, margin_y=10)
    assert top == Point(100, 10)
    assert right.x > left.x
    assert dist((right.x, right.y), (left.x, left.y)) > 100
    assert ring(2, width=200, height=100, margin_x=20, margin_y=10) == [Point(20, 50), Point(180, 50)]
