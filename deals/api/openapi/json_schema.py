"""From dataclasses to JSON Schema 2020-12, the dialect of OpenAPI 3.1: type hints and docstrings are the source."""

import types
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from inspect import cleandoc
from typing import Any, Union, get_args, get_origin, get_type_hints

from companies.vocabulary import Vocabulary
from deals.api.openapi.meanings import meaning
from deals.comparison import Verdict
from deals.queries.documents import shapes
from deals.values.dates import Precision
from deals.vocabulary import (
    Basis,
    Binding,
    Bound,
    Change,
    CompanyKind,
    CompanyRole,
    DealKind,
    DealStatus,
    FacilityKind,
    Measure,
    Modality,
    PartyRole,
    PlaceKind,
)

Schema = dict[str, Any]

_TYPES: dict[object, str] = {str: "string", int: "integer", float: "number", type(None): "null", bool: "boolean"}
_VOCABULARIES: dict[str, type[Vocabulary] | type[Precision] | type[Verdict]] = {
    "basis": Basis,
    "binding": Binding,
    "bound": Bound,
    "change": Change,
    "measure": Measure,
    "modality": Modality,
    "precision": Precision,
    "role": PartyRole,
    "roles": PartyRole,
    "status": DealStatus,
    "verdict": Verdict,
}
_VOCABULARIES_OF_ONE: dict[tuple[type, str], type[Vocabulary]] = {
    (shapes.DealDocument, "kind"): DealKind,
    (shapes.DealSummaryShape, "kind"): DealKind,
    (shapes.CompanyDocument, "kind"): CompanyKind,
    (shapes.FacilityDocument, "kind"): FacilityKind,
    (shapes.FacilityReference, "kind"): FacilityKind,
    (shapes.PlaceDocument, "kind"): PlaceKind,
    (shapes.PlaceShape, "kind"): PlaceKind,
    (shapes.MentionShape, "role"): CompanyRole,
}


def reference(shape: type) -> Schema:
    """A reference to the shape's own schema among the components."""
    return {"$ref": f"#/components/schemas/{shape.__name__}"}


def object_schema(shape: type) -> Schema:
    """The schema of a dataclass as JSON: every key is there, and readers must pass over keys that they do not know."""
    hints = get_type_hints(shape)
    keys = [item.name for item in fields(shape)]
    properties = {key: {**_of_key(shape, key, hints[key]), "description": meaning(shape.__name__, key)} for key in keys}
    return {
        "type": "object",
        "description": " ".join(cleandoc(shape.__doc__ or "").split()),
        "properties": properties,
        "required": list(properties),
    }


def shapes_within(shape: type) -> set[type]:
    """The shape and all that it is made of."""
    found = {shape}
    for hint in get_type_hints(shape).values():
        for part in _parts(hint):
            if is_dataclass(part) and part not in found:
                found |= shapes_within(part)
    return found


def vocabulary_of(shape: type, key: str) -> list[str] | None:
    """The words that the key may have, if it has a closed list of them."""
    vocabulary = _VOCABULARIES_OF_ONE.get((shape, key)) or _VOCABULARIES.get(key)
    return [word.value for word in vocabulary] if vocabulary else None


def _of_key(shape: type, key: str, hint: object) -> Schema:
    schema = _of_hint(hint)
    words = vocabulary_of(shape, key)
    if not words:
        return schema
    if "items" in schema:
        return {**schema, "items": {"type": "string", "enum": words}}
    return {**schema, "enum": [*words, None] if "null" in schema["type"] else words}


def _of_hint(hint: object) -> Schema:
    if get_origin(hint) is list:
        return {"type": "array", "items": _of_hint(get_args(hint)[0])}
    if get_origin(hint) in (Union, types.UnionType):
        return _any_of([_of_hint(part) for part in get_args(hint)])
    if isinstance(hint, type) and is_dataclass(hint):
        return reference(hint)
    return {"type": _TYPES[hint]}


def _any_of(options: list[Schema]) -> Schema:
    if any("$ref" in option for option in options):
        return {"anyOf": options}
    names = [option["type"] for option in options]
    # To JSON Schema, a whole number is a number.
    return {"type": [name for name in names if name != "integer" or "number" not in names]}


def _parts(hint: object) -> Iterator[type]:
    if isinstance(hint, type):
        yield hint
    for part in get_args(hint):
        yield from _parts(part)
