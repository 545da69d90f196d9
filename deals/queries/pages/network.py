"""Which companies have deals with which: a drawing whose every line is a list of deals."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from deals.forces import Point, laid_out
from deals.queries.facets import Facet, facets_of
from deals.queries.filters import Filters
from deals.queries.listings import matching
from deals.vocabulary import Resource

DEALS = 400  # the newest: more lines than that are a ball of wool
COMPANIES = 60
WIDTH, HEIGHT = 1000, 640


@dataclass(frozen=True, slots=True)
class Node:
    """A company, where it is drawn, and how many of the deals it has."""

    name: str
    url: str
    point: Point
    radius: float
    count: int

    @property
    def label_y(self) -> float:
        """Where its name stands: under it."""
        return round(self.point.y + self.radius + 13, 1)


@dataclass(frozen=True, slots=True)
class Link:
    """Two companies and the deals between them; `live` if one of these is not cancelled, ended or rumoured."""

    one: Node
    other: Node
    deals: list[Mapping[str, Any]]
    live: bool
    width: float


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """The drawing and its table; `left_out` counts companies with fewer deals than those drawn."""

    filters: Filters
    nodes: list[Node]
    links: list[Link]
    left_out: int
    facets: list[Facet]


_FADED = {"cancelled", "ended", "rumoured"}


def network_page(filters: Filters) -> NetworkPage:
    """The companies of the deals that the question leaves, those with most deals if they are many."""
    rows = matching(Resource.DEAL, filters).order_by("-earliest", "-subject_id")[:DEALS]
    deals = [json.loads(document) for document in rows.values_list("document", flat=True)]
    companies, pairs = _graph(deals)
    busiest = sorted(companies, key=lambda slug: (-companies[slug][1], slug))[:COMPANIES]
    kept = set(busiest)
    shown = {pair: between for pair, between in pairs.items() if set(pair) <= kept}
    points = laid_out(busiest, {pair: len(between) for pair, between in shown.items()}, WIDTH, HEIGHT)
    nodes = {slug: _node(*companies[slug], points[slug]) for slug in busiest}
    links = [_link(nodes[one], nodes[other], between) for (one, other), between in shown.items()]
    return NetworkPage(
        filters=filters,
        nodes=list(nodes.values()),
        links=sorted(links, key=lambda link: -len(link.deals)),
        left_out=len(companies) - len(busiest),
        facets=facets_of(Resource.DEAL, filters),
    )


def _graph(
    deals: list[Mapping[str, Any]],
) -> tuple[dict[str, tuple[Mapping[str, Any], int]], dict[tuple[str, str], list[Mapping[str, Any]]]]:
    """Companies with the number of their deals, and the deals between each two of them."""
    companies: dict[str, tuple[Mapping[str, Any], int]] = {}
    pairs: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for deal in deals:
        parties = {party["company"]["slug"]: party["company"] for party in deal["parties"] if party["company"]}
        for slug, company in parties.items():
            companies[slug] = (company, companies.get(slug, (company, 0))[1] + 1)
        for pair in combinations(sorted(parties), 2):
            pairs.setdefault(pair, []).append(deal)
    return companies, pairs


def _node(company: Mapping[str, Any], count: int, point: Point) -> Node:
    return Node(company["name"], company["url"], point, radius=round(4 + 2.2 * count**0.5, 1), count=count)


def _link(one: Node, other: Node, deals: list[Mapping[str, Any]]) -> Link:
    live = any(deal["status"] not in _FADED for deal in deals)
    return Link(one, other, deals, live, width=round(min(1 + 0.8 * (len(deals) - 1), 6), 1))
