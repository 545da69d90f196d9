"""What stands in the <meta> elements of a page."""

from collections.abc import Iterable, Iterator, Mapping

from lxml.html import HtmlElement

Metas = Mapping[str, list[str]]


def read_metas(page: HtmlElement) -> Metas:
    """The contents by lower-case name; `property`, `name` and `itemprop` are one name space here."""
    metas: dict[str, list[str]] = {}
    for element in page.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for attribute in ("property", "name", "itemprop"):
            if content and (name := element.get(attribute)):
                metas.setdefault(name.strip().lower(), []).append(content)
    return metas


def named(metas: Metas, names: Iterable[str]) -> Iterator[str]:
    """The contents of the named ones, in the order of `names`."""
    for name in names:
        yield from metas.get(name, ())
