from dataclasses import dataclass
from datetime import datetime

from deals.models.publication import Publication
from deals.vocabulary import Reason, Resource

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


@dataclass(frozen=True, slots=True)
class Version:
    """One entry of a record's history: when it was published anew, and why."""

    number: int
    published_at: datetime
    reason: str
    why: str
    note: str


def history_of(resource: Resource, subject_id: int) -> list[Version]:
    """Every version of the record, the newest first."""
    rows = Publication.objects.filter(resource=resource, subject_id=subject_id).order_by("-version")
    return [
        Version(version, published_at, reason, WHY[Reason(reason)], note)
        for version, published_at, reason, note in rows.values_list("version", "published_at", "reason", "note")
    ]
