"""Further articles to learn from: unannotated ones, of which a reader noted only what their opening says."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from deals.ingestion.extract.model import DATA
from deals.ingestion.records import CleanText
from deals.ingestion.training.articles import Annotated

READINGS = DATA / "readings.tsv"
_UNKNOWN = "-"


def read_readings(archive: Path, notes: Path = READINGS) -> list[Annotated]:
    """The noted articles of `archive` (gzipped JSON lines with `id` and `text`); none where there is no archive.

    Their `gold` has only what was noted: whether there is news, and for each deal its parties, kind and status, None
    for what the opening does not settle.
    """
    if not archive.exists():
        return []
    noted = {row[0]: row[1:] for row in _rows(notes)}
    with gzip.open(archive, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [
        Annotated(
            record["id"], CleanText(text=record["text"], published=record["published"]), _gold(*noted[record["id"]])
        )
        for record in records
        if record["id"] in noted
    ]


def _rows(notes: Path) -> Iterator[list[str]]:
    for line in notes.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _gold(news: str, parties: str, kind: str, status: str) -> dict[str, Any]:
    names = [] if parties == _UNKNOWN else parties.split(";")
    companies = [{"name": name, "aliases_in_text": [name], "role": "party"} for name in names]
    deal = {"parties": names, "kind": _noted(kind), "status": _noted(status), "primary": True, "evidence": ""}
    return {"is_partnership_news": news == "y", "companies": companies, "deals": [deal] if news == "y" else []}


def _noted(value: str) -> str | None:
    return None if value == _UNKNOWN else value
