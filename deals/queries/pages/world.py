"""Everything that is stated to be somewhere, on one map with its table."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import QuerySet

from deals.cartography.picture import MapPicture, draw
from deals.models.publication import Listing
from deals.queries.facets import Facet, facets_of
from deals.queries.filters import Filters
from deals.queries.listings import matching
from deals.queries.pages.spots import spot_of
from deals.vocabulary import Resource


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place and how many of the deals asked for are there; `drawn` is false for what no map can show honestly."""

    place: Mapping[str, Any]
    count: int
    drawn: bool

    @property
    def drawn_as(self) -> str:
        """How the map shows it: no closer than it is stated."""
        if not self.drawn:
            return "not drawn: it has no fixed borders"
        if self.place["latitude"] is not None:
            return "a point"
        return "its state" if self.place["admin1"] else "its country"


@dataclass(frozen=True, slots=True)
class WorldPage:
    """The map, its table, and the filters of deals that it understands. `whole` says that all of the world is shown."""

    filters: Filters
    picture: MapPicture | None
    rows: list[PlaceRow]
    facets: list[Facet]
    whole: bool


def world_page(filters: Filters, *, whole: bool = False) -> WorldPage:
    """The places of the deals that the question leaves; the map is cut to where most are unless it is to be `whole`."""
    rows = _rows(filters)
    return WorldPage(filters, _picture(rows, whole=whole), rows, facets_of(Resource.DEAL, filters), whole)


def world_picture(filters: Filters) -> MapPicture | None:
    """The map alone, cut to where most deals are."""
    return _picture(_rows(filters), whole=False)


def _picture(rows: list[PlaceRow], *, whole: bool) -> MapPicture | None:
    spots = [
        spot_of(row.place, label=f"{row.place['name']}: {row.count} deal{'s' * (row.count != 1)}", count=row.count)
        for row in rows
        if row.drawn
    ]
    return draw(spots, world=whole or not spots, focus=True)


def _rows(filters: Filters) -> list[PlaceRow]:
    asked = set(_deals(filters).values_list("subject_id", flat=True)) if filters.narrowing else None
    found = []
    for listing in _places(filters):
        deals = [number for number in listing.deals if asked is None or number in asked]
        place = json.loads(listing.document)
        found.append(PlaceRow(place, len(deals), drawn=place["kind"] != "region"))
    return sorted((row for row in found if row.count), key=lambda row: (-row.count, row.place["name"]))


def _deals(filters: Filters) -> QuerySet[Listing]:
    return matching(Resource.DEAL, filters)


def _places(filters: Filters) -> QuerySet[Listing]:
    rows = Listing.objects.of(Resource.PLACE).only("document", "deals")
    if not filters.narrowing:
        return rows
    return rows.filter(deals__overlap=ArraySubquery(_deals(filters).values("subject_id")))
