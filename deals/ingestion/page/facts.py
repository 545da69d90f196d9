"""What a page says of itself: title, publisher, dates, authors, address."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml.html import HtmlElement

from deals.errors import AddressRefused
from deals.ingestion.address import read_address
from deals.ingestion.page.dates import modification_date, publication_date
from deals.ingestion.page.linked_data import Node, article_nodes, site_name, texts
from deals.ingestion.page.metas import Metas, named, read_metas
from deals.values import PartialDate

_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator")
_PUBLISHERS = ("og:site_name", "application-name", "dc.publisher", "publisher")
_TITLE_PARTS = re.compile(r"(?P<title>.+)\s+[|–—·»-]\s+(?P<site>.+)")
_BY = re.compile(r"^\s*by:?\s+", re.IGNORECASE)
_AND = re.compile(r"\s*;\s*|\s+and\s+|\s+&\s+")
_LONGEST_NAME = 60
_BYLINES = ".//*[@rel='author' or @itemprop='author' or @class='byline' or @class='author']"
# Names of hosts that show the pages of the host without them.
_FRONT_LABELS = re.compile(r"^(?:www|m|mobile|amp|edition)\.")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What was found; "" or None where the page says nothing.

    `original` is the address on another site that the page names as its source; `is_free` is False where the page
    tells search engines that only subscribers see all of it.
    """

    title: str
    url: str
    original: str
    publisher: str
    published: PartialDate | None
    modified: PartialDate | None
    authors: tuple[str, ...]
    language: str
    is_free: bool


def page_facts(page: HtmlElement, url: str) -> PageFacts:
    """Reads the facts of a page that was found at `url` ("" if unknown): JSON-LD first, then <meta>, then the page."""
    nodes, metas = article_nodes(page), read_metas(page)
    title, site = _title(page, nodes, metas)
    own, original = _addresses(page, metas, url)
    return PageFacts(
        title=title,
        url=own,
        original=original,
        publisher=_publisher(page, nodes, metas) or site or _host(own),
        published=publication_date(page, nodes, metas, own),
        modified=modification_date(nodes, metas),
        authors=_authors(page, nodes, metas),
        language=(page.get("lang") or "").strip().lower()[:2],
        is_free=not any(str(node.get("isAccessibleForFree")).lower() == "false" for node in nodes),
    )


def _title(page: HtmlElement, nodes: Iterable[Node], metas: Metas) -> tuple[str, str]:
    """The headline, and the site's name where a title ends in it ("Racks for Ohio | The Daily Ledger")."""
    headings = [_words(heading) for heading in page.iter("h1")]
    titles = [_words(title) for title in page.iter("title")]
    of_nodes = [text for node in nodes for text in texts(node.get("headline"))]
    found = next(
        (text for text in (*of_nodes, *named(metas, ("og:title", "twitter:title")), *headings, *titles) if text), ""
    )
    # What the reader sees wins over the same words with something around them.
    seen = next((heading for heading in headings if heading and heading in found), found)
    parts = _TITLE_PARTS.fullmatch(titles[0]) if titles else None
    site = parts["site"] if parts and page.text_content().count(parts["site"]) > 1 else ""
    return (seen.removesuffix(site).rstrip(" |–—·»-") if site else seen), site


def _publisher(page: HtmlElement, nodes: Iterable[Node], metas: Metas) -> str:
    of_nodes = (text for node in nodes for text in texts(node.get("publisher")))
    return next(
        (text for text in (*of_nodes, *named(metas, _PUBLISHERS), site_name(page)) if not _is_address(text)), ""
    )


def _authors(page: HtmlElement, nodes: Iterable[Node], metas: Metas) -> tuple[str, ...]:
    """The names of the first place that has any, each once; a whole paragraph about the author is none."""
    of_nodes = [text for node in nodes for text in texts(node.get("author"))]
    bylines = (_words(element) for element in page.xpath(_BYLINES))
    for candidates in (of_nodes, named(metas, _AUTHORS), bylines):
        if names := tuple(dict.fromkeys(name for text in candidates for name in _names(text))):
            return names
    return ()


def _names(text: str) -> Iterator[str]:
    for name in _AND.split(_BY.sub("", text)):
        if 0 < len(name) <= _LONGEST_NAME and not _is_address(name):
            yield name


def _addresses(page: HtmlElement, metas: Metas, url: str) -> tuple[str, str]:
    """The page's own address, canonical where it names one on its own site, and the one that it names on another."""
    links = (
        link.get("href") or "" for link in page.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    )
    for candidate in (*links, *named(metas, ("og:url",))):
        if (canonical := _absolute(url, candidate)) and read_address(canonical).path.strip("/"):
            return (canonical, "") if _is_same_site(url, canonical) else (url, canonical)
    return url, ""


def _absolute(url: str, address: str) -> str:
    try:
        joined = urljoin(url, address)
        read_address(joined)
    except (ValueError, AddressRefused):
        return ""
    return joined


def _is_same_site(url: str, other: str) -> bool:
    here, there = _host(url), _host(other)
    return not here or here == there or here.endswith(f".{there}") or there.endswith(f".{here}")


def _host(url: str) -> str:
    return _FRONT_LABELS.sub("", read_address(url).host) if url else ""


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://", "//"))
