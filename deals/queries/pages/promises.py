"""What was promised in the deals of a company, by the place that it was promised for."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from deals.models.publication import Listing
from deals.queries.pages.statements import Statement, statements_of
from deals.vocabulary import Measure, Modality, Resource

DEALS = 100  # the newest
PROMISED = {Modality.COMMITMENT, Modality.EXPECTED, Modality.TARGET, Modality.OPTION}
MEASURES = {Measure.INVESTMENT, Measure.JOBS, Measure.CAPACITY_POWER, Measure.AREA}
Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Promise:
    """One pledge, aim or expectation, and the deal that it belongs to."""

    statement: Statement
    deal: Document


@dataclass(frozen=True, slots=True)
class PromisedPlace:
    """The promises for one place, or for several together, since no amount is ever split among places; none where no
    article says where.
    """

    places: list[Document]
    promises: list[Promise]


def promises_of(deals: Iterable[int]) -> list[PromisedPlace]:
    """The promises of the newest of these deals: of each quantity the newest statement, single places first."""
    rows = Listing.objects.of(Resource.DEAL).filter(subject_id__in=list(deals)).order_by("-earliest", "-subject_id")
    by_places: dict[tuple[str, ...], PromisedPlace] = {}
    seen: set[int] = set()
    for text in rows.values_list("document", flat=True)[:DEALS]:
        deal = json.loads(text)
        for figure in sorted(deal["figures"], key=_stated_on, reverse=True):
            if figure["quantity"] in seen or not _is_promise(figure):
                continue
            seen.add(figure["quantity"])
            places = _places(figure, deal)
            row = by_places.setdefault(tuple(place["url"] for place in places), PromisedPlace(places, []))
            row.promises.append(Promise(statements_of([figure])[0], deal))
    return sorted(by_places.values(), key=lambda row: (not row.places, len(row.places), _names(row)))


def _is_promise(figure: Document) -> bool:
    return figure["modality"] in PROMISED and figure["measure"] in MEASURES


def _stated_on(figure: Document) -> str:
    return figure["stated_on"]["value"] if figure["stated_on"] else ""


def _places(figure: Document, deal: Document) -> list[Document]:
    """The place of the facility that the figure is about, else all places of the deal, each once."""
    own = [
        place
        for place in deal["places"]
        if figure["subject"]["kind"] == "facility"
        and place["facility"]
        and place["facility"]["id"] == figure["subject"]["id"]
    ]
    return list({place["url"]: place for place in own or deal["places"]}.values())


def _names(row: PromisedPlace) -> list[str]:
    return [place["name"] for place in row.places]
