"""`manage.py extract`: the machine's reading of articles, as JSON."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandError

from deals.errors import ArticleRefused
from deals.ingestion.output import as_json
from deals.ingestion.pipeline import extract
from deals.ingestion.sources import page_from_bytes
from deals.values.dates import PartialDate

STANDARD_INPUT = "-"


class Command(BaseCommand):
    """Prints the extraction of one file, or writes those of several into a folder; asks no database."""

    help = "Reads articles (text, HTML, or records in .json) and gives their extraction as JSON; needs no database."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The interface of design: files, or `-` for standard input."""
        parser.add_argument("files", nargs="+", metavar="FILE", help="a text, HTML or .json file; - for standard input")
        parser.add_argument("--url", default="", help="the address that the article comes from")
        parser.add_argument("--published", help="its date, as closely as it is known: 2025-11-20, 2025-11 or 2025")
        parser.add_argument(
            "--out", type=Path, metavar="DIR", help="write one JSON file for each FILE into this folder"
        )

    def handle(self, *, files: list[str], url: str, published: str | None, out: Path | None, **options: Any) -> None:
        """Extracts every file; one that cannot be read is named, does not stop the others, and fails the command."""
        if len(files) > 1 and out is None:
            raise CommandError("Several files need --out DIR to write their extractions into.")
        day = _published(published)
        if out is not None:
            _make_folder(out)
        failures = []
        for file in files:
            try:
                document = extraction(file, url=url, published=day)
            except (OSError, ArticleRefused) as error:
                failures.append(f"{file}: {_reason(error)}")
                continue
            self._give(document, file, out)
        if failures:
            raise CommandError("\n".join(failures))

    def _give(self, document: bytes, file: str, out: Path | None) -> None:
        if out is None:
            self.stdout.write(document.decode("utf-8"))
        else:
            (out / f"{_stem(file)}.json").write_bytes(document)


def extraction(file: str, *, url: str, published: str | None) -> bytes:
    """The extraction of a file (or `-`) as indented JSON in UTF-8."""
    standard_input = file == STANDARD_INPUT
    content = sys.stdin.buffer.read() if standard_input else Path(file).read_bytes()
    page = page_from_bytes(content, name="" if standard_input else file, url=url, published=published)
    return orjson.dumps(as_json(extract(page)), option=orjson.OPT_INDENT_2)


def _stem(file: str) -> str:
    return "stdin" if file == STANDARD_INPUT else Path(file).stem


def _published(given: str | None) -> str | None:
    try:
        return str(PartialDate.parse(given)) if given else None
    except ValueError as error:
        raise CommandError(f"--published: {error}") from error


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(f"--out {folder}: {_reason(error)}") from error


def _reason(error: OSError | ArticleRefused) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)
