"""Everything that is stated to be somewhere, on one map with its table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import QuerySet

from deals.cartography.picture import MapPicture, draw
from deals.models.publication import Listing
from deals.queries.facets import Facet, facets_of
from deals.queries.filters import Filters
from deals.queries.kept import kept
from deals.queries.listings import matching
from deals.queries.pages.spots import bare_place, spot_of
from deals.vocabulary import Resource

DRAWN = 500  # more points than that hide each other
LISTED = 100
_AT_ONCE = 100  # documents in memory


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
    """The map, its table, and the filters of deals that it understands. `whole` says that all of the world is shown.

    `rows` are all places; the map shows the first `DRAWN` of them, the table `LISTED`.
    """

    filters: Filters
    picture: MapPicture | None
    rows: list[PlaceRow]
    facets: list[Facet]
    whole: bool

    @property
    def listed(self) -> list[PlaceRow]:
        """The rows of the table; the file has all."""
        return self.rows[:LISTED]

    @property
    def left_out(self) -> int:
        """How many places have no row."""
        return max(len(self.rows) - LISTED, 0)

    @property
    def undrawn(self) -> int:
        """How many places could be drawn and are not."""
        return max(sum(row.drawn for row in self.rows) - DRAWN, 0)


def world_page(filters: Filters, *, whole: bool = False) -> WorldPage:
    """The places of the deals that the question leaves; the map is cut to where most are unless it is to be `whole`."""
    rows = _counted(filters)
    return WorldPage(filters, _picture(rows, whole=whole), rows, facets_of(Resource.DEAL, filters), whole)


def world_picture(filters: Filters) -> MapPicture | None:
    """The map alone, cut to where most deals are."""
    return _picture(_counted(filters), whole=False)


def _picture(rows: list[PlaceRow], *, whole: bool) -> MapPicture | None:
    spots = [
        spot_of(row.place, label=f"{row.place['name']}: {row.count} deal{'s' * (row.count != 1)}", count=row.count)
        for row in [row for row in rows if row.drawn][:DRAWN]
    ]
    return draw(spots, world=whole or not spots, focus=True)


def _counted(filters: Filters) -> list[PlaceRow]:
    """The places with most deals first. Each has to be read, so they are kept until the next publication."""
    asked = filters.without("ordering", "page_size").query
    return kept("places", asked, lambda: _rows(filters))


def _rows(filters: Filters) -> list[PlaceRow]:
    asked = set(_deals(filters).values_list("subject_id", flat=True)) if filters.narrowing else None
    found = []
    for listing in _places(filters).iterator(chunk_size=_AT_ONCE):
        deals = [number for number in listing.deals if asked is None or number in asked]
        place = bare_place(listing.document)
        found.append(PlaceRow(place, len(deals), drawn=place["kind"] != "region"))
    return sorted((row for row in found if row.count), key=lambda row: (-row.count, row.place["name"]))


def _deals(filters: Filters) -> QuerySet[Listing]:
    return matching(Resource.DEAL, filters)


def _places(filters: Filters) -> QuerySet[Listing]:
    rows = Listing.objects.of(Resource.PLACE).only("document", "deals")
    if not filters.narrowing:
        return rows
    return rows.filter(deals__overlap=ArraySubquery(_deals(filters).values("subject_id")))
