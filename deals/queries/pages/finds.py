"""The search over everything that is published: by its words, and by names that are spelled a little differently."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank, TrigramWordSimilarity
from django.db.models import Count, F, QuerySet

from deals.models.publication import SEARCH_CONFIG, Listing
from deals.vocabulary import Resource

FOUND = 40
ALIKE = 8
# A name with one letter missing is about 0.5 alike; the 0.6 that PostgreSQL asks for by itself would miss it.
LIKENESS = 0.4
START, STOP = "\ue000", "\ue001"  # marks that no text has, so that escaping comes before marking
SEARCHED = (Resource.DEAL, Resource.COMPANY, Resource.FACILITY, Resource.PLACE, Resource.QUOTATION, Resource.ARTICLE)
MAX_QUERY = 200


@dataclass(frozen=True, slots=True)
class Found:
    """One record with the words that match between `START` and `STOP`."""

    resource: str
    document: Mapping[str, Any]
    title: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found; `alike` are names close to what was typed, where nothing was or hardly anything."""

    query: str
    resource: str
    found: list[Found]
    alike: list[Found]
    counts: list[tuple[str, int]]
    total: int


def search_page(query: str, resource: str = "") -> SearchPage:
    """The records with the words of the query, the best first; of one kind where `resource` names one."""
    query = " ".join(query.replace("\x00", " ").split())[:MAX_QUERY]
    if not query:
        return SearchPage("", "", [], [], [], 0)
    search = SearchQuery(query, search_type="websearch", config=SEARCH_CONFIG)
    rows = Listing.objects.filter(state=Listing.LIVE, resource__in=SEARCHED, search=search)
    counts = list(rows.values_list("resource").annotate(count=Count("pk")).order_by("-count", "resource"))
    kind = resource if resource in dict(counts) else ""
    ranked = _ranked(rows.filter(resource=kind) if kind else rows, search)
    found = [_found(row.resource, row.document, row.marked_title, row.excerpt) for row in ranked]
    return SearchPage(
        query=query,
        resource=kind,
        found=found,
        alike=_alike(query) if len(found) < ALIKE and not kind else [],
        counts=counts,
        total=sum(count for _, count in counts),
    )


def _ranked(rows: QuerySet[Listing], search: SearchQuery) -> QuerySet[Any]:
    marks: dict[str, Any] = {"config": SEARCH_CONFIG, "start_sel": START, "stop_sel": STOP}
    best = rows.annotate(rank=SearchRank(F("search"), search)).order_by("-rank", "-earliest", "-subject_id")[:FOUND]
    # Marking is the costly part, so it looks only at the rows that are shown.
    return (
        Listing.objects.filter(pk__in=list(best.values_list("pk", flat=True)))
        .annotate(
            rank=SearchRank(F("search"), search),
            marked_title=SearchHeadline("title", search, highlight_all=True, **marks),
            excerpt=SearchHeadline("words", search, max_words=28, min_words=12, max_fragments=2, **marks),
        )
        .order_by("-rank", "-earliest", "-subject_id")
    )


def _alike(query: str) -> list[Found]:
    """Names of companies, places and deals that are spelled like what was typed."""
    rows = Listing.objects.filter(state=Listing.LIVE, resource__in=(Resource.COMPANY, Resource.PLACE, Resource.DEAL))
    likeness = TrigramWordSimilarity(query, "title")
    best = rows.annotate(likeness=likeness).filter(likeness__gte=LIKENESS).order_by("-likeness", "title")[:ALIKE]
    return [_found(row.resource, row.document, row.title, "") for row in best]


def _found(resource: str, document: str, title: str, excerpt: str) -> Found:
    return Found(resource, json.loads(document), title, excerpt.replace("\n", " · ") if START in excerpt else "")
