from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from deals.models.publication import Publication
from deals.vocabulary import DifferenceKind, Reason, Resource

WHY = {
    Reason.NEW_RECORD: "first published",
    Reason.NEW_SOURCE: "a new source",
    Reason.CORRECTION: "a correction",
    Reason.HEDGE_WEAKENED: "a hedge weakened",
    Reason.STEP_DOWN: "a step down",
    Reason.MERGE: "merged with another record",
    Reason.RENAME: "a new name",
    Reason.RERENDER: "something that it shows has changed",
    Reason.WITHDRAWAL: "withdrawn",
}


_SAID_BY_THE_REASON = frozenset({DifferenceKind.RERENDERED, DifferenceKind.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Version:
    """One entry of a record's history: when it was published anew, why, and what then changed, in words."""

    number: int
    published_at: datetime
    reason: str
    why: str
    note: str
    changes: list[str] = field(default_factory=list)


def history_of(resource: Resource, subject_id: int) -> list[Version]:
    """Every version of the record, the newest first."""
    rows = Publication.objects.filter(resource=resource, subject_id=subject_id).order_by("-version")
    return [
        Version(version, published_at, reason, WHY[Reason(reason)], note, in_words(differences))
        for version, published_at, reason, note, differences in rows.values_list(
            "version", "published_at", "reason", "note", "differences"
        )
    ]


def in_words(differences: Sequence[Mapping[str, str]]) -> list[str]:
    """What changed in a publication (`Publication.differences`), a phrase each, the most important first.

    Empty where there is nothing to say beyond the reason: of a first version, a withdrawal, or a mere re-rendering.
    """
    return [difference["text"] for difference in differences if difference["kind"] not in _SAID_BY_THE_REASON]
