"""Statements that cannot both hold, for the editors who have to say why."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from deals.comparison import Verdict
from deals.models import Figure, Listing, Resolution
from deals.queries.documents.rivals import comparisons
from deals.queries.documents.statements import rungs_of
from deals.vocabulary import Conflict, Resource

Document = dict[str, Any]  # a `FigureShape` as JSON


@dataclass(frozen=True, slots=True)
class Rivals:
    """Two published figures in conflict, the earlier first, and the newest word on them."""

    one: Document
    other: Document
    resolution: Resolution | None


def in_conflict(one: Figure, other: Figure) -> bool:
    """Whether the two are statements of one thing that cannot both hold."""
    quantities = [figure.quantity for figure in (one, other)]
    subjects = {(q.company_id, q.deal_id, q.facility_id, q.measure, q.unit) for q in quantities}
    if one.pk == other.pk or len(subjects) > 1:
        return False
    return any(pair.verdict == Verdict.CONFLICT for pair in comparisons([one, other], rungs_of(one)))


def rivals_of(conflict: Conflict) -> list[Rivals]:
    """All published pairs with or without an editor's word, the newest statement first; two queries."""
    pairs = {(one["id"], other["id"]): (one, other) for one, other in _pairs(conflict)}
    ids = list({number for pair in pairs for number in pair})
    words = Resolution.objects.between(ids).select_related("resolved_by")
    newest = {frozenset((word.one_id, word.other_id)): word for word in words}
    return [Rivals(one, other, newest.get(frozenset(key))) for key, (one, other) in pairs.items()]


def _pairs(conflict: Conflict) -> Iterator[tuple[Document, Document]]:
    # A figure with an open conflict may have resolved ones besides, so what is resolved is looked for in both.
    wanted = [Conflict.OPEN] if conflict is Conflict.OPEN else Conflict.values()
    rows = Listing.objects.of(Resource.FIGURE).filter(conflict__in=wanted).order_by("-earliest", "-subject_id")
    for document in rows.values_list("document", flat=True):
        figure = json.loads(document)
        by_id = {figure["id"]: figure} | {rival["id"]: rival for rival in figure["rivals"]}
        for pair in figure["comparisons"]:
            is_open = pair.get("resolution") is None
            if pair["verdict"] == Verdict.CONFLICT and is_open == (conflict is Conflict.OPEN):
                one, other = (by_id[number] for number in pair["figures"])
                yield one, other
