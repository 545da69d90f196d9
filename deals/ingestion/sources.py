"""Articles out of files: text, HTML, or a record with its text in `raw_text`."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from deals.errors import NotText
from deals.ingestion.clean import clean_html, clean_text
from deals.ingestion.decoding import decode
from deals.ingestion.records import CleanText

# NUL and lone surrogates, which a JSON string may hold and no output may; one space for one sign, so offsets stay.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
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
        page = clean_html(content, url=url)
    else:
        page = clean_text(decode(content))
    return replace(page, url=url or page.url, published=published or page.published)


def read_record(content: bytes) -> Mapping[str, Any]:
    """The record of an annotated article; NotText where the bytes are no JSON object with a text in `raw_text`."""
    try:
        record = json.loads(decode(content))
    except ValueError as error:
        raise NotText(reason=f"no JSON: {error}") from error
    if not isinstance(record, dict) or not isinstance(record.get("raw_text"), str):
        raise NotText(reason="a JSON file must be an object with the text in “raw_text”")
    return record


def page_from_record(record: Mapping[str, Any]) -> CleanText:
    """The article of a record; its annotations are not read."""
    return CleanText(
        text=_UNSTORABLE.sub(" ", record["raw_text"]),
        title=record.get("title") or "",
        url=record.get("url") or "",
        publisher=record.get("publisher") or "",
        published=record.get("published"),
    )
