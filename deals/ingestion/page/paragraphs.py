"""Brings old markup to paragraphs before a page's text is extracted.

trafilatura finds the story by its paragraphs. A page that lays its text out in a table, or parts it by line breaks with
boxes in between, has none: the text comes out in another order, with the advertisement in it.
"""

from itertools import pairwise

from lxml.html import Element, HtmlElement

_BLOCK_NAMES = """
    address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5
    h6 header hr iframe li main nav noscript ol p pre script section style table tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_HOLDERS = ("div", "article", "section", "main", "center", "body")
_TABLE_PARTS = ("table", "thead", "tbody", "tfoot", "tr", "td", "th")
# Characters. A cell of a table of data is a figure or a few words.
_LONGEST_CELL = 300


def to_paragraphs(page: HtmlElement) -> None:
    """Turns, in place, tables that only lay out a page into divisions, and loose text beside blocks into paragraphs."""
    for table in list(page.iter("table")):
        if _is_layout(table):
            for part in list(table.iter(*_TABLE_PARTS)):
                part.tag = "div"
    for holder in list(page.iter(*_HOLDERS)):
        if _is_mixed(holder):
            _wrap_loose_text(holder)


def _is_layout(table: HtmlElement) -> bool:
    return any(
        len(cell.text_content()) > _LONGEST_CELL
        or any(child.tag in ("div", "table", "h1", "h2") for child in cell)
        or _is_mixed(cell)
        for cell in table.iter("td", "th")
    )


def _is_mixed(holder: HtmlElement) -> bool:
    """Whether text stands directly in `holder` beside blocks, or parted by two line breaks in a row."""
    if not any((text or "").strip() for text in (holder.text, *(child.tail for child in holder))):
        return False
    tags = [child.tag for child in holder]
    return not _BLOCKS.isdisjoint(tags) or ("br", "br") in pairwise(tags)


def _wrap_loose_text(holder: HtmlElement) -> None:
    parts: list[HtmlElement] = []
    open_paragraph = _paragraph(holder.text)
    holder.text = None
    for child in list(holder):
        tail, child.tail = child.tail, None
        if child.tag in _BLOCKS:
            if _is_paragraph(child):
                child.tag = "p"
            parts += [open_paragraph, child]
            open_paragraph = _paragraph(tail)
        elif child.tag == "br" and _ends_in_break(open_paragraph):
            parts.append(open_paragraph)
            open_paragraph = _paragraph(tail)
        else:
            child.tail = tail
            open_paragraph.append(child)
    parts.append(open_paragraph)
    holder[:] = [part for part in parts if part.tag != "p" or len(part) or (part.text or "").strip()]


def _is_paragraph(block: HtmlElement) -> bool:
    """Whether a division among loose text is part of it: without a name of its own, and more words than links."""
    if block.tag != "div" or block.get("class") or block.get("id") or any(part.tag in _BLOCKS for part in block):
        return False
    linked = sum(len(link.text_content()) for link in block.iter("a"))
    return 2 * linked < len(block.text_content())


def _paragraph(text: str | None) -> HtmlElement:
    paragraph = Element("p")
    paragraph.text = text
    return paragraph


def _ends_in_break(paragraph: HtmlElement) -> bool:
    return len(paragraph) > 0 and paragraph[-1].tag == "br" and not (paragraph[-1].tail or "").strip()
