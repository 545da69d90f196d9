"""What is published, asked for: one row by its address, or pages of rows that a question leaves.

`listing_page` is what pages, API and exports show of a list, so that they cannot differ.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol, cast

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery
from django.db import transaction
from django.db.models import BooleanField, DecimalField, Exists, F, Func, Max, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast, Coalesce

from deals.errors import FiltersRefused
from deals.models.publication import SEARCH_CONFIG, Listing
from deals.queries.filters import Filters, known_parameters
from deals.queries.keyset import Order, Page, Row, keyset_page
from deals.vocabulary import Resource

_OVERLAPPING = {
    "kind": "kinds",
    "status": "statuses",
    "binding": "bindings",
    "country": "countries",
    "state": "states",
    "place": "places",
    "source": "sources",
}
# What a row says of itself; the rest of what is asked must hold for one of the deals that it belongs to.
_OWN: dict[Resource, frozenset[str]] = {
    Resource.DEAL: frozenset({*_OVERLAPPING, "company", "party_role"}),
    Resource.COMPANY: frozenset({"kind", "status", "country", "source", "company", "party_role"}),
    Resource.FACILITY: frozenset({"kind", "country", "state", "place", "company"}),
    Resource.PLACE: frozenset({"kind", "country", "state", "place", "company"}),
    Resource.FIGURE: frozenset({"kind", "status", "source", "company"}),
    Resource.QUANTITY: frozenset({"company"}),
    Resource.ARTICLE: frozenset({"kind", "status", "source", "company"}),
    Resource.QUOTATION: frozenset({"source", "company"}),
}
_OF_FIGURES = ("measure", "unit", "modality", "bound", "conflict")
_SAID_OF_FIGURES = (Resource.FIGURE, Resource.QUANTITY)
# How the row of a record and those of its figures find each other.
_FIGURE_LINKS = {
    Resource.DEAL: ("subject_id", "deals"),
    Resource.ARTICLE: ("subject_id", "articles"),
    Resource.COMPANY: ("slug", "companies"),
}
_ITS_DEAL = Func(
    F("subject_id"), OuterRef("deals"), template="%(expressions)s)", arg_joiner=" = ANY (", output_field=BooleanField()
)
_AT_ONCE = 200  # documents of an export held in memory
_Asked = dict[str, tuple[str, ...]]
_ORDERS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "announced_on": ("earliest", date.fromisoformat),
    "published_at": ("published_at", datetime.fromisoformat),
    "title": ("title", str),
    "value": ("value", Decimal),
}


class DocumentRow(Protocol):
    """A row of a list as far as a program reads it."""

    document: str


def listing_by_slug(resource: Resource, slug: str) -> Listing | None:
    """The current row of a record by its slug, whatever its state; None where there never was one."""
    if not slug or "\x00" in slug:
        return None
    return Listing.objects.filter(resource=resource, slug=slug).first()


def listing_by_id(resource: Resource, number: int) -> Listing | None:
    """The current row of a record by its id, whatever its state; None where there never was one."""
    if number >= 2**63:
        return None
    return Listing.objects.filter(resource=resource, subject_id=number).first()


def listing_page(resource: Resource, filters: Filters) -> Page[Listing]:
    """One page of what the question leaves, in the order that it asks for; a single query.

    Raises FiltersRefused for a cursor that is not of this list.
    """
    return _page(resource, filters, ordered(resource, filters))


def document_page(resource: Resource, filters: Filters) -> "Page[DocumentRow]":
    """The same page with nothing but the documents: what a row is filtered and searched by stays in the database."""
    column, _ = _ORDERS[filters.ordering.removeprefix("-")]
    rows = ordered(resource, filters).values_list("document", "subject_id", column, named=True)
    return _page(resource, filters, cast("QuerySet[Listing, DocumentRow]", rows))


def documents(resource: Resource, filters: Filters) -> Iterator[str]:
    """The documents of all that the question leaves, in the order of its pages; read from the database as they are
    taken, `_AT_ONCE` at a time. Keeps a transaction open until the last is taken or the iterator is closed.
    """
    column, _ = _ORDERS[filters.ordering.removeprefix("-")]
    sign = "-" if filters.ordering.startswith("-") else ""
    rows = ordered(resource, filters).order_by(f"{sign}{column}", f"{sign}subject_id")
    # Outside of a transaction, PostgreSQL would first put aside all rows of the cursor.
    with transaction.atomic():
        yield from rows.values_list("document", flat=True).iterator(chunk_size=_AT_ONCE)


def _page(resource: Resource, filters: Filters, rows: "QuerySet[Listing, Row]") -> "Page[Row]":
    column, read = _ORDERS[filters.ordering.removeprefix("-")]
    order = Order(column, descending=filters.ordering.startswith("-"), read=read)
    try:
        return keyset_page(rows, order, size=filters.page_size, cursor=filters.cursor)
    except ValueError as error:
        raise FiltersRefused.of({"cursor": str(error)}, known_parameters(resource)) from error


def ordered(resource: Resource, filters: Filters) -> QuerySet[Listing]:
    """What the question leaves, with the column `value` where it sorts by value."""
    rows = matching(resource, filters)
    if filters.ordering.endswith("value"):
        rows = rows.annotate(value=_value(resource, filters)).filter(value__isnull=False)
    return rows


def matching(resource: Resource, filters: Filters) -> QuerySet[Listing]:
    """The rows that the question leaves, in no order: for pages, facets, counts and exports."""
    rows = Listing.objects.of(resource).filter(_words(filters), _dates(filters))
    own, of_deals = _split(resource, filters)
    # The row of a company names its own roles bare, that of a deal both bare and by company.
    rows = rows.filter(_holding(own, by_company=resource is not Resource.COMPANY))
    if of_deals:
        # By the few deals of each row: the overlap with one array of all deals asked for is searched from end to end.
        rows = rows.filter(Exists(Listing.objects.of(Resource.DEAL).filter(_ITS_DEAL, _holding(of_deals))))
    if not filters.asks_figures:
        return rows
    if resource in _SAID_OF_FIGURES:
        return rows.filter(_figure(filters))
    key, column = _FIGURE_LINKS[resource]
    return rows.filter(**{f"{key}__in": _figures(filters).values_list(Func(F(column), function="unnest"))})


def _split(resource: Resource, filters: Filters) -> tuple[_Asked, _Asked]:
    """What is asked of the row itself, and what of its deals."""
    asked = {name: getattr(filters, name) for name in _OWN[Resource.DEAL] if getattr(filters, name)}
    own = {name: values for name, values in asked.items() if name in _OWN[resource]}
    of_deals = {name: values for name, values in asked.items() if name not in _OWN[resource]}
    if "party_role" in of_deals and "company" in own:
        of_deals["company"] = own["company"]  # the role is that of the company
    return own, of_deals


def _holding(asked: _Asked, *, by_company: bool = True) -> Q:
    """Each parameter is met by one of its values; with a role and a company, the company has the role."""
    held = Q()
    for name, column in _OVERLAPPING.items():
        if name in asked:
            held &= Q(**{f"{column}__overlap": list(asked[name])})
    companies, roles = asked.get("company", ()), asked.get("party_role", ())
    if companies:
        held &= Q(companies__overlap=list(companies))
    if roles:
        pairs = [f"{company}:{role}" for company in companies for role in roles]
        held &= Q(party_roles__overlap=pairs if pairs and by_company else list(roles))
    return held


def _words(filters: Filters) -> Q:
    if not filters.q:
        return Q()
    return Q(search=SearchQuery(filters.q, search_type="websearch", config=SEARCH_CONFIG))


def _dates(filters: Filters) -> Q:
    """A partial date matches when one of the days that it can mean does; no date matches no question about dates."""
    asked = Q()
    if filters.announced_after:
        asked &= Q(latest__gte=filters.announced_after.earliest)
    if filters.announced_before:
        asked &= Q(earliest__lte=filters.announced_before.latest)
    return asked & ~Q(stated_on="") if asked else asked


def _figure(filters: Filters) -> Q:
    """One figure for which all that is asked of figures holds."""
    asked = Q(**{f"{name}__in": getattr(filters, name) for name in _OF_FIGURES if getattr(filters, name)})
    if filters.value_min is not None:
        asked &= Q(high__isnull=True) | Q(high__gte=filters.value_min)
    if filters.value_max is not None:
        asked &= Q(low__isnull=True) | Q(low__lte=filters.value_max)
    return asked


def _figures(filters: Filters) -> QuerySet[Listing]:
    return Listing.objects.of(Resource.FIGURE).filter(_figure(filters))


def _value(resource: Resource, filters: Filters) -> Coalesce | Cast:
    """What a row is sorted by: the least that its figure means; of several figures, the largest such.

    All figures are gathered once, into a JSON object of amounts by record: looked up row by row, the database would
    go through all figures of the unit for each row.
    """
    amount = Coalesce("low", "high")
    if resource in _SAID_OF_FIGURES:
        return amount
    key, column = _FIGURE_LINKS[resource]
    figures = _figures(filters).values(record=Func(F(column), function="unnest")).annotate(amount=Max(amount))
    pair = Func(
        _text("record"), _text("amount"), template="ARRAY[%(expressions)s]", output_field=ArrayField(TextField())
    )
    amounts = Func(ArraySubquery(figures.values_list(pair)), template="(SELECT jsonb_object(%(expressions)s))")
    own = Func(amounts, _text(key), template="(%(expressions)s)", arg_joiner=" ->> ", output_field=TextField())
    return Cast(own, DecimalField(max_digits=30, decimal_places=6))


def _text(column: str) -> Cast:
    return Cast(column, TextField())
