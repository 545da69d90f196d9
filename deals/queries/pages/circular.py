"""Money that comes back to where it came from: circular flows among the deals that a question leaves."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from companies.models import Company
from deals.circles import circles_in
from deals.flows import Flow, flows_of, is_firm, is_over, payments
from deals.forces import Point
from deals.models.publication import Listing
from deals.notation import Notation, notation_of
from deals.queries.filters import Filters
from deals.queries.kept import kept
from deals.queries.listings import matching
from deals.strands import Strand, ring, strand
from deals.vocabulary import Resource

SHOWN = 24
WIDTH, HEIGHT = 320, 200
_RADIUS = 9.0
_Edges = dict[tuple[str, str], set[int]]


@dataclass(frozen=True, slots=True)
class Paid:
    """A flow with the picture of its size, where one is stated, and whether it counts under "binding only"."""

    flow: Flow
    notation: Notation | None
    firm: bool


@dataclass(frozen=True, slots=True)
class Corner:
    """A company of a circle, where it is drawn, and where its name stands: outside, so that no arrow crosses it."""

    name: str
    url: str
    point: Point
    label: Point
    anchor: str


@dataclass(frozen=True, slots=True)
class Leg:
    """One step of a circle: all that one company pays the next, the newest deal first."""

    number: int
    payer: Corner
    payee: Corner
    strand: Strand
    paid: list[Paid]

    @property
    def kind(self) -> str:
        """What the money of the first flow buys."""
        return self.paid[0].flow.kind

    @property
    def firm(self) -> bool:
        """Whether some flow of the leg counts under "binding only"."""
        return any(paid.firm for paid in self.paid)


@dataclass(frozen=True, slots=True)
class Circle:
    """A circular flow: its legs in order, the last of which ends where the first begins."""

    legs: list[Leg]

    @property
    def firm(self) -> bool:
        """Whether it still closes under "binding only"."""
        return all(leg.firm for leg in self.legs)


@dataclass(frozen=True, slots=True)
class Circular:
    """The circular flows, the shortest first; `left_out` counts what is found and not shown, `complete` says whether
    all were looked for to the end.
    """

    circles: list[Circle]
    left_out: int
    complete: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """What is kept in the cache: the companies of each circle by slug, and the deals of each of its legs."""

    circles: list[tuple[tuple[str, ...], list[list[int]]]]
    complete: bool


def circular_flows(
    filters: Filters, *, binding_only: bool, through: Sequence[str] = (), shown: int = SHOWN
) -> Circular:
    """The circular flows among the deals that the question leaves; only those through one of these companies, if any.

    A subsidiary counts as its parent. Deals that are over are left out; under `binding_only`, so are those that
    `is_firm` leaves out. The search is kept until the next publication.
    """
    found = _found(filters, binding_only=binding_only)
    parents = _parents()
    wanted = {_top(slug, parents) for slug in through}
    fitting = [entry for entry in found.circles if not wanted or wanted & set(entry[0])]
    return Circular(_drawn(fitting[:shown], parents), max(len(fitting) - shown, 0), found.complete)


def _found(filters: Filters, *, binding_only: bool) -> _Found:
    asked = f"{binding_only}:{filters.query}"
    return kept("circles", asked, lambda: _search(filters, binding_only=binding_only))


def _search(filters: Filters, *, binding_only: bool) -> _Found:
    edges = _edges(filters, binding_only=binding_only)
    circles = circles_in(edges)
    return _Found(
        [(nodes, [sorted(edges[pair], reverse=True) for pair in _pairs(nodes)]) for nodes in circles.found],
        circles.complete,
    )


def _pairs(nodes: tuple[str, ...]) -> list[tuple[str, str]]:
    return list(zip(nodes, (*nodes[1:], nodes[0]), strict=True))


def _edges(filters: Filters, *, binding_only: bool) -> _Edges:
    """Who pays whom, by the ids of the deals: out of the columns of lists, so that no document is read."""
    parents = _parents()
    rows = matching(Resource.DEAL, filters).values_list("subject_id", "kinds", "statuses", "bindings", "party_roles")
    edges: _Edges = {}
    for deal, (kind, *_), (status, *_), (binding, *_), roles in rows.iterator():
        if is_over(status) or (binding_only and not is_firm(status, binding)):
            continue
        for payment in payments(kind, _by_role(roles)):
            pair = _top(payment.payer, parents), _top(payment.payee, parents)
            edges.setdefault(pair, set()).add(deal)
    return edges


def _by_role(roles: Iterable[str]) -> dict[str, list[str]]:
    """ "openai:customer" as the companies of each role."""
    found: dict[str, list[str]] = {}
    for entry in roles:
        slug, colon, role = entry.rpartition(":")
        if colon:
            found.setdefault(role, []).append(slug)
    return found


def _parents() -> dict[str, dict[str, Any]]:
    """The parent of each subsidiary. A page of a company says the same, but too many would have to be read for it."""
    rows = Company.objects.live().filter(parent__isnull=False)
    parents = rows.values_list("slug", "parent__slug", "parent__name")
    return {slug: {"slug": to, "name": name, "url": f"/companies/{to}/"} for slug, to, name in parents}


def _top(slug: str, parents: dict[str, dict[str, Any]]) -> str:
    """The uppermost parent; whoever has none stands for itself."""
    seen = {slug}
    while slug in parents and parents[slug]["slug"] not in seen:
        slug = parents[slug]["slug"]
        seen.add(slug)
    return slug


def _drawn(entries: list[tuple[tuple[str, ...], list[list[int]]]], parents: dict[str, dict[str, Any]]) -> list[Circle]:
    wanted = {deal for _, legs in entries for deals in legs for deal in deals}
    rows = Listing.objects.of(Resource.DEAL).filter(subject_id__in=wanted).values_list("subject_id", "document")
    flows = {number: flows_of(json.loads(document)) for number, document in rows}
    names = {parent["slug"]: parent for parent in parents.values()}
    names |= {
        company["slug"]: company for found in flows.values() for flow in found for company in (flow.payer, flow.payee)
    }
    # What was withdrawn since the search is no longer there to be drawn.
    there = [(nodes, legs) for nodes, legs in entries if all(flows.keys() & set(deals) for deals in legs)]
    return [_circle(nodes, legs, flows, names, parents) for nodes, legs in there]


def _circle(
    nodes: tuple[str, ...],
    legs: list[list[int]],
    flows: dict[int, list[Flow]],
    names: dict[str, Any],
    parents: dict[str, dict[str, Any]],
) -> Circle:
    corners = _corners([names[slug] for slug in nodes])
    drawn = []
    for number, (pair, deals) in enumerate(zip(_pairs(nodes), legs, strict=True)):
        paid = [
            _paid(flow)
            for deal in deals
            for flow in flows.get(deal, ())
            if pair == (_top(flow.payer["slug"], parents), _top(flow.payee["slug"], parents))
        ]
        payer, payee = corners[number], corners[(number + 1) % len(corners)]
        drawn.append(Leg(number + 1, payer, payee, _arc(payer, payee, len(nodes)), paid))
    return Circle(drawn)


def _paid(flow: Flow) -> Paid:
    notation = notation_of(flow.figure) if flow.figure else None
    return Paid(flow, notation, is_firm(flow.deal["status"], flow.deal["binding"]))


def _corners(companies: list[dict[str, Any]]) -> list[Corner]:
    sides = len(companies) != 3
    points = ring(len(companies), width=WIDTH, height=HEIGHT, margin_x=106 if sides else 66, margin_y=40)
    return [_corner(company, point) for company, point in zip(companies, points, strict=True)]


def _corner(company: dict[str, Any], point: Point) -> Corner:
    if abs(point.y - HEIGHT / 2) < 1:
        is_left = point.x < WIDTH / 2
        label = Point(point.x - 13 if is_left else point.x + 13, point.y + 4)
        return Corner(company["name"], company["url"], point, label, "end" if is_left else "start")
    label = Point(point.x, round(point.y - 14 if point.y < HEIGHT / 2 else point.y + 23, 1))
    return Corner(company["name"], company["url"], point, label, "middle")


def _arc(payer: Corner, payee: Corner, count: int) -> Strand:
    bend = 38 if count == 2 else 14
    return strand(payer.point, payee.point, bend=bend, start=_RADIUS, end=_RADIUS)
