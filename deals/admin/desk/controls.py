"""The form of an item: one control for each field of its shape, and the way back from what was typed to a value."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import Any

from django.http import QueryDict

from deals.ingestion import items
from deals.vocabulary import ProposalKind

# Rows without content that a form offers below those that are filled.
BLANK_ROWS = 2
MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class Control:
    """An input as its template draws it; `widget` names the way, `names` the list that helps to fill it in."""

    name: str
    label: str
    widget: str
    value: str = ""
    is_set: bool = False
    required: bool = False
    hint: str = ""
    fault: str = ""
    names: str = ""
    options: list[tuple[str, str]] = attribute(default_factory=list)
    rows: list[list["Control"]] = attribute(default_factory=list)


WIDGETS: list[tuple[type[items.Field], str]] = [
    (items.RowsField, "rows"),
    (items.LinesField, "lines"),
    (items.FlagField, "flag"),
    (items.WordField, "word"),
    (items.NumberField, "number"),
    (items.TextField, "text"),
    (items.Field, "text"),
]


def controls_of(kind: ProposalKind, value: Mapping[str, Any], faults: Mapping[str, str] | None = None) -> list[Control]:
    """The controls of an item that holds `value`, with what is wrong at each."""
    typed, faults = items.as_typed(value), faults or {}
    return [
        _control(shape, shape.name, typed.get(shape.name), faults.get(shape.name, ""))
        for shape in items.SHAPES[kind].fields
    ]


def _control(shape: items.Field, name: str, content: object, fault: str = "") -> Control:
    widget = next(widget for kind, widget in WIDGETS if isinstance(shape, kind))
    return Control(
        name=name,
        label=shape.label,
        widget="long" if isinstance(shape, items.TextField) and shape.long else widget,
        value=_as_text(content),
        is_set=content is True,
        required=shape.required,
        hint=shape.hint,
        fault=fault,
        names=_names_of(shape),
        options=shape.words.choices() if isinstance(shape, items.WordField) else [],
        rows=_rows(shape, name, content) if isinstance(shape, items.RowsField) else [],
    )


def _names_of(shape: items.Field) -> str:
    if isinstance(shape, items.SubjectField):
        return "subjects"
    return "companies" if isinstance(shape, items.CompanyField) else ""


def _rows(shape: items.RowsField, name: str, content: object) -> list[list[Control]]:
    filled = content if isinstance(content, list) else []
    return [
        [_control(column, f"{name}-{number}-{column.name}", row.get(column.name)) for column in shape.columns]
        for number, row in enumerate([*filled, *({} for _ in range(BLANK_ROWS))])
    ]


def _as_text(content: object) -> str:
    if isinstance(content, bool) or content is None:
        return ""
    if isinstance(content, list):
        return "\n".join(str(line) for line in content)
    if isinstance(content, int | float):
        return f"{int(content):,}" if content == int(content) else f"{content:,}"
    return str(content)


def typed_value(kind: ProposalKind, data: QueryDict) -> dict[str, Any]:
    """What was typed, by field, not yet checked."""
    return {shape.name: _typed(shape, shape.name, data) for shape in items.SHAPES[kind].fields}


def _typed(shape: items.Field, name: str, data: QueryDict) -> object:
    if not isinstance(shape, items.RowsField):
        return data.get(name, "")
    rows = [
        {column.name: data.get(f"{name}-{number}-{column.name}", "") for column in shape.columns}
        for number in range(MOST_ROWS)
    ]
    return [row for row in rows if any(row.values())]
