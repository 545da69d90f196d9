import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from deals.models.figure import Figure
from deals.models.publication import Listing
from deals.models.speaker import Quotation, Speaker
from deals.queries.pages.statements import QuantityGroup, grouped
from deals.vocabulary import Resource


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """What one person stated: figures by quantity, so that a drift shows, and quotations (`QuotationDocument`)."""

    speaker: Mapping[str, Any]
    groups: list[QuantityGroup]
    quotations: list[Mapping[str, Any]]


def speaker_page(slug: str) -> SpeakerPage | None:
    """The page of a speaker, out of what is published; None for one of whom nothing is."""
    speaker = Speaker.objects.filter(slug=slug).first()
    if speaker is None:
        return None
    figures = _published(Resource.FIGURE, list(Figure.objects.filter(speaker=speaker).values_list("pk", flat=True)))
    said = _published(Resource.QUOTATION, list(Quotation.objects.filter(speaker=speaker).values_list("pk", flat=True)))
    documents = [*figures, *said]
    if not documents:
        return None
    return SpeakerPage(documents[0]["speaker"], grouped(figures), said)


def _published(resource: Resource, ids: list[int]) -> list[Mapping[str, Any]]:
    rows = Listing.objects.of(resource).filter(subject_id__in=ids).order_by("-earliest", "-subject_id")
    return [json.loads(document) for document in rows.values_list("document", flat=True)]
