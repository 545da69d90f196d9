"""Decisions counted by the database: one query for rules and times, one for fields, one for reasons."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Count, F, Func, JSONField, Q, Value
from django.db.models.functions import TruncMonth, TruncWeek

from deals.models import Proposal
from deals.shares import Share
from deals.vocabulary import Decision, Origin

TRUNCATED = {"week": TruncWeek, "month": TruncMonth}

_WITHOUT_NEW = Func(F("value"), Value("new"), template="(%(expressions)s)", arg_joiner=" - ", output_field=JSONField())
# An empty field counts as not stated; `new` says which known company is not meant, and is no field of the text.
_FIELDS = """
WITH told AS (
    SELECT kind, field, nullif(nullif(nullif(proposed -> field, 'null'), '""'), '[]') AS read,
        nullif(nullif(nullif(value -> field, 'null'), '""'), '[]') AS true
    FROM deals_proposal, LATERAL jsonb_object_keys(coalesce(proposed, '{}') || value) AS field
    WHERE decision = 'accepted' AND field NOT IN ('new', 'key', 'citation')
)
SELECT kind, field, count(*) FILTER (WHERE read = "true"), count(read), count("true") FROM told
GROUP BY kind, field HAVING count(read) + count("true") > 0 ORDER BY kind, field
"""


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the proposals of a rule in a period: taken as they were, edited, rejected; `missed` were entered
    by hand, and have no rule.
    """

    kind: str
    rule: str
    period: date
    unchanged: int
    edited: int
    rejected: int
    missed: int


@dataclass(frozen=True, slots=True)
class FieldTally:
    """Of accepted items: how often what was read for the field was right, and how much of what is true was read."""

    kind: str
    field: str
    precision: Share
    recall: Share


def tallies(by: str) -> Iterator[Tally]:
    """Decisions by kind, rule and the first day of the `by` ("week" or "month") in which they were made."""
    decided = Proposal.objects.exclude(decision=Decision.OPEN).annotate(
        period=TRUNCATED[by]("decided_at"), stated=_WITHOUT_NEW
    )
    same = Q(edited_at__isnull=True) | Q(value=F("proposed")) | Q(stated=F("proposed"))
    machine, accepted = Q(origin=Origin.MACHINE), Q(decision=Decision.ACCEPTED)
    counted = decided.order_by("kind", "rule", "period").values("kind", "rule", "period")
    for row in counted.annotate(
        unchanged=Count("pk", filter=machine & accepted & same),
        edited=Count("pk", filter=machine & accepted & ~same),
        rejected=Count("pk", filter=machine & Q(decision=Decision.REJECTED)),
        missed=Count("pk", filter=Q(origin=Origin.PERSON) & accepted),
    ):
        yield Tally(**{**row, "period": row["period"].date()})


def field_tallies() -> list[FieldTally]:
    """By kind and field. What a person entered counts as not read."""
    with connection.cursor() as cursor:
        cursor.execute(_FIELDS)
        rows = cursor.fetchall()
    return [FieldTally(kind, field, Share(right, read), Share(right, true)) for kind, field, right, read, true in rows]


def reasons() -> dict[tuple[str, str], list[tuple[str, int]]]:
    """Why proposals were rejected, by kind and rule; the most frequent reasons first."""
    rejected = Proposal.objects.filter(decision=Decision.REJECTED, origin=Origin.MACHINE)
    counted = rejected.values_list("kind", "rule", "decision_reason").annotate(count=Count("pk"))
    found: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for kind, rule, reason, count in counted.order_by("kind", "rule", "-count", "decision_reason"):
        found.setdefault((kind, rule), []).append((reason, count))
    return found
