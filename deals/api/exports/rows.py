"""Documents as flat rows: one row per record, an amount never without the words that limit it.

Pure: from a parsed document to cells. Several values of one column are separated by "; ". A document may be older than
a key of its shape; such a cell is empty.
"""

from collections.abc import Callable, Iterable
from typing import Any

from deals.vocabulary import Resource

Document = dict[str, Any]
Cell = str | int | float | None
Columns = dict[str, Callable[[Document], Cell]]

SEPARATOR = "; "


def columns(resource: Resource) -> Columns:
    """The columns of an export, in their order."""
    return {"id": _key("id"), **_COLUMNS[resource], "url": _key("url"), **_STAMPS}


def iso_3166(place: Document) -> str:
    """The ISO 3166-2 code of the state or province, else the ISO 3166-1 code of the country, else ""."""
    country, admin1 = place["country"], place["admin1"]
    return f"{country}-{admin1}" if country and admin1 else str(country)


def _key(name: str) -> Callable[[Document], Cell]:
    def read(document: Document) -> Cell:
        value: Cell = document.get(name)
        return value

    return read


def _of(part: str, name: str) -> Callable[[Document], Cell]:
    """A key of a part; empty where there is no such part."""

    def read(document: Document) -> Cell:
        value: Cell = (document.get(part) or {}).get(name)
        return value

    return read


def _all(part: str, read: Callable[[Any], str]) -> Callable[[Document], Cell]:
    """Of each of several parts, each different value once."""

    def joined(document: Document) -> Cell:
        return _joined(read(item) for item in document.get(part, ()))

    return joined


def _joined(values: Iterable[str]) -> str:
    return SEPARATOR.join(dict.fromkeys(value for value in values if value))


def _party(party: Document) -> str:
    return f"{party['company']['name'] if party['company'] else party['description']} ({party['role']})"


def _figure(figure: Document) -> str:
    return f"{figure['subject']['name']}: {figure['measure']} {figure['text']}"


def _mention(mention: Document) -> str:
    return f"{mention['company']['name']} ({mention['role']})"


def _step(step: Document) -> str:
    return f"{step['status']} {step['on']['value']}" if step["on"] else str(step["status"])


def _itself(value: str) -> str:
    return value


def _name(item: Document) -> str:
    return str(item["name"])


def _title(item: Document) -> str:
    return str(item["title"])


def _deal_of_company(item: Document) -> str:
    return f"{item['deal']['title']} ({', '.join(item['roles'])})"


def _page(source: Document) -> str:
    return str(source["page"] or source["title"])


def _speaker_company(document: Document) -> Cell:
    speaker = document.get("speaker")
    return str(speaker["company"]["name"]) if speaker and speaker["company"] else ""


def _date(name: str) -> Columns:
    return {name: _of(name, "value"), f"{name}_precision": _of(name, "precision")}


# Never apart: whoever cuts a column out of them changes what was said.
_HEDGED: Columns = {
    name: _key(name)
    for name in ("measure", "low", "high", "unit", "bound", "modality", "change", "basis", "period", "perimeter")
} | {"text": _key("text"), "raw": _key("raw")}
_CITED: Columns = {
    "quote": _of("citation", "quote"),
    "article": _of("citation", "article"),
    "start": _of("citation", "start"),
    "end": _of("citation", "end"),
    "publisher": _of("citation", "publisher"),
    "published_on": _of("citation", "published_on"),
    "source": _of("citation", "source"),
}
_SPOKEN: Columns = {
    "speaker": _of("speaker", "name"),
    "affiliation": _of("speaker", "affiliation"),
    "speaker_company": _speaker_company,
}
_WHERE: Columns = {"country": _key("country"), "iso_3166": iso_3166}
_POINT: Columns = {"latitude": _key("latitude"), "longitude": _key("longitude")}
_STAMPS: Columns = {"version": _key("version"), "published_at": _key("published_at")}
_COLUMNS: dict[Resource, Columns] = {
    Resource.DEAL: {
        "title": _key("title"),
        "kind": _key("kind"),
        "status": _key("status"),
        "binding": _key("binding"),
        **_date("announced_on"),
        "parties": _all("parties", _party),
        "scope": _all("scope", _itself),
        "places": _all("places", _name),
        "iso_3166": _all("places", iso_3166),
        "figures": _all("figures", _figure),
        "not_stated": _all("not_stated", _itself),
        "status_steps": _all("status_steps", _step),
        "sources": _all("sources", _page),
    },
    Resource.COMPANY: {
        "name": _key("name"),
        "kind": _key("kind"),
        "country": _key("country"),
        "names": _all("names", _itself),
        "parent": _of("parent", "name"),
        "website": _key("website"),
        "wikidata": _key("wikidata"),
        "deals": _all("deals", _deal_of_company),
        "figures": _all("figures", _figure),
        "sources": _all("sources", _page),
    },
    Resource.FACILITY: {
        "name": _key("name"),
        "kind": _key("kind"),
        "company": _of("company", "name"),
        "place": _of("place", "name"),
        **_WHERE,
        **_POINT,
        "deals": _all("deals", _title),
        "figures": _all("figures", _figure),
    },
    Resource.PLACE: {
        "name": _key("name"),
        "kind": _key("kind"),
        **_WHERE,
        **_POINT,
        "facilities": _all("facilities", _name),
        "deals": _all("deals", _title),
    },
    Resource.FIGURE: {
        "subject_kind": _of("subject", "kind"),
        "subject": _of("subject", "name"),
        **_HEDGED,
        **_date("stated_on"),
        **_SPOKEN,
        **_CITED,
        "quantity": _key("quantity"),
        "deals": _all("deals", _title),
    },
    Resource.QUANTITY: {
        "subject_kind": _of("subject", "kind"),
        "subject": _of("subject", "name"),
        **{name: _key(name) for name in ("measure", "unit", "basis", "period", "perimeter")},
        "statements": lambda quantity: len(quantity["figures"]),
        "figures": _all("figures", _figure),
    },
    Resource.ARTICLE: {
        "title": _key("title"),
        "publisher": _key("publisher"),
        **_date("published_on"),
        "authors": _all("authors", _itself),
        "language": _key("language"),
        "page": _key("page"),
        "reported_from": _all("reported_from", _itself),
        "companies": _all("companies", _mention),
        "deals": _all("deals", _title),
        "figures": _all("figures", _figure),
    },
    Resource.QUOTATION: {**_SPOKEN, "text": _key("text"), "deal": _of("deal", "title"), **_CITED},
}
