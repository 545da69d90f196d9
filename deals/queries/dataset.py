"""The whole public data set as lines of files; docs/reference/api.md describes them."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from typing import Any

import orjson
from django.db.models import Field

from deals.models.publication import Listing, Publication
from deals.vocabulary import Resource

RECORD_FILES: dict[Resource, str] = {
    Resource.DEAL: "deals.jsonl",
    Resource.COMPANY: "companies.jsonl",
    Resource.FACILITY: "facilities.jsonl",
    Resource.PLACE: "places.jsonl",
    Resource.FIGURE: "figures.jsonl",
    Resource.QUANTITY: "quantities.jsonl",
    Resource.ARTICLE: "articles.jsonl",
    Resource.QUOTATION: "quotations.jsonl",
}
PUBLICATIONS_FILE, LISTINGS_FILE = "publications.jsonl", "listings.jsonl"
# Who published is not public; nor is anything that only this database knows, such as its row numbers.
PUBLICATION_COLUMNS = (
    "resource",
    "subject_id",
    "version",
    "published_at",
    "reason",
    "note",
    "differences",
    "sha256",
    "document",
)
# The document of a listing is that of its publication, and its search vector follows from its words.
_DERIVED = frozenset({"id", "publication", "document", "search"})
_AT_ONCE = 500


def listing_columns() -> dict[str, "Field[Any, Any]"]:
    """The columns of a listing that a file carries, by name."""
    return {field.name: field for field in Listing._meta.concrete_fields if field.name not in _DERIVED}


def dataset_lines() -> dict[str, Callable[[], Iterator[bytes]]]:
    """By the name of each file, what gives its lines: in a fixed order, so that equal data make equal files."""
    records = {name: partial(_records, resource) for resource, name in RECORD_FILES.items()}
    return {**records, PUBLICATIONS_FILE: _publications, LISTINGS_FILE: _listings}


def _records(resource: Resource) -> Iterator[bytes]:
    """The documents of the records that stand, byte for byte."""
    rows = Listing.objects.of(resource).order_by("subject_id").values_list("document", flat=True)
    return (f"{document}\n".encode() for document in rows.iterator(chunk_size=_AT_ONCE))


def _publications() -> Iterator[bytes]:
    """The log, as it was written."""
    rows = Publication.objects.order_by("pk").values(*PUBLICATION_COLUMNS)
    return (_line(row) for row in rows.iterator(chunk_size=_AT_ONCE))


def _listings() -> Iterator[bytes]:
    """Of each record its current version, its state, and what lists filter and sort on."""
    rows = Listing.objects.order_by("resource", "subject_id").values("publication__version", *listing_columns())
    for row in rows.iterator(chunk_size=_AT_ONCE):
        yield _line({"version": row.pop("publication__version"), **row})


def _line(row: dict[str, Any]) -> bytes:
    return orjson.dumps(row, default=_as_text, option=orjson.OPT_APPEND_NEWLINE)


def _as_text(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in a file")
