"""The Equal Earth projection: areas keep their size, so that a shaded state says no more than it is.

B. Šavrič, T. Patterson, B. Jenny, "The Equal Earth map projection", International Journal of Geographical Information
Science 33 (2019), https://doi.org/10.1080/13658816.2018.1504949; the constants are those of the paper.
"""

from math import asin, cos, radians, sin, sqrt

WIDTH = 10_000  # units of the drawing from 180° W to 180° E; one is about 4 km at the equator
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2


def _plane(longitude: float, latitude: float) -> tuple[float, float]:
    """Radians of the sphere to the plane of the paper, x to the east and y to the north."""
    theta = asin(_M * sin(latitude))
    square = theta * theta
    sixth = square**3
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    return longitude * cos(theta) / (_M * slope), theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))


_HALF_WIDTH = _plane(radians(180), 0)[0]
_HALF_HEIGHT = _plane(0, radians(90))[1]
_SCALE = WIDTH / 2 / _HALF_WIDTH
HEIGHT = round(2 * _HALF_HEIGHT * _SCALE)


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees to units of the drawing: x from 0 in the west to `WIDTH`, y from 0 in the north to `HEIGHT`."""
    x, y = _plane(radians(longitude), radians(latitude))
    return (x + _HALF_WIDTH) * _SCALE, (_HALF_HEIGHT - y) * _SCALE
