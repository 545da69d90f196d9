"""Where a named place lies, as far as one can tell without guessing."""

import csv
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from companies.models import GazetteerEntry
from companies.names import folded

SITES = Path(__file__).resolve().parent.parent / "data" / "sites.csv"

# A namesake in the same state counts only if it is not dwarfed: Paris, Texas is not confused with a hamlet.
_DWARFED = 10


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees, WGS 84."""

    latitude: Decimal
    longitude: Decimal


def point_of(name: str, country: str, admin1: str) -> Point | None:
    """The point of a site or city: from our own list of sites first, then from the gazetteer.

    None where neither knows it, or the gazetteer has several that could be meant: no point is ever guessed.
    """
    key = folded(name)
    return _sites().get((key, country, admin1)) or _only_entry(key, country, admin1)


def _only_entry(key: str, country: str, admin1: str) -> Point | None:
    entries = GazetteerEntry.objects.filter(key=key, country=country)
    if admin1:
        entries = entries.filter(admin1=admin1)
    largest, *others = [*entries.order_by("-population")[:2], None, None][:2]
    if largest is None:
        return None
    rival = others[0]
    if rival is not None and rival.population * _DWARFED >= largest.population:
        return None
    return Point(largest.latitude, largest.longitude)


@cache
def _sites() -> dict[tuple[str, str, str], Point]:
    with SITES.open(encoding="utf-8", newline="") as rows:
        return {
            (folded(row["name"]), row["country"], row["admin1"]): Point(
                Decimal(row["latitude"]), Decimal(row["longitude"])
            )
            for row in csv.DictReader(rows)
        }
