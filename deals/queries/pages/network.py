"""Which companies have deals with which, and who pays whom: a drawing whose every line is a list of deals."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any
from urllib.parse import urlencode

from deals.flows import FlowKind, flows_of, is_firm, is_over
from deals.forces import Point, laid_out
from deals.queries.facets import Facet, facets_of
from deals.queries.filters import Filters
from deals.queries.listings import matching
from deals.queries.pages.circular import Circular, circular_flows
from deals.queries.pages.statements import Statement, statements_of
from deals.strands import strand
from deals.vocabulary import Resource

DEALS = 400  # the newest: more lines than that are a ball of wool
COMPANIES = 60
NEIGHBOURS = 24
WIDTH, HEIGHT = 1000, 640
SPREAD = 9.0  # units between two lines of the same two companies
UNDIRECTED = "with"  # of a deal whose roles name no payer
Deal = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Node:
    """A company, where it is drawn, and how many of the deals it has."""

    name: str
    slug: str
    url: str
    point: Point
    radius: float
    count: int

    @property
    def label_y(self) -> float:
        """Where its name stands: away from the middle, where most lines come from."""
        above = self.point.y < HEIGHT / 2
        return round(self.point.y - self.radius - 5 if above else self.point.y + self.radius + 13, 1)


@dataclass(frozen=True, slots=True)
class Entry:
    """A deal of a line, with the figure that tells the size of the flow; `shared` as in `Flow`."""

    deal: Deal
    size: Statement | None
    shared: bool


@dataclass(frozen=True, slots=True)
class Line:
    """All deals in which one company pays another for one purpose, or, where `kind` is "with", just deals with it.

    `firm` if one of these binds; `path` is how it is drawn.
    """

    one: Node
    other: Node
    kind: str
    entries: list[Entry]
    firm: bool
    width: float
    path: str

    @property
    def words(self) -> str:
        """What the money is for, in words."""
        return "" if self.kind == UNDIRECTED else FlowKind(self.kind).words


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """The drawing, its table and the circular flows; `left_out` counts companies with fewer deals than those drawn.

    `centres` are the slugs around which it is drawn, none for the whole. Addresses are query strings.
    """

    filters: Filters
    centres: tuple[str, ...]
    title: str
    binding_only: bool
    nodes: list[Node]
    lines: list[Line]
    left_out: int
    circular: Circular
    facets: list[Facet]
    query: str
    other_binding: str
    whole: str


@dataclass(frozen=True, slots=True)
class View:
    """How the network is looked at: the whole of it, or around companies; with all deals or those that bind."""

    whole: bool = False
    binding_only: bool = False


def network_page(filters: Filters, view: View, *, circles: int = 24) -> NetworkPage:
    """The neighbourhood of the companies asked for, of the one with most deals if none is, or the whole."""
    facets = facets_of(Resource.DEAL, filters)
    centres = () if view.whole else filters.company or _busiest(facets)
    around = filters.without("company")
    deals = [deal for deal in _deals(around, centres) if not view.binding_only or _binds(deal)]
    nodes, lines, left_out = _drawing(deals, centres)
    return NetworkPage(
        filters=filters,
        centres=centres,
        title=" and ".join(node.name for node in nodes if node.slug in centres),
        binding_only=view.binding_only,
        nodes=nodes,
        lines=lines,
        left_out=left_out,
        circular=circular_flows(around, binding_only=view.binding_only, through=centres, shown=circles),
        facets=facets,
        query=_query(filters, view),
        other_binding=_query(filters, replace(view, binding_only=not view.binding_only)),
        whole=_query(around, replace(view, whole=True)),
    )


def _query(filters: Filters, view: View) -> str:
    """The query string that asks for the same picture."""
    switches = {"whole": view.whole, "binding_only": view.binding_only}
    asked = [(name, "1") for name, on in switches.items() if on]
    pairs = [(name, value) for name, values in filters.narrowing.items() for value in values]
    return urlencode([*pairs, *asked])


def _busiest(facets: Iterable[Facet]) -> tuple[str, ...]:
    """The company with most deals among those that the question leaves."""
    counted = [choice for facet in facets if facet.name == "company" for choice in facet.choices]
    return (counted[0].value,) if counted else ()


def _binds(deal: Deal) -> bool:
    return is_firm(deal["status"], deal["binding"])


def _deals(filters: Filters, centres: Sequence[str]) -> list[Deal]:
    """The newest deals; around centres, theirs and those that their nearest partners have with each other."""
    own = _newest(filters, companies__overlap=list(centres)) if centres else _newest(filters)
    if not centres:
        return own
    partners = Counter(slug for deal in own for slug in _companies(deal) if slug not in centres)
    kept = [slug for slug, _ in sorted(partners.items(), key=lambda pair: (-pair[1], pair[0]))[:NEIGHBOURS]]
    among = _newest(filters, companies__overlap=kept)
    both = {deal["id"]: deal for deal in own} | {
        deal["id"]: deal for deal in among if len(_companies(deal).keys() & set(kept)) > 1
    }
    return list(both.values())


def _newest(filters: Filters, **narrowed: Any) -> list[Deal]:
    rows = matching(Resource.DEAL, filters).filter(**narrowed).order_by("-earliest", "-subject_id")[:DEALS]
    return [json.loads(document) for document in rows.values_list("document", flat=True)]


def _companies(deal: Deal) -> dict[str, Mapping[str, Any]]:
    return {party["company"]["slug"]: party["company"] for party in deal["parties"] if party["company"]}


def _drawing(deals: list[Deal], centres: Sequence[str]) -> tuple[list[Node], list[Line], int]:
    known: dict[str, Mapping[str, Any]] = {}
    counts: Counter[str] = Counter()
    for deal in deals:
        companies = _companies(deal)
        known |= companies
        counts.update(list(companies))
    by_weight = sorted(counts, key=lambda slug: (slug not in centres, -counts[slug], slug))
    kept = by_weight[: NEIGHBOURS + len(centres) if centres else COMPANIES]
    between = _between(deals, set(kept))
    weights = Counter(tuple(sorted((one, other))) for one, other, _ in between)
    points = laid_out(kept, {(one, other): weight for (one, other), weight in weights.items()}, WIDTH, HEIGHT)
    nodes = {slug: _node(known[slug], counts[slug], points[slug]) for slug in kept}
    return list(nodes.values()), _lines(between, nodes), len(by_weight) - len(kept)


def _between(deals: Iterable[Deal], kept: set[str]) -> dict[tuple[str, str, str], list[Entry]]:
    """The deals by payer, payee and purpose; those of two companies without a payer by both names in order."""
    found: dict[tuple[str, str, str], list[Entry]] = {}
    for deal in deals:
        flows = [] if is_over(deal["status"]) else flows_of(deal)
        for flow in flows:
            if {flow.payer["slug"], flow.payee["slug"]} <= kept:
                size = statements_of([flow.figure])[0] if flow.figure else None
                entry = Entry(deal, size, flow.shared)
                found.setdefault((flow.payer["slug"], flow.payee["slug"], flow.kind), []).append(entry)
        paying = {frozenset((flow.payer["slug"], flow.payee["slug"])) for flow in flows}
        for pair in combinations(sorted(_companies(deal).keys() & kept), 2):
            if frozenset(pair) not in paying:
                found.setdefault((*pair, UNDIRECTED), []).append(Entry(deal, None, shared=False))
    return found


def _lines(between: Mapping[tuple[str, str, str], list[Entry]], nodes: Mapping[str, Node]) -> list[Line]:
    """The lines, those with most deals first; the lines of two companies are spread around the straight one."""
    side_by_side: dict[tuple[str, ...], list[tuple[str, str, str]]] = {}
    for key in between:
        side_by_side.setdefault(tuple(sorted(key[:2])), []).append(key)
    lines = []
    for (first, _), keys in side_by_side.items():
        for place, key in enumerate(sorted(keys)):
            bend = (place - (len(keys) - 1) / 2) * SPREAD
            lines.append(_line(key, between[key], nodes, bend if key[0] == first else -bend))
    return sorted(lines, key=lambda line: (line.kind == UNDIRECTED, -len(line.entries), line.one.name, line.other.name))


def _line(key: tuple[str, str, str], entries: list[Entry], nodes: Mapping[str, Node], bend: float) -> Line:
    one, other = nodes[key[0]], nodes[key[1]]
    drawn = strand(one.point, other.point, bend=bend, start=one.radius, end=other.radius)
    return Line(
        one=one,
        other=other,
        kind=key[2],
        entries=entries,
        firm=any(_binds(entry.deal) for entry in entries),
        width=round(min(1.4 + 0.8 * (len(entries) - 1), 5), 1),
        path=drawn.path,
    )


def _node(company: Mapping[str, Any], count: int, point: Point) -> Node:
    radius = round(4 + 2.2 * count**0.5, 1)
    return Node(company["name"], company["slug"], company["url"], point, radius=radius, count=count)
