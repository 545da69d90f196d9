from math import cos, radians

import pytest

from deals.cartography.projection import HEIGHT, WIDTH, project


def test_the_drawing_spans_the_earth() -> None:
    assert project(-180, 0)[0] == pytest.approx(0)
    assert project(180, 0)[0] == pytest.approx(WIDTH)
    assert project(0, 90)[1] == pytest.approx(0, abs=0.5)
    assert project(0, -90)[1] == pytest.approx(HEIGHT, abs=0.5)
    assert project(0, 0) == pytest.approx((WIDTH / 2, HEIGHT / 2), abs=0.5)


@pytest.mark.parametrize("latitude", [0, 30, 55, 70])
def test_areas_keep_their_size(latitude: float) -> None:
    assert area_at(latitude) == pytest.approx(area_at(10), rel=0.005)


def area_at(latitude: float) -> float:
    """Of a small square on the sphere, as drawn, by what it has on the sphere."""
    step = 0.1
    west, south = project(20, latitude)
    east, _ = project(20 + step, latitude)
    _, north = project(20, latitude + step)
    return abs((east - west) * (south - north)) / cos(radians(latitude + step / 2))
