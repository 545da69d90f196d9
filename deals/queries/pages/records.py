"""The pages of what is not a deal: companies, places, facilities, figures, quantities, articles."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from deals.cartography.picture import MapPicture, draw
from deals.drift import Drift, drifts_of
from deals.models.publication import Listing
from deals.notation import Notation, notation_of
from deals.queries.kept import kept
from deals.queries.pages.history import Version, history_of
from deals.queries.pages.promises import PromisedPlace, promises_of
from deals.queries.pages.spots import bare_place, spot_of
from deals.queries.pages.statements import (
    QuantityGroup,
    Ruling,
    Statement,
    are_disputed,
    compared,
    grouped,
    rulings_on,
)
from deals.scales import Scale
from deals.vocabulary import Resource

Document = Mapping[str, Any]
DRIFTS = 4  # pictures on a page; the file has all statements
DEALS = 50  # the newest; the list of deals has all
STATED = 100  # figures of a company, the newest
SOURCES = 24


@dataclass(frozen=True, slots=True)
class DealsOfYear:
    """The deals that were announced in one year; `year` is "" for those without a date."""

    year: str
    deals: list[Document]


@dataclass(frozen=True, slots=True)
class CompanyPage:
    """A company (`CompanyDocument`): its deals by year, what is stated of it, and where its deals are.

    Of what may be thousands only the newest or most frequent is shown; `older_deals` and `older_figures` are left out.
    """

    company: Document
    years: list[DealsOfYear]
    older_deals: int
    partners: list[tuple[Document, int]]
    groups: list[QuantityGroup]
    older_figures: int
    drifts: list[Drift]
    promises: list[PromisedPlace]
    picture: MapPicture | None
    places: list[Document]
    sources: list[Document]
    history: list[Version]


def company_page(listing: Listing) -> CompanyPage:
    """The page of a company, with the places of its deals."""
    company = json.loads(listing.document)
    ids = [entry["deal"]["id"] for entry in company["deals"]]
    places = kept("company-places", company["slug"], lambda: _places_of(ids))
    return CompanyPage(
        company=company,
        years=_by_year(company["deals"][:DEALS]),
        older_deals=max(len(ids) - DEALS, 0),
        partners=_partners(company),
        groups=grouped(company["figures"][:STATED], company["comparisons"]),
        older_figures=max(len(company["figures"]) - STATED, 0),
        drifts=drifts_of(company["figures"])[:DRIFTS],
        promises=promises_of(ids),
        picture=draw((spot_of(place) for place in places if place["kind"] != "region"), focus=True),
        places=places,
        sources=company["sources"][-SOURCES:],
        history=history_of(Resource.COMPANY, listing.subject_id),
    )


def _places_of(deals: list[int]) -> list[Document]:
    """Where the deals are, the places of most of them first."""
    rows = Listing.objects.of(Resource.PLACE).filter(deals__overlap=deals).values_list("document", "deals")
    own = set(deals)
    found = [(len(own.intersection(there)), bare_place(document)) for document, there in rows.iterator(chunk_size=100)]
    return [place for _, place in sorted(found, key=lambda pair: (-pair[0], pair[1]["name"]))]


def _by_year(entries: list[Document]) -> list[DealsOfYear]:
    """The newest year first; entries keep their order, and what has no date comes last."""
    years: dict[str, list[Document]] = {}
    for entry in entries:
        announced = entry["deal"]["announced_on"]
        years.setdefault(announced["value"][:4] if announced else "", []).append(entry)
    return [DealsOfYear(year, years[year]) for year in sorted(years, reverse=True)]


def _partners(company: Document) -> list[tuple[Document, int]]:
    """Who it has deals with, and how many; the most first."""
    found: dict[str, tuple[Document, int]] = {}
    for entry in company["deals"]:
        for party in entry["deal"]["parties"]:
            if party["id"] != company["id"]:
                _, count = found.get(party["slug"], (party, 0))
                found[party["slug"]] = (party, count + 1)
    return sorted(found.values(), key=lambda pair: (-pair[1], pair[0]["name"]))


@dataclass(frozen=True, slots=True)
class PlacePage:
    """A place or a facility (`PlaceDocument`, `FacilityDocument`) with its map, what is stated of it and its newest
    deals, without the `older_deals`.
    """

    place: Document
    deals: list[Document]
    older_deals: int
    picture: MapPicture | None
    groups: list[QuantityGroup]
    history: list[Version]


def place_page(resource: Resource, listing: Listing) -> PlacePage:
    """The page of a place or facility."""
    place = json.loads(listing.document)
    drawable = place["kind"] != "region"
    return PlacePage(
        place=place,
        deals=place["deals"][:DEALS],
        older_deals=max(len(place["deals"]) - DEALS, 0),
        picture=draw([spot_of(place)]) if drawable else None,
        groups=grouped(place.get("figures", [])),
        history=history_of(resource, listing.subject_id),
    )


@dataclass(frozen=True, slots=True)
class FigurePage:
    """A figure (`FigureDocument`) beside the other statements of its quantity, on one scale."""

    figure: Document
    notation: Notation
    statements: list[Statement]
    scale: Scale | None
    disputed: bool
    rulings: list[Ruling]
    history: list[Version]


def figure_page(listing: Listing) -> FigurePage:
    """The page of a figure."""
    figure = json.loads(listing.document)
    all_statements = [figure, *figure["rivals"]]
    statements, scale = compared(all_statements, figure["comparisons"])
    return FigurePage(
        figure=figure,
        notation=notation_of(figure),
        statements=statements,
        scale=scale,
        disputed=are_disputed(all_statements, figure["comparisons"]),
        rulings=rulings_on(all_statements, figure["comparisons"]),
        history=history_of(Resource.FIGURE, listing.subject_id),
    )


@dataclass(frozen=True, slots=True)
class QuantityPage:
    """A quantity (`QuantityDocument`): how what is stated of it went over time, by whom."""

    quantity: Document
    statements: list[Statement]
    scale: Scale | None
    disputed: bool
    rulings: list[Ruling]


def quantity_page(listing: Listing) -> QuantityPage:
    """The page of a quantity, its statements from the first to the last."""
    quantity = json.loads(listing.document)
    statements, scale = compared(reversed(quantity["figures"]), quantity["comparisons"])
    pairs = quantity["comparisons"]
    return QuantityPage(
        quantity,
        statements,
        scale,
        disputed=are_disputed(quantity["figures"], pairs),
        rulings=rulings_on(quantity["figures"], pairs),
    )


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article (`ArticleDocument`): the words of it that records cite, not its text."""

    article: Document
    groups: list[QuantityGroup]
    history: list[Version]


def article_page(listing: Listing) -> ArticlePage:
    """The page of an article."""
    article = json.loads(listing.document)
    return ArticlePage(article, grouped(article["figures"]), history_of(Resource.ARTICLE, listing.subject_id))
