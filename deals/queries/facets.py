"""How many rows each further choice would leave: the counts beside the filters of a list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from babel import Locale
from django.db.models import Count, F, Func

from deals.cartography.boundaries import name_of
from deals.models.publication import Listing
from deals.queries.filters import Filters
from deals.queries.kept import kept
from deals.queries.listings import matching
from deals.vocabulary import Resource
from deals.wording import LOCALE

SHOWN = 12
_TERRITORIES = Locale.parse(LOCALE).territories
_COLUMNS = {
    "kind": "kinds",
    "status": "statuses",
    "binding": "bindings",
    "company": "companies",
    "country": "countries",
    "state": "states",
    "source": "sources",
    "measure": "measure",
    "unit": "unit",
    "bound": "bound",
    "modality": "modality",
}
FACETS: dict[Resource, tuple[str, ...]] = {
    Resource.DEAL: ("kind", "status", "binding", "company", "country", "state"),
    Resource.COMPANY: ("kind", "country", "party_role"),
    Resource.PLACE: ("kind", "country"),
    Resource.FACILITY: ("kind", "company", "country", "state"),
    Resource.FIGURE: ("measure", "modality", "bound", "unit", "company"),
    Resource.ARTICLE: ("source", "kind", "company"),
}
_COLUMNS["party_role"] = "party_roles"
_SINGLE = ("measure", "unit", "bound", "modality")
TITLES = {"party_role": "role", "modality": "how sure", "bound": "hedge", "source": "publisher", "binding": "binding"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: how many rows have it among those that all other filters leave."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one parameter, the most frequent first, those chosen always among them."""

    name: str
    title: str
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class Year:
    """How many of the rows were announced in a year."""

    year: int
    count: int
    share: int  # per cent of the fullest year

    @property
    def rest(self) -> int:
        """What is missing to the fullest year, in per cent of it."""
        return 100 - self.share


def facets_of(resource: Resource, filters: Filters) -> list[Facet]:
    """The facets of a list, each counted as if nothing were chosen in it; those with nothing to choose are left out.

    Counting looks at every row, so it is kept until the next publication.
    """
    return kept(f"facets:{resource}", _asked(filters), lambda: _facets(resource, filters))


def years_of(resource: Resource, filters: Filters) -> list[Year]:
    """The rows by year, from the first to the last, empty years between included; undated rows are in none."""
    return kept(f"years:{resource}", _asked(filters), lambda: _years(resource, filters))


def _asked(filters: Filters) -> str:
    return filters.without("ordering", "page_size").query


def _facets(resource: Resource, filters: Filters) -> list[Facet]:
    counted = {name: _counted(resource, filters, name) for name in FACETS.get(resource, ())}
    names = company_names(value for value, _ in counted.get("company", []))
    labels: dict[str, Callable[[str], str]] = {
        "company": lambda slug: names.get(slug, slug),
        "country": lambda code: str(_TERRITORIES.get(code, code)),
        "state": name_of,
        "source": str,
        "unit": str,
    }
    return [
        Facet(name, TITLES.get(name, name), _choices(counts, getattr(filters, name), labels.get(name, _in_words)))
        for name, counts in counted.items()
        if counts
    ]


def _counted(resource: Resource, filters: Filters, name: str) -> list[tuple[str, int]]:
    rows = matching(resource, filters.without(name))
    column = _COLUMNS[name]
    value = F(column) if name in _SINGLE else Func(F(column), function="unnest")
    counts = rows.annotate(value=value).values_list("value").annotate(count=Count("pk")).order_by("-count", "value")
    chosen = getattr(filters, name)
    found = [(value, count) for value, count in counts if value and ":" not in value]
    top = found[:SHOWN]
    return top + [(value, count) for value, count in found[SHOWN:] if value in chosen]


def _choices(counts: list[tuple[str, int]], chosen: tuple[str, ...], label: Callable[[str], str]) -> list[Choice]:
    return [Choice(value, label(value), count, value in chosen) for value, count in counts]


def _in_words(word: str) -> str:
    return word.replace("_", " ")


def company_names(slugs: Iterable[str]) -> dict[str, str]:
    """The published names of companies by their slugs."""
    rows = Listing.objects.filter(resource=Resource.COMPANY, slug__in=list(slugs))
    return dict(rows.values_list("slug", "title"))


def _years(resource: Resource, filters: Filters) -> list[Year]:
    rows = matching(resource, filters.without("announced_after", "announced_before")).exclude(stated_on="")
    counts = dict(rows.values_list("earliest__year").annotate(count=Count("pk")).order_by("earliest__year"))
    if len(counts) < 2:
        return []
    most = max(counts.values())
    span = range(min(counts), max(counts) + 1)
    return [Year(year, counts.get(year, 0), round(100 * counts.get(year, 0) / most)) for year in span]
