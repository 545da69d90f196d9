"""Two to four deals or companies beside each other, row by row."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet

from deals.errors import FiltersRefused
from deals.models.publication import SEARCH_CONFIG, Listing
from deals.queries.pages.deal import QUESTIONS
from deals.queries.pages.statements import TELLING, Statement, statements_of
from deals.scales import Scale, scale_of
from deals.vocabulary import Resource

MOST = 4
OFFERED = 8
STATEMENTS = 3  # of one measure in one cell: the newest
PARAMETERS = {"deals": Resource.DEAL, "companies": Resource.COMPANY}
Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A deal or a company that is compared (`DealDocument`, `CompanyDocument`); `without` asks for the rest.

    `unanswered` are the questions that no source of a deal answers; `together` the deals that a company has with
    another one of the columns.
    """

    document: Document
    without: str
    unanswered: list[str]
    together: list[Document]

    @property
    def name(self) -> str:
        """The title of the deal, or the name of the company."""
        name: str = self.document.get("title") or self.document["name"]
        return name


@dataclass(frozen=True, slots=True)
class MeasureCell:
    """What is stated of one column: the newest statements, and how many there are beside them."""

    statements: list[Statement]
    more: int
    url: str


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure in one unit; all its cells share a scale where they have anything to compare."""

    measure: str
    unit: str
    cells: list[MeasureCell]
    scale: Scale | None


@dataclass(frozen=True, slots=True)
class Offer:
    """A record that could be compared, too, and the address that adds it."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    """The comparison, and the picker of what else to compare. `notes` say what became of what was asked for and is not
    shown; `query` is the canonical query string.
    """

    parameter: str
    columns: list[Column]
    measures: list[MeasureRow]
    notes: list[str]
    query: str
    typed: str
    offers: list[Offer]

    @property
    def is_full(self) -> bool:
        """Whether nothing more can be added."""
        return len(self.columns) >= MOST


def compare_page(query: Mapping[str, Sequence[str]]) -> ComparePage:
    """The comparison that `deals=a,b` or `companies=a,b` asks for; `q` looks for more.

    Raises FiltersRefused for unknown parameters and for deals and companies at once.
    """
    parameter = _parameter(query)
    resource = PARAMETERS[parameter]
    asked = _slugs(query.get(parameter, ()))
    found, notes = _found(resource, asked[:MOST])
    if len(asked) > MOST:
        notes.append(f"At most {MOST} are compared; {len(asked) - MOST} more are left out.")
    slugs = [document["slug"] for document in found]
    typed = " ".join(" ".join(query.get("q", ())).replace("\x00", " ").split())[:200]
    return ComparePage(
        parameter=parameter,
        columns=[_column(document, found, parameter) for document in found],
        measures=_measures(found),
        notes=notes,
        query=_query(parameter, slugs),
        typed=typed,
        offers=_offers(resource, parameter, found, typed) if len(found) < MOST else [],
    )


def _parameter(query: Mapping[str, Sequence[str]]) -> str:
    known = (*PARAMETERS, "q")
    faults = {name: "there is no such parameter here" for name in query if name not in known}
    given = [name for name in PARAMETERS if _slugs(query.get(name, ()))]
    if len(given) > 1:
        faults["companies"] = "deals and companies are not compared with each other: ask for one of them"
    if faults:
        raise FiltersRefused.of(faults, known)
    named = [name for name in PARAMETERS if name in query]
    return given[0] if given else named[0] if named else "deals"


def _slugs(values: Iterable[str]) -> list[str]:
    """The slugs in the order asked for, each once; a form gives one per value, an address several with commas."""
    spelled = (slug.strip().lower() for value in values for slug in value.split(","))
    return list(dict.fromkeys(slug[:120] for slug in spelled if slug and "\x00" not in slug))


def _query(parameter: str, slugs: Iterable[str]) -> str:
    """Commas stay commas, so that the address can be read."""
    return f"{parameter}={quote(','.join(slugs), safe=',')}"


def _found(resource: Resource, slugs: Sequence[str]) -> tuple[list[Document], list[str]]:
    """The documents in the order asked for, and a sentence for each that has none. A merged one gives its successor."""
    rows = _rows(resource, slugs)
    moved = {slug: row.redirect_to.rstrip("/").rpartition("/")[2] for slug, row in rows.items() if row.redirect_to}
    rows |= _rows(resource, list(moved.values()))
    documents: dict[str, Document] = {}
    notes: list[str] = []
    for slug in slugs:
        row = rows.get(moved.get(slug, slug))
        if row is None:
            notes.append(f"There is no {resource} “{slug}”.")
        elif row.state == Listing.WITHDRAWN:
            notes.append(f"“{row.title}” was withdrawn and is not compared. {row.publication.note}".strip())
        elif row.state == Listing.LIVE:
            documents[row.slug] = json.loads(row.document)
    return list(documents.values()), notes


def _rows(resource: Resource, slugs: Sequence[str]) -> dict[str, Listing]:
    rows = Listing.objects.filter(resource=resource, slug__in=slugs).select_related("publication")
    return {row.slug: row for row in rows}


def _column(document: Document, found: Sequence[Document], parameter: str) -> Column:
    others = [other for other in found if other is not document]
    slugs = {other["slug"] for other in others}
    return Column(
        document=document,
        without=_query(parameter, [other["slug"] for other in others]),
        unanswered=[QUESTIONS[question] for question in document.get("not_stated", ())],
        together=[
            entry["deal"]
            for entry in document.get("deals", ())
            if slugs & {party["slug"] for party in entry["deal"]["parties"]}
        ],
    )


def _measures(found: Sequence[Document]) -> list[MeasureRow]:
    """A row for each measure and unit that something is stated of; what tells the size comes first."""
    stated: dict[tuple[str, str], dict[str, list[Document]]] = {}
    for document in found:
        for figure in document["figures"]:
            by_slug = stated.setdefault((figure["measure"], figure["unit"]), {})
            by_slug.setdefault(document["slug"], []).append(figure)
    first = {measure: place for place, measure in enumerate(TELLING)}
    ordered = sorted(stated, key=lambda pair: (first.get(pair[0], len(first)), *pair))
    return [_measure_row(measure, unit, stated[measure, unit], found) for measure, unit in ordered]


def _measure_row(
    measure: str, unit: str, by_slug: Mapping[str, list[Document]], found: Sequence[Document]
) -> MeasureRow:
    newest = {slug: sorted(figures, key=_stated_on, reverse=True)[:STATEMENTS] for slug, figures in by_slug.items()}
    scale = scale_of(figure for figures in newest.values() for figure in figures)
    replaced = [pair for document in found for pair in document["comparisons"]]
    cells = []
    for document in found:
        shown = newest.get(document["slug"], [])
        more = len(by_slug.get(document["slug"], ())) - len(shown)
        cells.append(MeasureCell(statements_of(shown, scale, replaced), more, f"{document['url']}#figures"))
    return MeasureRow(measure, unit, cells, scale)


def _stated_on(figure: Document) -> str:
    return figure["stated_on"]["value"] if figure["stated_on"] else ""


def _offers(resource: Resource, parameter: str, found: Sequence[Document], typed: str) -> list[Offer]:
    """What has the typed words; without any, deals of the same companies, or companies in the same deals."""
    slugs = [document["slug"] for document in found]
    rows: QuerySet[Listing] = Listing.objects.of(resource).exclude(slug__in=slugs)
    if typed:
        rows = rows.filter(search=SearchQuery(typed, search_type="websearch", config=SEARCH_CONFIG))
    elif found:
        rows = _related(rows, resource, found)
    newest = rows.order_by("-earliest", "-subject_id").values_list("slug", "title")[:OFFERED]
    return [Offer(title, f"?{_query(parameter, [*slugs, slug])}") for slug, title in newest]


def _related(rows: QuerySet[Listing], resource: Resource, found: Sequence[Document]) -> QuerySet[Listing]:
    if resource is Resource.COMPANY:
        return rows.filter(deals__overlap=[entry["deal"]["id"] for document in found for entry in document["deals"]])
    parties = {party["company"]["slug"] for document in found for party in document["parties"] if party["company"]}
    return rows.filter(companies__overlap=sorted(parties))
