"""Articles out of files: text, HTML, or a record with its text in `raw_text`."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from deals.errors import NotAnArticle, NotText
from deals.ingestion.records import CleanText

_HTML_NAMES = frozenset({".html", ".htm", ".xhtml"})
_HTML_OPENINGS = (b"<!doctype html", b"<html")


def page_from_bytes(content: bytes, *, name: str = "", url: str = "", published: str | None = None) -> CleanText:
    """The article in the bytes of a file, cleaned; ArticleRefused where it is none.

    The ending of `name`, or else the first characters, tell a record (`.json`), HTML and text apart. `url` and
    `published` (an ISO date of any precision) go before what the file says of itself.
    """
    suffix = Path(name).suffix.lower()
    if suffix == ".json":
        page = page_from_record(read_record(content))
    elif suffix in _HTML_NAMES or content[:1000].lstrip().lower().startswith(_HTML_OPENINGS):
        raise NotAnArticle()
    else:
        page = CleanText(_decoded(content))
    return replace(page, url=url or page.url, published=published or page.published)


def read_record(content: bytes) -> Mapping[str, Any]:
    """The record of an annotated article; NotText where the bytes are no JSON object with a text in `raw_text`."""
    try:
        record = json.loads(_decoded(content))
    except ValueError as error:
        raise NotText(reason=f"no JSON: {error}") from error
    if not isinstance(record, dict) or not isinstance(record.get("raw_text"), str):
        raise NotText(reason="a JSON file must be an object with the text in “raw_text”")
    return record


def page_from_record(record: Mapping[str, Any]) -> CleanText:
    """The article of a record; its annotations are not read."""
    return CleanText(
        text=record["raw_text"],
        title=record.get("title") or "",
        url=record.get("url") or "",
        publisher=record.get("publisher") or "",
        published=record.get("published"),
    )


def _decoded(content: bytes) -> str:
    if b"\x00" in content:
        raise NotText(reason="it has NUL bytes, as binary files do")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotText(reason=f"it is not UTF-8: {error.reason} at byte {error.start}") from error
