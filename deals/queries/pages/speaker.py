import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from deals.drift import Drift, drifts_of
from deals.models import Speaker
from deals.models.publication import Listing
from deals.queries.pages.records import STATED
from deals.queries.pages.statements import QuantityGroup, grouped
from deals.vocabulary import Resource

DRIFTS = 12  # pictures on a page


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """What one person stated: figures by quantity, so that a drift shows, and quotations (`QuotationDocument`).

    `figures` are all of them; the page shows the newest `STATED`, and `older` are left out of it.
    """

    speaker: Mapping[str, Any]
    figures: list[Mapping[str, Any]]
    drifts: list[Drift]
    groups: list[QuantityGroup]
    older: int
    quotations: list[Mapping[str, Any]]


def speaker_page(slug: str) -> SpeakerPage | None:
    """The page of a speaker, out of what is published; None for one of whom nothing is."""
    figures, said = _published(Resource.FIGURE, slug), _published(Resource.QUOTATION, slug)
    documents = [*figures, *said]
    if not documents:
        return None
    return SpeakerPage(
        speaker=documents[0]["speaker"],
        figures=figures,
        drifts=drifts_of(figures)[:DRIFTS],
        groups=grouped(figures[:STATED]),
        older=max(len(figures) - STATED, 0),
        quotations=said,
    )


def speaker_now_at(slug: str) -> str | None:
    """The slug of the speaker that this one turned out to be, when their companies were merged; else None."""
    return Speaker.objects.filter(slug=slug).values_list("merged_into__slug", flat=True).first()


def _published(resource: Resource, slug: str) -> list[Mapping[str, Any]]:
    rows = Listing.objects.of(resource).filter(speakers__contains=[slug]).order_by("-earliest", "-subject_id")
    return [json.loads(document) for document in rows.values_list("document", flat=True)]
