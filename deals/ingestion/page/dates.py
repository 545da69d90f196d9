"""When a page says that its article was published, and changed.

Read by ourselves where trafilatura (htmldate) would guess: its dates are always days, so that "November 2025" gets the
day of today.
"""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from deals.ingestion.page.linked_data import Node, texts
from deals.ingestion.page.metas import Metas, named
from deals.values import PartialDate

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.created",
    "date",
)
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")
# Before 1991 there was no web: such dates are the zero of somebody's clock (1970-01-01, 0001-01-01).
_FIRST_YEAR = 1991
_PATH_DATE = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?:[/-](0[1-9]|[12]\d|3[01]))?[/-]")
_SAID = re.compile(
    r"\b(?:published|posted|released|issued)(?: on)?:? (?:[a-z]+day, )?"
    r"([a-z]+\.? \d{1,2},? \d{4}|\d{1,2} [a-z]+\.?,? \d{4}|\d{4}-\d\d-\d\d)(?!\d)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? ")
_CLOCK = re.compile(r",?(?: at)? \d{1,2}:\d\d.*$")
_DIGITS = re.compile(r"^(\d{4})/?(\d\d)/?(\d\d)(?:T?\d{4,6}Z?)?$")


def publication_date(page: HtmlElement, nodes: Iterable[Node], metas: Metas, url: str) -> PartialDate | None:
    """The first date that can be read, as closely as it is given: JSON-LD, <meta>, <time>, address, visible words."""
    return _first(_publication_dates(page, nodes, metas, url))


def modification_date(nodes: Iterable[Node], metas: Metas) -> PartialDate | None:
    """The date of the last change, if the page gives one."""
    return _first((*_of_nodes(nodes, "dateModified"), *named(metas, _MODIFIED)))


def _publication_dates(page: HtmlElement, nodes: Iterable[Node], metas: Metas, url: str) -> Iterator[str]:
    yield from _of_nodes(nodes, "datePublished")
    yield from named(metas, _PUBLISHED)
    yield from _times(page)
    for found in _PATH_DATE.finditer(url):
        yield "-".join(part for part in found.groups() if part)
    for said in _SAID.finditer(page.text_content()):
        yield said[1]


def _times(page: HtmlElement) -> Iterator[str]:
    """The <time> elements that say that they are the date, then the only one of the page, if it is."""
    times = [time for time in page.iter("time") if time.get("datetime")]
    for time in times:
        if time.get("pubdate") is not None or "datepublished" in (time.get("itemprop") or "").lower():
            yield time.get("datetime") or ""
    if len(times) == 1:
        yield times[0].get("datetime") or ""


def _of_nodes(nodes: Iterable[Node], name: str) -> Iterator[str]:
    for node in nodes:
        yield from texts(node.get(name))


def _first(candidates: Iterable[str]) -> PartialDate | None:
    return next((read for text in candidates if (read := _read(text))), None)


def _read(text: str) -> PartialDate | None:
    """The date in one of the many ways in which pages write one; None for what is none."""
    plain = _CLOCK.sub("", _WEEKDAY.sub("", " ".join(text.split())))
    try:
        found = PartialDate.parse(_DIGITS.sub(r"\1-\2-\3", plain))
    except ValueError:
        return None
    return found if found.year >= _FIRST_YEAR else None
