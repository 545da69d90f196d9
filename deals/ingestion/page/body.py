"""The article's own text out of a page, as paragraphs, headings, lists and tables in lines of text."""

import re
from collections.abc import Iterator

from lxml.etree import _Element, strip_elements
from lxml.html import HtmlElement

from deals.ingestion.page.paragraphs import to_paragraphs

# White space as HTML folds it; a no-break space is a sign of its own and stays.
_FOLDED = re.compile(r"[ \t\n\r\f]+")
# Unicode's line separator stands for a line break until white space is folded; cleaned text holds none.
_BREAK = "\u2028"


def article_text(page: HtmlElement) -> str:
    """The article's blocks, parted by empty lines; "" where there is none. The tree of `page` is used up.

    A list is one line per item, marked "- "; a table one line per row, its cells parted by " | ".
    Comments, menus, advertisements and the like are left out as trafilatura tells them.
    """
    from trafilatura import bare_extraction  # here for the reason given in `clean`

    strip_elements(page, "template", with_tail=False)
    to_paragraphs(page)
    body = getattr(bare_extraction(page, include_comments=False), "body", None)
    if body is None:
        return ""
    for line_break in body.iter("lb"):
        line_break.tail = _BREAK + (line_break.tail or "")
    return "\n\n".join(_blocks(body))


def _blocks(parent: _Element) -> Iterator[str]:
    """The blocks inside `parent` in their order; text that stands loose between them is one, too."""
    loose = parent.text or ""
    for child in parent:
        if child.tag not in ("p", "head", "quote", "list", "table"):
            loose += "".join(map(str, child.itertext())) + (child.tail or "")
            continue
        yield from _lines(loose)
        if child.tag == "list":
            yield "\n".join(_items(child))
        elif child.tag == "table":
            yield "\n".join(_rows(child))
        else:
            yield from _blocks(child)
        loose = child.tail or ""
    yield from _lines(loose)


def _lines(text: str) -> Iterator[str]:
    """The text, its white space folded and its line breaks kept, unless it is empty."""
    lines = [_FOLDED.sub(" ", line).strip(" ") for line in text.split(_BREAK)]
    if any(lines):
        yield "\n".join(line for line in lines if line)


def _items(listing: _Element) -> Iterator[str]:
    """A line per item; what else an item holds, as a list of its own, is indented under it."""
    for item in listing.iterchildren("item"):
        if text := "\n".join(_blocks(item)):
            yield "- " + text.replace("\n", "\n  ")


def _rows(table: _Element) -> Iterator[str]:
    for row in table.iter("row"):
        cells = [" ".join(_blocks(cell)).replace("\n", " ") for cell in row.iterchildren("cell")]
        if any(cells):
            yield " | ".join(cell for cell in cells if cell)
