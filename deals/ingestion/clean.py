"""From what was pasted, uploaded or fetched to the article's own text, ready to be stored and cited."""

import re
import sys
from html import unescape

from lxml.html import HtmlElement

from deals.errors import EmptyText, NotAnArticle, PageTooComplex, TextTooLong
from deals.ingestion.decoding import decode
from deals.ingestion.doubts import page_doubts, text_doubts
from deals.ingestion.language import guess_language
from deals.ingestion.page.body import article_text
from deals.ingestion.page.facts import page_facts
from deals.ingestion.page.walls import refuse_page_without_article, refuse_wall, shown_words
from deals.ingestion.records import CleanText

__all__ = ["MAX_ELEMENTS", "MAX_TEXT", "clean", "clean_html", "clean_text", "decode"]

# Characters. The longest annual reports have some 300,000, and PostgreSQL's full-text search indexes at most 1 MB of
# words per row ("Limitations" in its chapter on full-text search).
MAX_TEXT = 1_000_000

# Articles have one to five thousand; parts of the extraction take time by the square of it, a minute at 400,000.
MAX_ELEMENTS = 50_000

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
# NUL (PostgreSQL refuses it), lone surrogates (UTF-8 has none), other control characters and two non-characters (XML
# and HTML have none).
_UNSTORABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));?", re.IGNORECASE)
_MARKUP = re.compile(r"<(?:!doctype html|html|head|body|article|div|p)\b", re.IGNORECASE)
_HEAD = 2048
_LONGEST_TITLE = 200


def clean(content: bytes, *, url: str = "", content_type: str = "") -> CleanText:
    """The article in a fetched page or an uploaded file: HTML where it is declared or looks so, else plain text.

    Raises what `decode`, `clean_html` and `clean_text` raise.
    """
    text = decode(content, content_type)
    declared = content_type.lower()
    if "html" in declared or ("text/plain" not in declared and _MARKUP.search(text[:_HEAD])):
        return clean_html(text, url=url)
    return clean_text(text, url=url)


def clean_text(
    text: str, *, title: str = "", url: str = "", publisher: str = "", published: str | None = None
) -> CleanText:
    """A pasted text, word for word; what else is known of it is passed in, a missing title is its first line.

    Changed are only line ends (to "\\n"), a byte order mark (dropped) and characters that cannot be stored (dropped,
    and counted in a Problem). Raises EmptyText, TextTooLong, or a kind of NotAnArticle where only a wall was copied.
    """
    kept, dropped = _storable(text)
    _check_length(kept)
    refuse_wall(kept)
    language = guess_language(kept)
    return CleanText(
        kept,
        title=title or _first_line(kept),
        url=url,
        publisher=publisher,
        published=published,
        language=language,
        problems=tuple(text_doubts(kept, language=language, dropped=dropped)),
    )


def clean_html(content: bytes | str, *, url: str = "", content_type: str = "") -> CleanText:
    """The article's own text out of a page, its headline first, and what the page says of itself.

    Blocks are parted by empty lines; scripts, styles, menus, advertisements and comments are left out.
    Raises NotText, EmptyText, TextTooLong, PageTooComplex, or the kind of NotAnArticle that stands in its place.
    """
    html, dropped = _storable(content if isinstance(content, str) else decode(content, content_type))
    page = _parsed(html)
    facts, shown = page_facts(page, url), shown_words(page)
    body = article_text(page)
    refuse_page_without_article(body, shown)
    refuse_wall(body)
    text = _with_headline(body, facts.title)
    _check_length(text)
    language = guess_language(text)
    return CleanText(
        text,
        title=facts.title,
        url=facts.url,
        publisher=facts.publisher,
        published=str(facts.published) if facts.published else None,
        authors=facts.authors,
        language=language or facts.language,
        problems=(*text_doubts(text, language=language, dropped=dropped), *page_doubts(facts)),
    )


def _parsed(html: str) -> HtmlElement:
    if not html.strip():
        raise EmptyText
    # Imported here because it takes 0.4 s, which a pasted text need not wait for.
    from trafilatura import load_html

    page = load_html(_REFERENCE.sub(_safe_reference, html))
    if page is None:
        raise NotAnArticle
    if sum(1 for _ in page.iter()) > MAX_ELEMENTS:
        raise PageTooComplex(limit=MAX_ELEMENTS)
    return page


def _safe_reference(reference: re.Match[str]) -> str:
    """A character reference as it is, unless it stands for a character that neither lxml nor we can take.

    Those become what HTML says: "&#128;" is "€" (windows-1252), "&#0;" is U+FFFD and "&#7;" nothing.
    """
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return unescape(reference[0]) if code > sys.maxunicode or _UNSTORABLE.match(chr(code)) else reference[0]


def _storable(text: str) -> tuple[str, int]:
    """The text as it can be stored, and how many characters that cost."""
    return _UNSTORABLE.subn("", _LINE_ENDS.sub("\n", text.removeprefix("\ufeff")))


def _check_length(text: str) -> None:
    if not text.strip():
        raise EmptyText
    if len(text) > MAX_TEXT:
        raise TextTooLong(length=len(text), limit=MAX_TEXT)


def _first_line(text: str) -> str:
    line = text.strip().split("\n", 1)[0].strip()
    return line if len(line) <= _LONGEST_TITLE else ""


def _with_headline(text: str, title: str) -> str:
    """The text with its headline as first line; the extraction keeps it only where it stands inside the story."""
    return text if not title or title in text[: 2 * _LONGEST_TITLE] else f"{title}\n\n{text}"
