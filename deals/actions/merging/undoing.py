from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from deals.acting import acting
from deals.actions.merging.rows import changed_since, take_back, touched
from deals.actions.publications import hold_the_log, publish_shown
from deals.errors import ReasonMissing, UndoRefused
from deals.models import Merge
from deals.queries.affected import with_all_that_shows
from deals.queries.merging.plan import MODELS
from deals.rewiring import restored
from deals.vocabulary import Reason, Resource


@transaction.atomic
def undo(merge: Merge, *, reason: str, by: User) -> Merge:
    """Puts every row back as it was before the merge and publishes anew what shows it.

    What was added to the target since stays with the target, and later changes of other columns are kept. Raises
    UndoRefused, with all that stands in the way, if a row that the merge changed was changed again; ReasonMissing.
    """
    if not reason.strip():
        raise ReasonMissing
    hold_the_log()
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if obstacles := obstacles_to_undoing(merge):
        raise UndoRefused(obstacles=" ".join(obstacles))
    steps, resource = restored(merge.steps), Resource(merge.resource)
    changed = touched(steps)
    before = with_all_that_shows(changed)
    with acting("undo a merge", by=by, reason=reason.strip()):
        take_back(steps)
    merge.undone_at, merge.undone_by, merge.undone_reason = timezone.now(), by, reason.strip()
    merge.save()
    own = {(resource, merge.source_id), (resource, merge.target_id)} | changed
    shown = before | with_all_that_shows(changed)
    publish_shown(shown, own=own, reason=Reason.CORRECTION, by=by, note=f"A merge is undone: {merge.undone_reason}")
    return merge


def obstacles_to_undoing(merge: Merge) -> list[str]:
    """Why the merge cannot be undone exactly, a sentence each; empty if it can."""
    if merge.undone_at is not None:
        return ["This merge was undone already."]
    target = MODELS[Resource(merge.resource)]._default_manager.get(pk=merge.target_id)
    if target.merged_into is not None:
        return [f"“{target}” was merged into “{target.merged_into}” since: undo that first."]
    return list(changed_since(restored(merge.steps)))
