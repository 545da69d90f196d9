"""What the world will see change: the merge is done, its documents are read, and nothing of it stays."""

from dataclasses import asdict, dataclass

import orjson
from django.db import transaction

from deals.actions.merging.doing import carry_out
from deals.actions.merging.rows import led_on
from deals.models import Listing, Publication
from deals.queries.affected import Subjects
from deals.queries.documents import document_of
from deals.queries.merging import MergePlan
from deals.vocabulary import Resource

_STAMPS = {"version", "published_at"}


@dataclass(frozen=True, slots=True)
class PageChange:
    """A published record whose page will be another: which parts of it, by their names in its document."""

    resource: Resource
    title: str
    parts: list[str]


def page_changes(plan: MergePlan) -> list[PageChange]:
    """The published records that the merge would change, but for those that will only lead on: the source, and what
    is joined with it.

    Nothing is kept: the steps are done in a transaction that is rolled back. Empty for a plan with obstacles.
    """
    if plan.obstacles:
        return []
    with transaction.atomic():
        shown = carry_out(plan)
        found = _changes(shown - led_on(plan.steps))
        transaction.set_rollback(True)
    return found


def _changes(shown: Subjects) -> list[PageChange]:
    changes = []
    for resource, subject_id in sorted(shown):
        listing = Listing.objects.filter(resource=resource, subject_id=subject_id).first()
        if listing is None or listing.state != Listing.LIVE:
            continue
        parts = _differing(listing.publication, resource)
        if parts:
            changes.append(PageChange(resource, listing.title, parts))
    return changes


def _differing(last: Publication, resource: Resource) -> list[str]:
    was = orjson.loads(last.document)
    now = orjson.loads(orjson.dumps(asdict(document_of(resource, last.subject_id))))
    return [name.replace("_", " ") for name in now if name not in _STAMPS and now[name] != was.get(name)]
