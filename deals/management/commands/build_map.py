"""Makes the drawings of the maps out of boundaries in degrees; run by whoever changes the boundaries, not by users."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from deals.cartography.outlines import Ring, box_of, large_enough, path_of, rings_of
from deals.cartography.projection import HEIGHT, WIDTH

SPECK = 12.0  # square units: about 200 square kilometres, a pixel of the largest world map
NOT_DRAWN = {"AQ"}  # nobody has announced a partnership in Antarctica, and it would take a sixth of the picture
HEADER = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
    "<!-- Natural Earth and US Census, public domain; de facto borders; Equal Earth projection -->"
)


class Command(BaseCommand):
    """`manage.py build_map DIRECTORY` with countries_0.1.json, admin1_0.1.json and us_0.1.json (GeoJSON)."""

    help = "Makes static/map/*.svg and deals/data/boundaries.json out of a directory of GeoJSON boundaries."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the boundaries are."""
        parser.add_argument("directory", type=Path)

    def handle(self, *args: object, directory: Path, **options: object) -> None:
        """Writes the drawings."""
        countries = _outlines(directory / "countries_0.1.json", key="cc")
        states = _outlines(directory / "admin1_0.1.json", key="iso") | _outlines(directory / "us_0.1.json", key="iso")
        drawn = {code: outline for code, outline in countries.items() if code not in NOT_DRAWN}
        target = settings.BASE_DIR / "static" / "map"
        _write(target / "world.svg", _drawing("land", drawn))
        american = {code: outline for code, outline in states.items() if code.startswith("US-")}
        _write(target / "us-states.svg", _drawing("states", american))
        areas = {code: _area(*outline) for code, outline in sorted((drawn | states).items())}
        text = ",\n".join(f"{json.dumps(code)}:{json.dumps(area, ensure_ascii=False)}" for code, area in areas.items())
        _write(settings.BASE_DIR / "deals" / "data" / "boundaries.json", f"{{{text}}}\n")
        self.stdout.write(f"{len(areas)} areas drawn")


def _outlines(source: Path, *, key: str) -> dict[str, tuple[str, list[Ring]]]:
    """Name and rings of each area by its code; parts that share a code are one area."""
    found: dict[str, tuple[str, list[Ring]]] = {}
    for feature in json.loads(source.read_text())["features"]:
        properties: dict[str, Any] = feature["properties"]
        code = properties[key] or ""
        if len(code) < 2 or not code.isascii() or "~" in code:
            continue
        name, rings = found.get(code, (properties["name"] or code, []))
        found[code] = (name, rings + rings_of(feature["geometry"]))
    return {code: (name, kept) for code, (name, rings) in found.items() if (kept := large_enough(rings, SPECK))}


def _drawing(name: str, outlines: dict[str, tuple[str, list[Ring]]]) -> str:
    path = "".join(path_of(rings) for _, rings in outlines.values())
    return f'{HEADER}<path id="{name}" d="{path}"/></svg>\n'


def _area(name: str, rings: list[Ring]) -> dict[str, Any]:
    return {"name": name, "box": box_of(rings), "path": path_of(rings)}


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text)
