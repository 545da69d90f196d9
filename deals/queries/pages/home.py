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
from deals.queries.kept import kept
from deals.queries.pages.history import WHY, in_words
from deals.queries.pages.statements import Statement, are_disputed, compared, statements_of, telling
from deals.queries.pages.world import world_picture
from deals.queries.totals import TotalOfDeals, totals_of
from deals.scales import Scale
from deals.vocabulary import Measure, Reason, Resource

NEWS = 6
CHANGES = 2  # of one publication: the most important
LARGEST = 8
_LOOKED_AT = 60  # figures: enough to find `LARGEST` different quantities among them


@dataclass(frozen=True, slots=True)
class News:
    """A deal that was published anew, why, and what then changed, in words, the most important first.

    `source` is the newest article that it rests on, `headline` the figure that tells its size, and `disputed` says that
    two statements of it cannot both hold.
    """

    deal: Mapping[str, Any]
    at: datetime
    reason: str
    why: str
    changes: list[str]
    headline: Statement | None
    source: Mapping[str, Any] | None
    disputed: bool


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the front page shows."""

    counts: Mapping[str, int]
    totals: tuple[TotalOfDeals, ...]
    news: list[News]
    largest: list[Statement]
    scale: Scale | None
    picture: MapPicture | None


def home_page() -> HomePage:
    """The front page as the data set now stands."""
    largest, scale = compared(kept("largest", "", _largest))
    return HomePage(
        kept("counts", "", _counts), totals_of(Filters()), _news(), largest, scale, world_picture(Filters())
    )


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
    return [_told(documents[subject], row) for subject, row in newest.items() if subject in documents][:NEWS]


def _told(deal: Mapping[str, Any], publication: Publication) -> News:
    headline = statements_of(telling(deal["figures"])[:1])
    sources = sorted(deal["sources"], key=_published_on)
    return News(
        deal=deal,
        at=publication.published_at,
        reason=publication.reason,
        why=WHY[Reason(publication.reason)],
        changes=in_words(publication.differences)[:CHANGES],
        headline=headline[0] if headline else None,
        source=sources[-1] if sources else None,
        disputed=are_disputed([*deal["figures"], *deal["party_figures"]], deal["comparisons"]),
    )


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


def _published_on(source: Mapping[str, Any]) -> str:
    day: str = source["published_on"]["value"] if source["published_on"] else ""
    return day
