"""A map of what is stated to be where, as precisely as the words are: areas are shaded, sites and cities are points."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from deals.cartography.boundaries import Area, Box, area_of
from deals.cartography.projection import HEIGHT, WIDTH, project

_SMALLEST = 700.0  # units across: a single city is shown with the states around it
_MARGIN = 0.18
_SHAPE = 1.6  # width by height of a picture that is cut to its content
_MOST = 0.8  # of all: what is left is worth a line of words, not an empty ocean
_TOP = 250.0  # north of it, and south of `_BOTTOM`, nothing happens
_BOTTOM = 4250.0
WORLD: Box = (350.0, _TOP, WIDTH - 350.0, _BOTTOM)


@dataclass(frozen=True, slots=True)
class Spot:
    """What is to be shown: `code` is ISO 3166-1 or -2 of an area; with a point, the area is only its surroundings."""

    code: str
    label: str
    url: str
    count: int = 1
    longitude: float | None = None
    latitude: float | None = None

    @property
    def country(self) -> str:
        """The ISO 3166-1 code of its country."""
        return self.code.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Shade:
    """An area to fill; `level` 1 to 4 is how much is stated to be there, compared with the other areas."""

    path: str
    label: str
    url: str
    level: int


@dataclass(frozen=True, slots=True)
class Pin:
    """A point to draw, in units of the drawing."""

    x: float
    y: float
    radius: float
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class MapPicture:
    """What a template draws: the visible part as a `viewBox`, shaded areas under points.

    `outside` is what lies beyond the visible part, and has to be told in words.
    """

    view: str
    width: int
    height: int
    shades: list[Shade]
    pins: list[Pin]
    states: bool
    outside: list[Spot] = field(default_factory=list)


def draw(spots: Iterable[Spot], *, world: bool = False, focus: bool = False) -> MapPicture | None:
    """The picture of the spots; None where nothing can be drawn.

    It is cut to all of them, to the countries that have most of them if `focus` is wanted, or shows the whole `world`,
    which is drawn even if it is empty.
    """
    spots = list(spots)
    areas = [(spot, area) for spot in _by_area(spots) if (area := area_of(spot.code))]
    points = [
        (spot, project(spot.longitude, spot.latitude))
        for spot in spots
        if spot.longitude is not None and spot.latitude is not None
    ]
    if not world and not areas and not points:
        return None
    boxes = [(spot, area.box) for spot, area in areas] + [(spot, (x, y, x, y)) for spot, (x, y) in points]
    near = _where_most_is(spot for spot, _ in boxes) if focus else {spot.country for spot, _ in boxes}
    frame = WORLD if world else _frame([box for spot, box in boxes if spot.country in near])
    left, top, right, bottom = frame
    width, height = round(right - left), round(bottom - top)
    return MapPicture(
        view=f"{round(left)} {round(top)} {width} {height}",
        width=width,
        height=height,
        shades=_shades(areas),
        pins=[
            Pin(round(x, 1), round(y, 1), round(width / (200 if world else 110), 1), spot.label, spot.url)
            for spot, (x, y) in points
        ],
        states=any(spot.country == "US" for spot in spots),
        outside=[spot for spot, box in boxes if not _shows(frame, box)],
    )


def _where_most_is(spots: Iterable[Spot]) -> set[str]:
    """The countries with most, as many as it takes to have `_MOST` of all."""
    counts: Counter[str] = Counter()
    for spot in spots:
        counts[spot.country] += spot.count
    near: set[str] = set()
    for country, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        if sum(counts[known] for known in near) >= _MOST * counts.total():
            break
        near.add(country)
    return near


def _shows(frame: Box, box: Box) -> bool:
    """Whether the middle of the box is in the frame."""
    left, top, right, bottom = frame
    return left <= (box[0] + box[2]) / 2 <= right and top <= (box[1] + box[3]) / 2 <= bottom


def _by_area(spots: Iterable[Spot]) -> list[Spot]:
    """One spot for each area that is to be shaded, with the words of all that is stated no closer than it."""
    together: dict[str, Spot] = {}
    for spot in spots:
        if spot.longitude is not None:
            continue
        known = together.get(spot.code)
        label, count = (f"{known.label}; {spot.label}", known.count) if known else (spot.label, 0)
        together[spot.code] = replace(known or spot, label=label, count=count + spot.count)
    return list(together.values())


def _shades(areas: list[tuple[Spot, Area]]) -> list[Shade]:
    """Countries before states, which lie on them."""
    most = max((spot.count for spot, _ in areas), default=1)
    return [
        Shade(area.path, spot.label, spot.url, level=max(1, round(4 * spot.count / most)) if most > 1 else 2)
        for spot, area in sorted(areas, key=lambda pair: len(pair[1].code))
    ]


def _frame(boxes: list[Box]) -> Box:
    """A rectangle of a pleasant shape around all boxes, with some room, inside the drawing."""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    width = max((right - left) * (1 + 2 * _MARGIN), (bottom - top) * (1 + 2 * _MARGIN) * _SHAPE, _SMALLEST)
    width = min(width, WIDTH, (_BOTTOM - _TOP) * _SHAPE)
    height = width / _SHAPE
    x = min(max((left + right - width) / 2, 0), WIDTH - width)
    y = min(max((top + bottom - height) / 2, 0), HEIGHT - height)
    return x, y, x + width, y + height
