"""How a proposal stood before each change: to go back a step, and to say what happened since somebody last looked."""

from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from deals.errors import NothingToUndo, StaleVersion
from deals.ingestion import items
from deals.models import Proposal, Revision
from deals.queries.review import shown
from deals.vocabulary import Decision, Origin, ProposalKind

TAKEN_BACK = "Taken back by whoever entered it."


def save(proposal: Proposal, *, by: User, undone: bool = False) -> Proposal:
    """Stores the changed proposal as its next version and keeps the one before."""
    before = Proposal.objects.filter(pk=proposal.pk).values("version", *Revision.STATE).get()
    Revision.objects.create(proposal=proposal, changed_by=by, undone=undone, **before)
    proposal.version += 1
    proposal.save()
    return proposal


def refuse_stale(proposal: Proposal, *, version: int | None) -> None:
    """Raises StaleVersion, with who changed what from what to what, if `version` is not the stored one."""
    if version is None or version == proposal.version:
        return
    since = list(proposal.revisions.filter(version__gte=version).select_related("changed_by"))
    who = list(dict.fromkeys(str(revision.changed_by) for revision in since))
    changes = _differences(proposal, since[0].state) if since else []
    raise StaleVersion(
        who=" and ".join(who) or "Somebody", changes="; ".join(changes) or "and changed it back", fields=changes
    )


def take_back(proposal: Proposal, *, by: User) -> None:
    """Puts right what the last change that still stands had changed; what came after it otherwise, stays.

    What a person had entered is rejected, since before there was nothing. Raises NothingToUndo.
    """
    revisions = list(proposal.revisions.order_by("version"))
    at = next((at for at in reversed(range(len(revisions))) if not revisions[at].undone), None)
    if at is not None:
        after = revisions[at + 1].state if at + 1 < len(revisions) else _state(proposal)
        _restore(proposal, before=revisions[at].state, after=after)
        Revision.objects.filter(pk=revisions[at].pk).update(undone=True)
    elif proposal.origin == Origin.PERSON and proposal.decision == Decision.ACCEPTED:
        proposal.decision, proposal.decision_reason = Decision.REJECTED, TAKEN_BACK
        proposal.decided_by, proposal.decided_at = by, timezone.now()
    elif proposal.decision != Decision.OPEN:
        proposal.decision, proposal.decision_reason = Decision.OPEN, ""
        proposal.decided_at = proposal.decided_by = None
    else:
        raise NothingToUndo


def _state(proposal: Proposal) -> dict[str, Any]:
    return {name: getattr(proposal, name) for name in Revision.STATE}


def _restore(proposal: Proposal, *, before: dict[str, Any], after: dict[str, Any]) -> None:
    for name in Revision.STATE:
        if name != "value" and before[name] != after[name]:
            setattr(proposal, name, before[name])
    old, new = before["value"], after["value"]
    value = {key: content for key, content in proposal.value.items() if key in old or key not in new}
    changed = {key: content for key, content in old.items() if key not in new or new[key] != content}
    proposal.value = value | changed


def _differences(proposal: Proposal, seen: dict[str, Any]) -> list[str]:
    """Sentences without their full stop: which field was what, and is what now."""
    shape = items.SHAPES[ProposalKind(proposal.kind)]
    pairs = [(f.label, shown(f, seen["value"].get(f.name)), shown(f, proposal.value.get(f.name))) for f in shape.fields]
    pairs.append(("it", seen["decision"], proposal.decision))
    pairs += [
        (f"the known {name}", _known(seen[f"{name}_id"]), _known(getattr(proposal, f"{name}_id")))
        for name in ("company", "deal")
    ]
    return [f"{label} was {_quoted(was)}, is now {_quoted(now)}" for label, was, now in pairs if was != now]


def _known(record_id: int | None) -> str:
    return f"number {record_id}" if record_id else ""


def _quoted(words: str) -> str:
    return f"“{words}”" if words else "empty"
