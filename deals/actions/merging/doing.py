from django.contrib.auth.models import User
from django.db import transaction

from companies.models import Record
from deals.acting import acting
from deals.actions.merging.rows import apply, touched
from deals.actions.publications import hold_the_log, publish_shown
from deals.errors import MergeRefused, PlanOutdated, ReasonMissing
from deals.models import Merge
from deals.queries.affected import Subjects, with_all_that_shows
from deals.queries.merging import MergePlan, merge_plan
from deals.queries.merging.plan import MODELS
from deals.rewiring import stored
from deals.vocabulary import Reason, Resource


@transaction.atomic
def merge(*, resource: Resource, source: int, target: int, reason: str, by: User, fingerprint: str = "") -> Merge:
    """Makes the source one with the target, ids of records of that kind, and publishes all that shows either.

    `fingerprint` is that of the plan which was shown. Raises PlanOutdated if the merge would do anything else by now,
    MergeRefused with all that stands in the way, ReasonMissing.
    """
    if not reason.strip():
        raise ReasonMissing
    hold_the_log()
    plan = locked_plan(resource, source, target)
    if fingerprint and fingerprint != plan.fingerprint:
        raise PlanOutdated
    if plan.obstacles:
        raise MergeRefused(obstacles=" ".join(plan.obstacles))
    with acting("merge", by=by, reason=reason.strip()):
        shown = carry_out(plan)
    merged = Merge.objects.create(
        resource=resource,
        source_id=source,
        target_id=target,
        reason=reason.strip(),
        merged_by=by,
        steps=stored(plan.steps),
        shown=sorted(f"{kind} {pk}" for kind, pk in shown),
    )
    own = {(resource, source), (resource, target)} | touched(plan.steps)
    publish_shown(shown, own=own, reason=Reason.MERGE, by=by, note=reason.strip())
    return merged


def locked_plan(resource: Resource, source: int, target: int) -> MergePlan:
    """The plan for two records that nobody else can change or refer to until the transaction ends."""
    rows = MODELS[resource]._default_manager.select_for_update().order_by("pk")
    locked: dict[int, Record] = {row.pk: row for row in rows.filter(pk__in=[source, target])}
    return merge_plan(resource, locked[source], locked[target])


def carry_out(plan: MergePlan) -> Subjects:
    """Does the steps of the plan; returns every record that showed a part of what changed, before or after."""
    changed = touched(plan.steps)
    before = with_all_that_shows(changed)
    apply(plan.steps)
    return before | with_all_that_shows(changed)
