"""Totals of the deals of a list, each with its ledger."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson
from babel.numbers import is_currency

from deals.queries.filters import Filters
from deals.queries.kept import kept
from deals.queries.listings import matching
from deals.totals import Deal, Omission, Stated, Total, total
from deals.values import Interval
from deals.vocabulary import Basis, Measure, Modality, Resource
from deals.wording import amount_in_words

# Beyond this many deals a total is no answer to a reader's question, and too slow to make while they wait.
MOST_DEALS = 5000
_UNITS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A reason for which statements or deals are left out, and how many."""

    why: Omission
    count: int


@dataclass(frozen=True, slots=True)
class TotalOfDeals:
    """What the deals of a list add up to in one unit, in words, with its ledger."""

    unit: str
    text: str
    low: float
    high: float | None
    deals: int
    counted: int
    ledger: tuple[Line, ...]


def totals_of(filters: Filters) -> tuple[TotalOfDeals, ...]:
    """The totals of the deals that the question leaves, in the units in which most amounts are stated.

    Kept in the cache until the next publication. Empty where no amount is stated, or for more than `MOST_DEALS` deals.
    """
    asked = filters.without("ordering", "page_size").query
    return kept("totals", asked, lambda: _totals(filters))


def _totals(filters: Filters) -> tuple[TotalOfDeals, ...]:
    rows = matching(Resource.DEAL, filters)
    if rows.count() > MOST_DEALS:
        return ()
    texts = rows.order_by("subject_id").values_list("document", flat=True)
    documents = [orjson.loads(text) for text in texts.iterator()]
    deals = [Deal(document["id"], _umbrella(document)) for document in documents]
    stated = list(_statements(documents))
    units = Counter(one.unit for one in stated if is_currency(one.unit) and one.deal is not None)
    found = [total(deals, stated, unit=unit) for unit, _ in units.most_common(_UNITS_SHOWN)]
    return tuple(_shown(one, len(deals)) for one in found if one.counted)


def _umbrella(document: dict[str, Any]) -> int | None:
    return document["part_of"]["deal"]["id"] if document["part_of"] else None


def _statements(documents: list[dict[str, Any]]) -> Iterator[Stated]:
    """Each figure once: one of a facility that serves several deals is of the first, one of a party is of none."""
    seen: set[int] = set()
    of_deals = [(figure, document["id"]) for document in documents for figure in document["figures"]]
    of_parties = [(figure, None) for document in documents for figure in document["party_figures"]]
    for figure, deal in [*of_deals, *of_parties]:
        if figure["id"] not in seen:
            seen.add(figure["id"])
            yield _stated(figure, deal)


def _stated(figure: dict[str, Any], deal: int | None) -> Stated:
    return Stated(
        figure=figure["id"],
        quantity=figure["quantity"],
        deal=deal,
        measure=Measure(figure["measure"]),
        unit=figure["unit"],
        interval=Interval.clean(figure["low"], figure["high"], figure["bound"]),
        modality=Modality(figure["modality"]),
        basis=Basis(figure["basis"]),
        subject="{kind} {id}".format(**figure["subject"]),
        period=figure["period"],
        perimeter=figure["perimeter"],
    )


def _shown(found: Total, deals: int) -> TotalOfDeals:
    low = amount_in_words(found.low, found.unit)
    if found.high is None:
        text = f"at least {low}"
    elif found.high == found.low:
        text = low
    else:
        text = f"{low} to {amount_in_words(found.high, found.unit)}"
    return TotalOfDeals(
        unit=found.unit,
        text=text,
        low=float(found.low),
        high=None if found.high is None else float(found.high),
        deals=deals,
        counted=len(found.counted),
        ledger=tuple(Line(why, count) for why, count in found.reasons.items()),
    )
