"""A list as CSV (RFC 4180), line by line."""

import csv
from collections.abc import Iterable, Iterator

import orjson

from deals import licence
from deals.api.exports.rows import Cell, columns
from deals.spreadsheets import guarded
from deals.vocabulary import Resource


class _Line:
    """Stands for a file where csv.writer wants one: hands back each line that is written."""

    def write(self, line: str) -> str:
        return line


def csv_lines(resource: Resource, documents: Iterable[str], site: str) -> Iterator[str]:
    """The header, then a line per document; `site` is put before addresses, which are paths in the documents."""
    readers = columns(resource)
    writer = csv.writer(_Line())
    yield writer.writerow([*readers, "licence"])
    for document in documents:
        record = orjson.loads(document)
        cells = (_absolute(read(record), site) if name == "url" else read(record) for name, read in readers.items())
        yield writer.writerow([*map(guarded, cells), licence.NAME])


def _absolute(path: Cell, site: str) -> str:
    return f"{site}{path}"
