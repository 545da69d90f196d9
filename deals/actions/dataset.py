"""The public data set out into files and back again (docs/decisions/what-an-export-holds.md)."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BufferedReader
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import orjson
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Max, Model

from companies.models import Company, Facility, Place
from deals import licence
from deals.errors import DatasetNotEmpty, DatasetRefused
from deals.models import Article, DatasetVersion, Deal, Figure, Listing, Publication, Quantity, Quotation
from deals.queries.dataset import LISTINGS_FILE, PUBLICATIONS_FILE, dataset_lines, listing_columns
from deals.vocabulary import Resource

SCHEMA = 1
MANIFEST = "manifest.json"
IMPORTER = "dataset"  # stands where a publication says who published it
_AT_ONCE = 500
_MODELS: dict[Resource, type[Model]] = {
    Resource.DEAL: Deal,
    Resource.COMPANY: Company,
    Resource.FACILITY: Facility,
    Resource.PLACE: Place,
    Resource.FIGURE: Figure,
    Resource.QUANTITY: Quantity,
    Resource.ARTICLE: Article,
    Resource.QUOTATION: Quotation,
}
Row = TypeVar("Row")
Key = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Written:
    """What a file holds: how many lines, and the SHA-256 of its bytes."""

    rows: int
    sha256: str


@transaction.atomic
def export_dataset(directory: Path) -> dict[str, Written]:
    """Writes the files and their manifest, all of one moment; whatever is at their names is written over.

    Publishing waits meanwhile. The same data set gives the same bytes.
    """
    state = DatasetVersion.objects.select_for_update().get()
    directory.mkdir(parents=True, exist_ok=True)
    written = {name: _write(directory / name, lines()) for name, lines in dataset_lines().items()}
    manifest = {
        "schema": SCHEMA,
        "dataset": {"version": state.number, "changed_at": state.changed_at},
        "licence": licence.URL,
        "attribution": licence.ATTRIBUTION,
        "files": written,
    }
    (directory / MANIFEST).write_bytes(orjson.dumps(manifest, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    return written


@transaction.atomic
def load_dataset(directory: Path) -> dict[str, int]:
    """Makes an empty database say what the files say, version for version; returns how many rows of each it made.

    Raises DatasetRefused where the files are not whole, DatasetNotEmpty where something is published already.
    """
    manifest = _checked_manifest(directory)
    state = DatasetVersion.objects.select_for_update().get()
    if Publication.objects.exists():
        raise DatasetNotEmpty
    keys = _load_publications(directory / PUBLICATIONS_FILE)
    listings = _load_listings(directory / LISTINGS_FILE, keys)
    state.number = manifest["dataset"]["version"]
    state.changed_at = datetime.fromisoformat(manifest["dataset"]["changed_at"])
    state.save()
    _leave_their_ids()
    return {"publications": len(keys), "listings": listings}


def _write(path: Path, lines: Iterable[bytes]) -> Written:
    digest, rows = hashlib.sha256(), 0
    with path.open("wb") as file:
        for rows, line in enumerate(lines, start=1):  # noqa: B007  # the last number is how many there are
            digest.update(line)
            file.write(line)
    return Written(rows, digest.hexdigest())


def _checked_manifest(directory: Path) -> dict[str, Any]:
    """The manifest, once every file is found to be what it says."""
    manifest: dict[str, Any] = orjson.loads(_read(directory / MANIFEST))
    if manifest.get("schema") != SCHEMA:
        raise DatasetRefused(file=MANIFEST, reason=f"its schema is not {SCHEMA}")
    for name in dataset_lines():
        with _opened(directory / name) as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != manifest["files"][name]["sha256"]:
                raise DatasetRefused(file=name, reason="it is not the file that the manifest describes")
    return manifest


def _read(path: Path) -> bytes:
    with _opened(path) as file:
        return file.read()


def _opened(path: Path) -> BufferedReader:
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise DatasetRefused(file=path.name, reason="there is no such file") from error


def _load_publications(path: Path) -> dict[Key, int]:
    """Appends the log as it was; the new row of each version."""
    by, _ = User.objects.get_or_create(username=IMPORTER, defaults={"is_active": False})
    keys: dict[Key, int] = {}
    for rows in _batches(_lines(path)):
        made = Publication.objects.bulk_create(Publication(by=by, **_publication(row, path.name)) for row in rows)
        keys |= {(row.resource, row.subject_id, row.version): row.pk for row in made}
    return keys


def _publication(row: dict[str, Any], file: str) -> dict[str, Any]:
    content = orjson.loads(row["document"])
    del content["version"], content["published_at"]
    if hashlib.sha256(orjson.dumps(content)).hexdigest() != row["sha256"]:
        name = f"{row['resource']} {row['subject_id']}, version {row['version']}"
        raise DatasetRefused(file=file, reason=f"the document of {name} was changed")
    return {**row, "published_at": datetime.fromisoformat(row["published_at"])}


def _load_listings(path: Path, keys: dict[Key, int]) -> int:
    """Lists the current version of each record; how many there are."""
    columns, made = listing_columns(), 0
    for rows in _batches(_lines(path)):
        current = [keys[row["resource"], row["subject_id"], row.pop("version")] for row in rows]
        documents = dict(Publication.objects.filter(pk__in=current).values_list("pk", "document"))
        Listing.objects.bulk_create(
            Listing(
                publication_id=pk,
                document=documents[pk],
                **{name: columns[name].to_python(value) for name, value in row.items()},
            )
            for pk, row in zip(current, rows, strict=True)
        )
        made += len(rows)
    return made


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as file:
        yield from map(orjson.loads, file)


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, _AT_ONCE)):
        yield batch


def _leave_their_ids() -> None:
    """A record that is entered here later gets an id that no loaded one has: an id is never given twice."""
    for resource, model in _MODELS.items():
        highest = Listing.objects.filter(resource=resource).aggregate(highest=Max("subject_id"))["highest"]
        if highest is not None:
            with connection.cursor() as cursor:
                cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [model._meta.db_table, highest])
