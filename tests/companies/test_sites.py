"""The table of named sites is whole."""

import csv
import re
from pathlib import Path

import pytest

from companies.vocabulary import FacilityKind

TABLE = Path(__file__).resolve().parents[2] / "companies" / "data" / "sites.csv"
COLUMNS = ["name", "kind", "country", "admin1", "latitude", "longitude", "city", "source"]


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_cell_is_filled(rows: list[dict[str, str]]) -> None:
    assert len(rows) >= 40
    assert all(list(row) == COLUMNS and all(row.values()) for row in rows)


def test_names_are_unique(rows: list[dict[str, str]]) -> None:
    names = [row["name"].casefold() for row in rows]

    assert sorted(names) == sorted(set(names))


def test_kinds_and_codes_are_known(rows: list[dict[str, str]]) -> None:
    assert {row["kind"] for row in rows} <= set(FacilityKind.values())
    assert all(re.fullmatch("[A-Z]{2}", row["country"]) for row in rows)
    assert all(re.fullmatch("[A-Z0-9]{1,3}", row["admin1"]) for row in rows)


def test_coordinates_are_on_the_earth_with_the_decimals_that_we_vouch_for(rows: list[dict[str, str]]) -> None:
    for row in rows:
        assert abs(float(row["latitude"])) <= 90
        assert abs(float(row["longitude"])) <= 180
        assert all(re.fullmatch(r"-?\d+\.\d{2,3}", row[axis]) for axis in ("latitude", "longitude"))
