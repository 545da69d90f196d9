from decimal import Decimal
from typing import Any

import pytest

from companies.models import GazetteerEntry
from companies.queries.gazetteer import Point, point_of

pytestmark = pytest.mark.django_db


def entry(name: str, country: str = "US", admin1: str = "TX", **fields: Any) -> GazetteerEntry:
    return GazetteerEntry.objects.create(
        name=name, key=name.casefold(), country=country, admin1=admin1, latitude=30, longitude=-97, **fields
    )


def test_our_own_sites_come_first() -> None:
    entry("Foxconn Mount Pleasant campus", admin1="WI")
    point = point_of("Foxconn Mount Pleasant campus", "US", "WI")
    assert point == Point(Decimal("42.68"), Decimal("-87.93"))


@pytest.mark.parametrize(
    ("populations", "found"),
    [([], False), ([900], True), ([90_000, 500], True), ([90_000, 40_000], False), ([0, 0], False)],
)
def test_a_city_has_a_point_only_where_no_namesake_could_be_meant(populations: list[int], found: bool) -> None:
    for population in populations:
        entry("Springfield", population=population)
    entry("Springfield", admin1="OH", population=1_000_000)
    assert (point_of("Springfield", "US", "TX") is not None) == found


def test_accents_and_case_do_not_matter() -> None:
    entry("saint etienne", country="FR", admin1="ARA")
    assert point_of("SAINT-ÉTIENNE", "FR", "ARA") is not None
