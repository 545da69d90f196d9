"""An editor's word on two statements that cannot both hold."""

from django.contrib.auth.models import User
from django.db import transaction

from deals.actions.publications import publish
from deals.comparison import Verdict
from deals.errors import NotInConflict, ReasonMissing
from deals.models import Figure, Resolution
from deals.queries.conflicts import in_conflict
from deals.vocabulary import Reason, Resource


@transaction.atomic
def resolve(
    *, one: Figure, other: Figure, verdict: Verdict, reason: str, by: User, holds: Figure | None = None
) -> Resolution:
    """Records the editor's verdict with its reason and publishes what shows the two statements.

    `holds` is the one of them that stands, where one does. A pair may be resolved again: the newest word counts.
    Raises ReasonMissing, and NotInConflict for statements that can both hold.
    """
    if not reason.strip():
        raise ReasonMissing
    first, second = sorted((one, other), key=lambda figure: figure.pk)
    if not in_conflict(first, second) or (holds is not None and holds not in (first, second)):
        raise NotInConflict
    resolution = Resolution.objects.create(
        one=first, other=second, verdict=verdict, holds=holds, reason=reason.strip(), resolved_by=by
    )
    touched = {(Resource.FIGURE, figure.pk) for figure in (first, second)}
    touched |= {(Resource.QUANTITY, figure.quantity_id) for figure in (first, second)}
    publish(touched, reason=Reason.CORRECTION, by=by, note=f"Conflict resolved: {resolution.reason}")
    return resolution
