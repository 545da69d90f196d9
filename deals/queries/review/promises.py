"""What companies promised earlier at the places of an article: Foxconn in Wisconsin, when it builds there again."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from companies.models import Company, Place
from deals.models import Article, DealPlace, Figure, Proposal, Siting
from deals.queries.documents.rows import figures
from deals.vocabulary import Measure, Modality, PlaceKind, ProposalKind

PROMISES = [Modality.COMMITMENT, Modality.EXPECTED, Modality.TARGET, Modality.OPTION]
# What is built, paid and staffed at a place; revenue is expected of a company wherever it is.
AT_PLACES = [
    Measure.INVESTMENT,
    Measure.DEAL_VALUE,
    Measure.JOBS,
    Measure.HEADCOUNT,
    Measure.UNITS,
    Measure.AREA,
    Measure.CAPACITY_POWER,
]
_WHOLE = (PlaceKind.STATE, PlaceKind.COUNTRY)
State = tuple[str, str]  # codes of the country and of its part; the part is empty for the whole country


@dataclass(frozen=True, slots=True)
class Promise:
    """A figure that was stated of a company, or of its deal or facility, in an article that puts it at `place`."""

    company: int
    place: State
    heading: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class _Presence:
    """An article that puts a company at a place, for a deal or with a facility; `is_alone` if at no other place."""

    company: int
    place: State
    article: int
    deal: int | None = None
    is_alone: bool = True

    def explains(self, figure: Figure) -> bool:
        """Whether the figure is one of the company's from that article."""
        quantity = figure.quantity
        return self.article == figure.citation.article_id and (
            # What a company will spend in three states is not split among them.
            (quantity.company_id == self.company and self.is_alone)
            or (self.deal is not None and quantity.deal_id == self.deal)
            or (quantity.facility is not None and quantity.facility.company_id == self.company)
        )


def promises_at(article: Article, proposals: Sequence[Proposal], companies: set[int]) -> Iterator[Promise]:
    """Earlier promises of the companies at the places that are proposed, the first first; five queries."""
    located = [proposal.value for proposal in proposals if proposal.kind == ProposalKind.LOCATION]
    places = {state_of(value) for value in located} - {("", "")}
    there = [row for row in _presences(companies) if row.place in places]
    sources = {row.article for row in there}
    stated = lean_figures().filter(
        modality__in=PROMISES, quantity__measure__in=AT_PLACES, citation__article__in=sources
    )
    if article.published_on:
        stated = stated.filter(stated_on__lt=article.published_on)
    names = dict(Company.objects.filter(pk__in=companies).values_list("pk", "name"))
    called = _names_of(places, located)
    for figure in stated.exclude(citation__article=article).order_by("stated_on", "pk"):
        for company, place in dict.fromkeys((row.company, row.place) for row in there if row.explains(figure)):
            yield Promise(company, place, f"{names[company]} in {called[place]}", figure)


def lean_figures() -> QuerySet[Figure]:
    """Live figures with the publications that their articles credit, without the articles' texts."""
    lean = figures().defer("citation__article__text", "citation__article__submission")
    return lean.prefetch_related("citation__article__reported_from")


def state_of(value: Mapping[str, Any]) -> State:
    """Where a proposed place lies."""
    return value.get("country") or "", value.get("admin1") or ""


def _presences(companies: set[int]) -> Iterator[_Presence]:
    deals = DealPlace.objects.filter(deal__parties__company__in=companies, deal__withdrawn_at__isnull=True)
    columns = ("place__country", "place__admin1", "citation__article", "deal__parties__company", "deal")
    found: list[tuple[str, str, int, int, int | None]] = list(deals.values_list(*columns))
    sitings = Siting.objects.filter(facility__company__in=companies)
    own = ("facility__place__country", "facility__place__admin1", "citation__article", "facility__company")
    found += [(*row, None) for row in sitings.values_list(*own)]
    states: dict[tuple[int, int], set[State]] = defaultdict(set)
    for country, admin1, article, company, _ in found:
        states[article, company].add((country, admin1))
    for country, admin1, article, company, deal in found:
        alone = len(states[article, company]) == 1
        yield _Presence(company, (country, admin1), article, deal, is_alone=alone)


def _names_of(places: set[State], located: Sequence[Mapping[str, Any]]) -> dict[State, str]:
    """What the article or the gazetteer calls the states and countries; one that neither names, by its code."""
    known = Place.objects.filter(kind__in=_WHOLE, country__in={country for country, _ in places})
    named = {(country, admin1): name for country, admin1, name in known.values_list("country", "admin1", "name")}
    named |= {state_of(value): value["name"] for value in located if value["kind"] in _WHOLE}
    return {place: named.get(place) or "-".join(filter(None, place)) for place in places}
