from math import dist

from deals.forces import Point, laid_out


def test_linked_nodes_come_closer_than_others_and_stay_in_the_picture() -> None:
    nodes = ["a", "b", "c", "d"]
    points = laid_out(nodes, {("a", "b"): 3, ("c", "d"): 3}, 100, 50)
    assert apart(points["a"], points["b"]) < apart(points["a"], points["c"])
    assert all(0 <= point.x <= 100 and 0 <= point.y <= 50 for point in points.values())
    assert laid_out(nodes, {("a", "b"): 3, ("c", "d"): 3}, 100, 50) == points


def test_nobody_and_one_alone_are_drawn_too() -> None:
    assert laid_out([], {}, 100, 50) == {}
    assert laid_out(["a"], {}, 100, 50) == {"a": Point(50, 25)}


def apart(one: Point, other: Point) -> float:
    return dist((one.x, one.y), (other.x, other.y))
