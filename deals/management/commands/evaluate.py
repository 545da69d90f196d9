"""`manage.py evaluate`: how well the machine reads annotated articles."""

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from deals.errors import ArticleRefused
from deals.ingestion.output import as_json
from deals.ingestion.pipeline import extract
from deals.ingestion.scoring import report
from deals.ingestion.scoring.score import Scores
from deals.ingestion.sources import page_from_record, read_record


class Command(BaseCommand):
    """Extracts every annotated article of a folder and prints the scorer's table; asks no database."""

    help = "Extracts every record of DIR, scores it against its annotations and prints the table; needs no database."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder, and how to show the result."""
        parser.add_argument("folder", type=Path, metavar="DIR", help="a folder of annotated articles, one .json each")
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of the table")
        parser.add_argument("--errors", action="store_true", help="list every error with its sentence")

    def handle(self, *, folder: Path, json: bool, errors: bool, **options: Any) -> None:
        """Scores all records; one that is no annotated article stops the command with its name."""
        records = read_records(folder)
        scores = Scores()
        for record in records:
            scores.add(record, as_json(extract(page_from_record(record))))
        for line in _lines(scores, records, as_object=json, errors=errors):
            self.stdout.write(line)


def _lines(scores: Scores, records: list[Mapping[str, Any]], *, as_object: bool, errors: bool) -> list[str]:
    if as_object:
        return [json.dumps(report.as_json(scores))]
    lines = list(report.table(scores))
    if errors:
        lines += report.errors(scores, {record["id"]: record["raw_text"] for record in records})
    return lines


def read_records(folder: Path) -> list[Mapping[str, Any]]:
    """The annotated articles of a folder, by file name; CommandError where there are none or one is broken."""
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise CommandError(f"{folder} holds no .json file: give a folder of annotated articles.")
    return [_read(path) for path in paths]


def _read(path: Path) -> Mapping[str, Any]:
    try:
        record = read_record(path.read_bytes())
    except (OSError, ArticleRefused) as error:
        raise CommandError(f"{path}: {error}") from error
    if not isinstance(record.get("gold"), dict):
        raise CommandError(f"{path}: no annotations under “gold”.")
    return record
