import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from deals.cartography.picture import MapPicture
from deals.citing import Reference, reference_to
from deals.models.publication import Listing
from deals.queries.pages.history import Version, history_of
from deals.queries.pages.spots import map_of
from deals.queries.pages.statements import QuantityGroup, Statement, grouped, statements_of, telling
from deals.vocabulary import Resource

RELATED = 6
HEADLINES = 3
QUESTIONS = {
    "price": "What it costs",
    "term": "How long it runs",
    "sites": "Where it happens",
    "power": "How much power it takes",
    "binding": "Whether the parties are bound",
}


@dataclass(frozen=True, slots=True)
class DealPage:
    """What the page of a deal shows; `deal` is its document (`DealDocument` with `version` and `published_at`)."""

    deal: Mapping[str, Any]
    headlines: list[Statement]
    groups: list[QuantityGroup]
    party_groups: list[QuantityGroup]
    picture: MapPicture | None
    questions: list[str]
    related: list[Mapping[str, Any]]
    history: list[Version]
    reference: Reference
    superseded_by: int | None
    structured: Mapping[str, Any]


def deal_page(listing: Listing, *, site: str, today: date, version: int | None = None) -> DealPage | None:
    """The page of a deal as it is published now, or as an older `version` had it; None if there was no such version.

    `site` is the address of this site up to its first path, `today` the day of reading that a reference names.
    """
    history = history_of(Resource.DEAL, listing.subject_id)
    document = listing.document if version is None else _older(listing, version)
    if document is None:
        return None
    deal = json.loads(document)
    shown = next(entry for entry in history if entry.number == deal["version"])
    return DealPage(
        deal=deal,
        headlines=_headlines(deal["figures"]),
        groups=grouped(deal["figures"], deal["comparisons"]),
        party_groups=grouped(deal["party_figures"], deal["comparisons"]),
        picture=map_of(deal["places"]),
        questions=[QUESTIONS[question] for question in deal["not_stated"]],
        related=_related(listing),
        history=history,
        reference=reference_to(
            title=deal["title"],
            address=f"{site}{deal['url']}versions/{shown.number}/",
            key=f"dealtrace-deal-{deal['id']}-v{shown.number}",
            version=shown.number,
            published=shown.published_at,
            read_on=today,
        ),
        superseded_by=history[0].number if shown.number != history[0].number else None,
        structured=_structured(deal, site=site),
    )


def _older(listing: Listing, version: int) -> str | None:
    rows = type(listing.publication).objects.filter(resource=Resource.DEAL, subject_id=listing.subject_id)
    document = rows.filter(version=version).values_list("document", flat=True).first()
    return None if document is None or json.loads(document).get("withdrawn") else document


def _headlines(figures: list[Mapping[str, Any]]) -> list[Statement]:
    """The figures that a newspaper would put first: of each telling measure the newest, of those the largest."""
    return statements_of(telling(figures)[:HEADLINES])


def _related(listing: Listing) -> list[Mapping[str, Any]]:
    """The newest other deals with one of its parties."""
    others = Listing.objects.of(Resource.DEAL).filter(~Q(pk=listing.pk), companies__overlap=listing.companies)
    rows = others.order_by("-earliest", "-subject_id")[:RELATED]
    return [json.loads(row.document) for row in rows]


def _structured(deal: Mapping[str, Any], *, site: str) -> dict[str, Any]:
    """The page as schema.org knows it: a data set about its parties, with its sources."""
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": deal["title"],
        "description": deal["summary"] or deal["title"],
        "url": f"{site}{deal['url']}",
        "version": str(deal["version"]),
        "dateModified": deal["published_at"],
        "about": [
            {"@type": "Organization", "name": party["company"]["name"]} for party in deal["parties"] if party["company"]
        ],
        "spatialCoverage": [place["name"] for place in deal["places"]],
        "citation": [
            {"@type": "NewsArticle", "headline": source["title"], "url": source["page"]} for source in deal["sources"]
        ],
        "distribution": {
            "@type": "DataDownload",
            "encodingFormat": "application/json",
            "contentUrl": f"{site}{deal['api_url']}",
        },
    }
