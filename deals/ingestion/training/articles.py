"""The annotated articles that models learn from: the records of `../shared/articles/train`."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deals.ingestion.records import CleanText


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article and what a careful reader found in it, in the words of the annotation."""

    name: str
    page: CleanText
    gold: Mapping[str, Any]


def read_articles(folder: Path) -> list[Annotated]:
    """All records of `folder`, by name; an empty folder or a missing one gives none."""
    return [_read(path) for path in sorted(folder.glob("*.json"))]


def fingerprint(folder: Path, *further: Path) -> str:
    """The SHA-256 of all records of `folder`, by name, and of `further` files: says what a model was trained on."""
    digest = hashlib.sha256()
    for path in [*sorted(folder.glob("*.json")), *further]:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _read(path: Path) -> Annotated:
    record = json.loads(path.read_text(encoding="utf-8"))
    page = CleanText(
        text=record["raw_text"],
        title=record["title"] or "",
        url=record["url"] or "",
        publisher=record["publisher"] or "",
        published=record["published"],
    )
    return Annotated(path.stem, page, record["gold"])
