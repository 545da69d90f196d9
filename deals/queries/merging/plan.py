"""From two records to every row that a merge would change; reads only, and says the same until a row changes."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson
from django.db.models import Model, QuerySet

from companies.models import Company, Facility, Record
from deals.models import Deal, Mention
from deals.queries.merging.gaps import filled_gaps
from deals.queries.merging.holdings import HOLDINGS, Held, Meeting
from deals.rewiring import Step, condensed, stored
from deals.vocabulary import CompanyRole, Resource

MODELS: dict[Resource, type[Company] | type[Deal] | type[Facility]] = {
    Resource.COMPANY: Company,
    Resource.DEAL: Deal,
    Resource.FACILITY: Facility,
}
# The records above a record, which a merge must not turn into a circle.
_ABOVE = {"parent": ("parent_id",), "part_of": ("part_of_id", "part_of_citation_id")}
_STRONGER = [CompanyRole.PROMOTIONAL, CompanyRole.MENTIONED, CompanyRole.PARTY]


@dataclass(frozen=True, slots=True)
class Moves:
    """Rows of one kind that go over to the target, in words."""

    heading: str
    rows: list[str]


@dataclass(frozen=True, slots=True)
class Collision:
    """A row that meets one of the target which says the same, and what becomes of it."""

    heading: str
    row: str
    outcome: str


@dataclass(slots=True)
class MergePlan:
    """All that merging `source` into `target` does: row by row, and in words. With `obstacles`, it is not done."""

    resource: Resource
    source: Record
    target: Record
    steps: list[Step] = field(default_factory=list)
    moves: list[Moves] = field(default_factory=list)
    collisions: list[Collision] = field(default_factory=list)
    obstacles: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def fingerprint(self) -> str:
        """Differs as soon as the merge would do anything else than what was shown."""
        done = [self.resource, self.source.pk, self.target.pk, stored(self.steps)]
        return hashlib.sha256(orjson.dumps(done)).hexdigest()


def merge_plan(resource: Resource, source: Record, target: Record) -> MergePlan:
    """What merging the source into the target would do; both are of the kind that `resource` names."""
    plan = MergePlan(resource, source, target, obstacles=_obstacles(source, target))
    plan.warnings = _warnings(source, target)
    # First what only one record may have, so that the source gives it up before the target takes it.
    plan.steps += filled_gaps(source, target)
    _absorb(plan, source, target)
    plan.steps = condensed(plan.steps)
    return plan


def _obstacles(source: Record, target: Record) -> list[str]:
    found = ["A record cannot be merged into itself: choose two."] if source.pk == target.pk else []
    for record in (source, target):
        if record.withdrawn_at is not None:
            found.append(f"“{record}” is withdrawn.")
        if record.merged_into is not None:  # type: ignore[attr-defined]
            found.append(f"“{record}” is merged into “{record.merged_into}” already.")  # type: ignore[attr-defined]
    return found


def _warnings(source: Record, target: Record) -> list[str]:
    if isinstance(source, Deal) and isinstance(target, Deal):
        kinds = {source.kind, target.kind}
        differ = len(kinds) > 1
        return [f"They are of different kinds ({' and '.join(sorted(kinds))}): the target's stays."] if differ else []
    if not isinstance(source, Company):
        return []
    both = Deal.objects.live().filter(parties__company=source.pk).filter(parties__company=target.pk).distinct()
    return [f"“{deal}” has both as parties: they will be one." for deal in both]


def _absorb(plan: MergePlan, source: Model, target: Model) -> None:
    """Everything that hangs on the source goes to the target; then the source leads to it."""
    for held in HOLDINGS[type(source)]:
        moved = []
        for row in _rows(held, source):
            if row == target:
                plan.steps.append(_lifted(held, source, row))
            elif (twin := _twin(held, row, target)) is None:
                moved.append(held.words(row))
                plan.steps.append(_step(row, {f"{held.field}_id": target.pk}))
            else:
                _meet(plan, held, row, twin)
        if moved:
            plan.moves.append(Moves(held.heading, moved))
    if hasattr(source, "merged_into_id"):
        plan.steps.append(_step(source, {"merged_into_id": target.pk}))


def _rows(held: Held, of: Model) -> "QuerySet[Any]":
    rows = held.model._default_manager.filter(**{held.field: of.pk}).order_by("pk")
    leads_on = held.field != "merged_into" and any(f.name == "merged_into" for f in held.model._meta.fields)
    return rows.filter(merged_into__isnull=True) if leads_on else rows


def _twin(held: Held, row: Model, target: Model) -> Model | None:
    if held.meeting is Meeting.NEVER:
        return None
    same = {lookup: getattr(row, lookup.partition("__")[0]) for lookup in held.same}
    given = {lookup: value for lookup, value in same.items() if value is not None}
    unset = {f"{lookup}__isnull": True for lookup, value in same.items() if value is None}
    return held.model._default_manager.filter(**{held.field: target.pk}, **given, **unset).order_by("pk").first()


def _meet(plan: MergePlan, held: Held, row: Model, twin: Model) -> None:
    outcomes = {
        Meeting.TAKEN_OUT: "says what is there already",
        Meeting.JOINED: "becomes one with that of the same name",
        Meeting.REFUSED: "stands there too",
    }
    plan.collisions.append(Collision(held.heading, held.words(row), outcomes[held.meeting]))
    match held.meeting:
        case Meeting.JOINED:
            _absorb(plan, row, twin)
        case Meeting.TAKEN_OUT:
            plan.steps += [_taken_out(row), *_stronger(row, twin)]
        case _:
            plan.obstacles.append(f"Both have “{held.words(row)}”: withdraw one of them first.")


def _stronger(row: Model, twin: Model) -> Iterator[Step]:
    """Of two mentions of what is one company, the role that says most stays."""
    if isinstance(row, Mention) and isinstance(twin, Mention):
        role = max(row.role, twin.role, key=lambda word: _STRONGER.index(CompanyRole(word)))
        if role != twin.role:
            yield _step(twin, {"role": role})


def _lifted(held: Held, source: Model, target: Model) -> Step:
    """The target hung on the source: it goes to what is above the source, if that is not the target itself."""
    above = {name: getattr(source, name) for name in _ABOVE[held.field]}
    if above[f"{held.field}_id"] == target.pk:
        above = dict.fromkeys(above)
    return _step(target, above)


def _step(row: Model, after: dict[str, Any]) -> Step:
    return Step(row._meta.label_lower, row.pk, {name: getattr(row, name) for name in after}, after)


def _taken_out(row: Model) -> Step:
    columns = {column.attname: getattr(row, column.attname) for column in row._meta.concrete_fields}
    return Step(row._meta.label_lower, row.pk, columns, None)
