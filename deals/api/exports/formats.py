"""The forms in which a whole list can be had, and how each is sent."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from deals.api.exports.csv_lines import csv_lines
from deals.api.exports.geojson import geojson_parts
from deals.api.openapi.json_schema import Schema
from deals.vocabulary import Resource

# Bytes are handed to the server in pieces of this size: for each piece it makes a system call.
PIECE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Format:
    """A form of file: its suffix, its media type, and what the schema says of it.

    `write` turns the documents of a resource into the pieces of the file, with the site's address before theirs.
    """

    suffix: str
    media_type: str
    write: Callable[[Resource, Iterable[str], str], Iterator[str]]
    schema: Callable[[], Schema]


def json_lines(resource: Resource, documents: Iterable[str], site: str) -> Iterator[str]:
    """Each document on a line of its own, byte for byte as it is published."""
    return (f"{document}\n" for document in documents)


def in_pieces(parts: Iterable[str]) -> Iterator[bytes]:
    """The parts as bytes, gathered to pieces of about `PIECE`."""
    gathered = bytearray()
    for part in parts:
        gathered += part.encode()
        if len(gathered) >= PIECE:
            yield bytes(gathered)
            gathered.clear()
    yield bytes(gathered)


def _text() -> Schema:
    return {"type": "string"}


def _collection() -> Schema:
    return {"$ref": "#/components/schemas/GeoJson"}


FORMATS = (
    Format("csv", "text/csv", csv_lines, _text),
    Format("jsonl", "application/x-ndjson", json_lines, _text),
    Format("geojson", "application/geo+json", geojson_parts, _collection),
)
