"""The search over everything that is published: by its words, and by names that are spelled a little differently."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank, TrigramWordSimilarity
from django.db.models import Count, F, Func, QuerySet
from django.db.models.functions import ExtractYear, Left

from deals.models.publication import SEARCH_CONFIG, Listing
from deals.queries.facets import company_names
from deals.vocabulary import Resource

FOUND = 40
MARKED = 10_000  # characters in which an excerpt is looked for; a company names all its deals
ALIKE = 8
# A name with one letter missing is about 0.5 alike; the 0.6 that PostgreSQL asks for by itself would miss it.
LIKENESS = 0.4
START, STOP = "\ue000", "\ue001"  # marks that no text has, so that escaping comes before marking
SEARCHED = (Resource.DEAL, Resource.COMPANY, Resource.FACILITY, Resource.PLACE, Resource.QUOTATION, Resource.ARTICLE)
MAX_QUERY = 200
OPTIONS = 8
_PLAIN = re.compile(r"\w+(?: (?!or\b)\w+)*", re.IGNORECASE)
_YEAR = re.compile(r"[1-9]\d{3}", re.ASCII)
_NARROWED = {"kind": "Kind", "company": "Company", "year": "Year"}


@dataclass(frozen=True, slots=True)
class Found:
    """One record with the words that match between `START` and `STOP`."""

    resource: str
    document: Mapping[str, Any]
    title: str
    excerpt: str = ""

    @classmethod
    def of(cls, row: Listing) -> "Found":
        """A row by its name alone."""
        return cls(row.resource, json.loads(row.document), row.title)


@dataclass(frozen=True, slots=True)
class Option:
    """One value that the results can be narrowed to: its words, how many would be left, and the search that does it."""

    label: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found; `alike` are names close to what was typed, where nothing was or hardly anything.

    `options` are the ways to narrow it, by the title of each; `total` counts what the words and choices leave.
    """

    query: str
    found: list[Found]
    alike: list[Found]
    options: dict[str, list[Option]]
    total: int


def search_page(query: str, chosen: Mapping[str, str] | None = None) -> SearchPage:
    """The records with the words of the query, the best first.

    `chosen` narrows them: `kind` to a resource, `company` to the slug of one concerned, `year` to when it was stated;
    other keys and empty values are passed over.
    """
    query = plain_query(query)
    if not query:
        return SearchPage("", [], [], {}, 0)
    asked = {name: value for name in _NARROWED if (value := (chosen or {}).get(name, ""))}
    search = _search(query)
    rows = Listing.objects.filter(state=Listing.LIVE, resource__in=SEARCHED, search=search)
    left = _narrowed(rows, asked)
    found = [_found(row.resource, row.document, row.marked_title, row.excerpt) for row in _ranked(left, search)]
    return SearchPage(
        query=query,
        found=found,
        alike=alike(query) if len(found) < ALIKE and not asked else [],
        options={title: shown for name, title in _NARROWED.items() if (shown := _options(rows, query, asked, name))},
        total=left.count(),
    )


def _search(query: str) -> SearchQuery:
    """The words, quotation marks and minuses of a query; the last of plain words may be only begun."""
    whole = SearchQuery(query, search_type="websearch", config=SEARCH_CONFIG)
    if not _PLAIN.fullmatch(query):
        return whole
    return whole | SearchQuery(" & ".join(query.split()) + ":*", search_type="raw", config=SEARCH_CONFIG)


def plain_query(typed: str) -> str:
    """What was typed, without what no search can hold, at most `MAX_QUERY` characters."""
    return " ".join(typed.replace("\x00", " ").split())[:MAX_QUERY]


def _narrowed(rows: QuerySet[Listing], asked: Mapping[str, str]) -> QuerySet[Listing]:
    if "kind" in asked:
        rows = rows.filter(resource=asked["kind"])
    if "company" in asked:
        rows = rows.filter(companies__contains=[asked["company"]])
    if "year" in asked:
        rows = rows.filter(earliest__year=int(asked["year"])) if _YEAR.fullmatch(asked["year"]) else rows.none()
    return rows


def _options(rows: QuerySet[Listing], query: str, asked: Mapping[str, str], name: str) -> list[Option]:
    """The values of one choice, the most frequent first, each counted with all other choices made."""
    others = {other: value for other, value in asked.items() if other != name}
    value = {"kind": F("resource"), "company": Func(F("companies"), function="unnest"), "year": ExtractYear("earliest")}
    counts = (
        (_narrowed(rows, others).exclude(stated_on="") if name == "year" else _narrowed(rows, others))
        .annotate(value=value[name])
        .values_list("value")
        .annotate(count=Count("pk"))
        .order_by("-count", "value")[:OPTIONS]
    )
    if len(counts) < 2 and name not in asked:
        return []
    labels = company_names(slug for slug, _ in counts) if name == "company" else {}
    return [
        Option(
            label=labels.get(value, str(value)),
            count=count,
            address=_address(query, others if str(value) == asked.get(name) else {**others, name: str(value)}),
            chosen=str(value) == asked.get(name),
        )
        for value, count in counts
    ]


def _address(query: str, chosen: Mapping[str, str]) -> str:
    return "?" + urlencode({"q": query, **chosen})


def _ranked(rows: QuerySet[Listing], search: SearchQuery) -> QuerySet[Any]:
    marks: dict[str, Any] = {"config": SEARCH_CONFIG, "start_sel": START, "stop_sel": STOP}
    best = rows.annotate(rank=SearchRank(F("search"), search)).order_by("-rank", "-earliest", "-subject_id")[:FOUND]
    # Marking is the costly part, so it looks only at the rows that are shown.
    return (
        Listing.objects.filter(pk__in=list(best.values_list("pk", flat=True)))
        .annotate(
            rank=SearchRank(F("search"), search),
            marked_title=SearchHeadline("title", search, highlight_all=True, **marks),
            excerpt=SearchHeadline(Left("words", MARKED), search, max_words=28, min_words=12, max_fragments=2, **marks),
        )
        .order_by("-rank", "-earliest", "-subject_id")
    )


def alike(query: str) -> list[Found]:
    """Names of companies, places and deals that are spelled like what was typed."""
    rows = Listing.objects.filter(state=Listing.LIVE, resource__in=(Resource.COMPANY, Resource.PLACE, Resource.DEAL))
    likeness = TrigramWordSimilarity(query, "title")
    best = rows.annotate(likeness=likeness).filter(likeness__gte=LIKENESS).order_by("-likeness", "title")[:ALIKE]
    return [Found.of(row) for row in best]


def _found(resource: str, document: str, title: str, excerpt: str) -> Found:
    return Found(resource, json.loads(document), title, excerpt.replace("\n", " · ") if START in excerpt else "")
