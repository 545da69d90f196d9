"""Places as documents name them, made ready for a map."""

from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from deals.cartography.picture import MapPicture, Spot, draw

Place = Mapping[str, Any]  # a `PlaceShape`, `PlaceDocument` or `FacilityDocument` as JSON
_THERE = ("deals", "facilities")


def spot_of(place: Place, *, label: str = "", count: int = 1) -> Spot:
    """The place at its own precision: a point only with coordinates, else its state, else its country."""
    admin1, country = place["admin1"], place["country"]
    return Spot(
        code=f"{country}-{admin1}" if admin1 else country,
        label=label or place["name"],
        url=place["url"],
        count=count,
        longitude=place["longitude"],
        latitude=place["latitude"],
    )


def bare_place(document: str) -> Place:
    """The place of a `PlaceDocument` without what is there, which may be thousands of deals."""
    place: dict[str, Any] = orjson.loads(document)
    return {name: value for name, value in place.items() if name not in _THERE}


def map_of(places: Iterable[Place]) -> MapPicture | None:
    """A map cut to the places, each once; a county or an unlocated site is shown by its state."""
    once = {place["url"]: place for place in places if place["kind"] != "region"}
    return draw(spot_of(place) for place in once.values())
