"""The drawn areas of countries (by ISO 3166-1) and of states and provinces (by ISO 3166-2)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import orjson

_FILE = Path(__file__).resolve().parent.parent / "data" / "boundaries.json"
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """One area: its name, its SVG path, and the rectangle (left, top, right, bottom) that shows where it is."""

    code: str
    name: str
    path: str
    box: Box


@cache
def _areas() -> dict[str, dict[str, Any]]:
    # Read once per process, on the first map: a megabyte that most requests never need.
    found: dict[str, dict[str, Any]] = orjson.loads(_FILE.read_bytes())
    return found


@cache
def area_of(code: str) -> Area | None:
    """The area with this code, "US" or "US-WI"; None where none is drawn."""
    found = _areas().get(code)
    if found is None:
        return None
    left, top, right, bottom = found["box"]
    return Area(code, found["name"], found["path"], (left, top, right, bottom))


def name_of(code: str) -> str:
    """The name of a state or province; the code where none is known."""
    found = area_of(code)
    return found.name if found else code
