"""Further articles to learn from, annotated in full: notes that point into an archive and hold none of its text.

Each line of `data/annotations.jsonl` is one article of the archive: its `id`, and under `gold` what a reader found in
it, by the same rules as the annotated articles, except for quotations, which were not noted. Whatever is in the words
of the article is a pair of offsets into its text, in code points; a deal that a figure is about is its number.
"""

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from deals.ingestion.extract.model import DATA
from deals.ingestion.records import CleanText
from deals.ingestion.training.articles import Annotated

ANNOTATIONS = DATA / "annotations.jsonl"


def read_annotations(archive: Path, notes: Path = ANNOTATIONS) -> list[Annotated]:
    """The annotated articles of `archive`, in the shape and the words of `read_articles`; none without an archive.

    `archive` holds gzipped JSON lines with `id`, `title`, `published` and `text`. ValueError where an article that was
    annotated is not in it.
    """
    if not archive.exists():
        return []
    noted = {note["id"]: note["gold"] for note in map(json.loads, notes.read_text(encoding="utf-8").splitlines())}
    with gzip.open(archive, "rt", encoding="utf-8") as lines:
        records = {record["id"]: record for record in map(json.loads, lines) if record["id"] in noted}
    if missing := noted.keys() - records.keys():
        raise ValueError(f"{archive} lacks {', '.join(sorted(missing))}")
    return [_annotated(records[name], gold) for name, gold in sorted(noted.items())]


def _annotated(record: Mapping[str, Any], gold: Mapping[str, Any]) -> Annotated:
    page = CleanText(text=record["text"], title=record["title"] or "", published=record["published"])
    return Annotated(record["id"], page, restored(gold, record["text"]))


def restored(gold: Mapping[str, Any], text: str) -> dict[str, Any]:
    """The annotation with the words of `text` in place of their offsets, and no quotations."""
    deals = [_deal(deal, text) for deal in gold["deals"]]
    return {
        "is_partnership_news": gold["is_partnership_news"],
        "companies": [
            company | {"aliases_in_text": [_words(span, text) for span in company["aliases_in_text"]]}
            for company in gold["companies"]
        ],
        "deals": deals,
        "projects": [_with_words(project, text, "evidence") for project in gold["projects"]],
        "locations": [_with_words(location, text, "evidence") for location in gold["locations"]],
        "figures": [
            _with_words(figure, text, "quote", "raw") | {"subject": _subject(figure["subject"], deals, text)}
            for figure in gold["figures"]
        ],
        "figures_optional": [_with_words(figure, text, "quote", "raw") for figure in gold["figures_optional"]],
        "quotes": [],
    }


def _deal(deal: Mapping[str, Any], text: str) -> dict[str, Any]:
    scope = [_words(span, text) for span in deal["scope"]]
    return _with_words(deal, text, "evidence") | {"parties": [_name(p, text) for p in deal["parties"]], "scope": scope}


def _name(party: str | Mapping[str, Any], text: str) -> str:
    """A party's name; one that the article does not name is called by the article's words for it."""
    return party if isinstance(party, str) else f"undisclosed: {_words(party['undisclosed'], text)}"


def _subject(subject: str | Mapping[str, Any], deals: Sequence[Mapping[str, Any]], text: str) -> str:
    if isinstance(subject, str) or "undisclosed" in subject:
        return _name(subject, text)
    parties = "+".join(deals[subject["deal"]]["parties"])
    return f"deal:{parties} ({subject['word']})" if "word" in subject else f"deal:{parties}"


def _with_words(entry: Mapping[str, Any], text: str, *fields: str) -> dict[str, Any]:
    return {**entry, **{field: _words(entry[field], text) for field in fields}}


def _words(span: Sequence[int], text: str) -> str:
    start, end = span
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{start} to {end} is outside the text of {len(text)} characters")
    return text[start:end]
