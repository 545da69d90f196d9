import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from deals.cartography.picture import MapPicture
from deals.models.publication import Listing, Publication
from deals.queries.filters import Filters
from deals.queries.pages.history import WHY
from deals.queries.pages.statements import Statement, compared
from deals.queries.pages.world import world_picture
from deals.scales import Scale
from deals.vocabulary import Measure, Reason, Resource

NEWS = 8
LARGEST = 7
_LOOKED_AT = 60  # figures: enough to find `LARGEST` different quantities among them


@dataclass(frozen=True, slots=True)
class News:
    """A deal that was published anew, and why."""

    deal: Mapping[str, Any]
    at: datetime
    reason: str
    why: str
    note: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the front page shows."""

    counts: Mapping[str, int]
    news: list[News]
    largest: list[Statement]
    scale: Scale | None
    picture: MapPicture | None


def home_page() -> HomePage:
    """The front page as the data set now stands."""
    largest, scale = compared(_largest())
    return HomePage(_counts(), _news(), largest, scale, world_picture(Filters()))


def _counts() -> dict[str, int]:
    rows = Listing.objects.filter(state=Listing.LIVE).values_list("resource").annotate(count=Count("pk"))
    return dict(rows.order_by("resource"))


def _news() -> list[News]:
    """The newest publications of deals that say something new, each deal once."""
    rows = Publication.objects.filter(resource=Resource.DEAL).exclude(reason=Reason.RERENDER)
    newest: dict[int, Publication] = {}
    for publication in rows.defer("document").order_by("-published_at", "-pk")[: 3 * NEWS]:
        newest.setdefault(publication.subject_id, publication)
    listed = Listing.objects.of(Resource.DEAL).filter(subject_id__in=newest)
    documents = {row.subject_id: json.loads(row.document) for row in listed}
    return [
        News(documents[subject], row.published_at, row.reason, WHY[Reason(row.reason)], row.note)
        for subject, row in newest.items()
        if subject in documents
    ][:NEWS]


def _largest() -> list[Mapping[str, Any]]:
    """The largest stated commitments in dollars, the newest statement of each quantity."""
    rows = Listing.objects.of(Resource.FIGURE).filter(
        Q(measure__in=[Measure.INVESTMENT, Measure.DEAL_VALUE]), unit="USD"
    )
    by_size = rows.annotate(amount=Coalesce("low", "high")).order_by("-amount", "-earliest", "-subject_id")
    once: dict[int, Mapping[str, Any]] = {}
    for row in by_size[:_LOOKED_AT]:
        figure = json.loads(row.document)
        once.setdefault(figure["quantity"], figure)
    return list(once.values())[:LARGEST]
