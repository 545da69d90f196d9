from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from babel.numbers import format_decimal
from django.db.models import DateTimeField, Field, JSONField, Model

from deals.models import Change
from deals.queries.trail.names import Names, fields_of, model_of, target_of
from deals.vocabulary import ChangeVerb
from deals.wording import LOCALE

NOTHING = "nothing"
# Counters, keys that follow from other fields, and times and persons that the entry itself names.
_KEPT_QUIET = frozenset(
    {
        "attempts",
        "version",
        "key",
        "address_key",
        "text_key",
        "position",
        "state_changed_at",
        "created_at",
        "created_by_id",
        "submitted_at",
        "submitted_by_id",
        "submission_type",
        "decided_at",
        "decided_by_id",
        "edited_at",
        "edited_by_id",
        "withdrawn_at",
        "withdrawn_by_id",
    }
)
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Value:
    """A field that changed, in words; `before` is "" of what was added, `after` of what was removed."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row that was added, changed or removed: `thing` is its kind, `name` what it is called, `page` the name of
    its admin's addresses ("deals_deal").
    """

    verb: str
    thing: str
    name: str
    page: str
    row_id: int
    values: list[Value]


def line_of(change: Change, names: Names) -> Line | None:
    """The change in words; None where all that changed is bookkeeping."""
    model = model_of(change.table)
    if model is None:
        values = [Value(column, _plain(old), _plain(new)) for column, (old, new) in change.fields.items()]
        return Line(change.verb, change.table, str(change.row_id), "", change.row_id, values)
    values = list(_values(change, model, names))
    if not values and change.verb == ChangeVerb.CHANGED:
        return None
    return Line(
        verb=change.verb,
        thing=str(model._meta.verbose_name),
        name=names.called(model, change.row_id),
        page=f"{model._meta.app_label}_{model._meta.model_name}",
        row_id=change.row_id,
        values=values,
    )


def _values(change: Change, model: type[Model], names: Names) -> Iterator[Value]:
    columns, parent = fields_of(model), _parent_column(change, model)
    for column, (before, after) in sorted(change.fields.items()):
        if column in _KEPT_QUIET or (column == parent and change.verb != ChangeVerb.CHANGED):
            continue
        field = columns.get(column)
        label = str(field.verbose_name) if field is not None else column
        if isinstance(field, JSONField) and isinstance(before, dict) and isinstance(after, dict):
            yield from _parts(before, after)
        else:
            yield Value(label, _worded(field, before, names), _worded(field, after, names))


def _parent_column(change: Change, model: type[Model]) -> str | None:
    """The column that names the record of which the row is a part: the entry stands on that record's page."""
    for column, field in fields_of(model).items():
        target = target_of(field)
        if target is not None and target._meta.db_table == change.record_table != change.table:
            return column
    return None


def _parts(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Value]:
    """Of an item of a draft, its own fields."""
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield Value(name.replace("_", " "), _plain(before.get(name)), _plain(after.get(name)))


def _worded(field: "Field[Any, Any] | None", value: object, names: Names) -> str:
    target = target_of(field)
    if target is not None and isinstance(value, int):
        return names.called(target, value)
    if field is not None and field.choices and isinstance(value, str):
        return str(dict(field.flatchoices).get(value, value)) or NOTHING
    if isinstance(field, DateTimeField) and isinstance(value, str):
        return f"{datetime.fromisoformat(value):%-d %B %Y, %H:%M}"
    return _plain(value)


def _plain(value: object) -> str:
    if value is None or value in ("", [], {}):
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(format_decimal(value, locale=LOCALE))
    if isinstance(value, list):
        return "; ".join(_plain(part) for part in value)
    if isinstance(value, dict):
        return ", ".join(f"{name.replace('_', ' ')} {_plain(part)}" for name, part in value.items())
    words = str(value)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
