import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from deals.models.publication import Listing
from deals.queries.facets import TITLES, Facet, Year, facets_of, years_of
from deals.queries.filters import Filters, parse_filters
from deals.queries.listings import listing_page
from deals.queries.pages.statements import Statement, statements_of, telling
from deals.queries.totals import TotalOfDeals, totals_of
from deals.vocabulary import Bound, Conflict, Measure, Modality, Resource

PAGE_SIZE = "25"
Document = Mapping[str, Any]
SORTS = {
    "-announced_on": "newest first",
    "announced_on": "oldest first",
    "title": "by name",
    "-published_at": "last changed first",
}
PLURALS = {Resource.COMPANY: "companies", Resource.FACILITY: "facilities", Resource.QUANTITY: "quantities"}


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a list; `statements` are the figures that tell its size, or because of which it is here."""

    document: Document
    statements: list[Statement]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on, and the address of the list without it."""

    title: str
    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of the list, and the address that asks for it."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list with its filters. Addresses are query strings; `exports` are those of the same rows as files."""

    resource: str
    plural: str
    filters: Filters
    rows: list[Row]
    next: str
    previous: str
    facets: list[Facet]
    years: list[Year]
    years_query: str
    chips: list[Chip]
    sorts: list[Sort]
    vocabularies: Mapping[str, list[tuple[str, str]]]
    exports: list[tuple[str, str]]
    totals: tuple[TotalOfDeals, ...]


def list_page(resource: Resource, query: Mapping[str, Sequence[str]]) -> ListPage:
    """The list that a query string asks for. Raises FiltersRefused where it asks for what there is not."""
    filters = parse_filters(resource, {"page_size": [PAGE_SIZE], **query})
    page = listing_page(resource, filters)
    facets = facets_of(resource, filters)
    plural = PLURALS.get(resource, f"{resource}s")
    bare = filters.without("page_size").query
    return ListPage(
        resource=resource,
        plural=plural,
        filters=filters,
        rows=[_row(resource, listing, filters) for listing in page.items],
        next=_address(filters, page.next),
        previous=_address(filters, page.previous),
        facets=facets,
        years=years_of(resource, filters),
        years_query=filters.without("page_size", "announced_after", "announced_before").query,
        chips=_chips(filters, facets),
        sorts=_sorts(filters),
        vocabularies={
            "measure": Measure.choices(),
            "modality": Modality.choices(),
            "bound": Bound.choices(),
            "conflict": Conflict.choices(),
        },
        exports=[(form, f"/api/v1/{plural}.{form}?{bare}".rstrip("?")) for form in ("csv", "jsonl")],
        totals=totals_of(filters) if resource is Resource.DEAL else (),
    )


def _row(resource: Resource, listing: Listing, filters: Filters) -> Row:
    document = json.loads(listing.document)
    if resource is Resource.FIGURE:
        return Row(document, statements_of([document]))
    figures = document.get("figures", [])
    if filters.asks_figures:
        return Row(document, statements_of([figure for figure in figures if _is_asked(figure, filters)][:3]))
    return Row(document, statements_of(telling(figures)[:1]))


def _is_asked(figure: Document, filters: Filters) -> bool:
    """Whether the figure is one because of which its record is in the list; the same rule as `listings`, in Python."""
    low, high = figure["low"], figure["high"]
    words = all(
        not asked or figure[name] in asked
        for name in ("measure", "unit", "modality", "bound")
        for asked in (getattr(filters, name),)
    )
    reaches = filters.value_min is None or high is None or high >= filters.value_min
    begins = filters.value_max is None or low is None or low <= filters.value_max
    return words and reaches and begins


def _address(filters: Filters, cursor: str) -> str:
    if not cursor:
        return ""
    bare = filters.without("page_size").query
    return f"?{bare}&{urlencode({'cursor': cursor})}" if bare else f"?{urlencode({'cursor': cursor})}"


def _chips(filters: Filters, facets: list[Facet]) -> list[Chip]:
    labels = {(facet.name, choice.value): choice.label for facet in facets for choice in facet.choices}
    narrowing = filters.narrowing
    chips = []
    for name, values in narrowing.items():
        for value in values:
            rest = [
                (other, spelled)
                for other, all_values in narrowing.items()
                for spelled in all_values
                if (other, spelled) != (name, value)
            ]
            title = TITLES.get(name, name).replace("_", " ")
            chips.append(Chip(title, labels.get((name, value), value.replace("_", " ")), f"?{urlencode(rest)}"))
    return chips


def _sorts(filters: Filters) -> list[Sort]:
    sorts = dict(SORTS)
    if len(filters.unit) == 1:  # amounts are compared in one unit only
        sorts |= {"-value": "largest stated first", "value": "smallest stated first"}
    return [Sort(value, label, value == filters.ordering) for value, label in sorts.items()]
