"""The parameters of the API, each with what it means and what it may be."""

from deals.api.collections import NAMED
from deals.api.fields import known_fields
from deals.api.openapi.json_schema import Schema
from deals.queries.filters import (
    KINDS,
    MAX_CURSOR,
    MAX_LENGTH,
    MAX_PAGE_SIZE,
    ORDERINGS,
    PAGE_SIZE,
    Filters,
    known_parameters,
)
from deals.vocabulary import (
    Binding,
    Bound,
    Conflict,
    DealKind,
    DealStatus,
    Measure,
    Modality,
    PartyRole,
    Resource,
    Vocabulary,
)

_PAGING = ("page_size", "cursor")
_WORDS: dict[str, type[Vocabulary]] = {
    "status": DealStatus,
    "binding": Binding,
    "party_role": PartyRole,
    "measure": Measure,
    "modality": Modality,
    "bound": Bound,
    "conflict": Conflict,
}
_TEXTS = {"company", "country", "state", "place", "unit", "source"}
_DATE: Schema = {"type": "string", "examples": ["2025", "2025-Q3", "2025-11", "2025-11-20"]}
_MEANINGS = {
    "q": 'Full-text search in English: words, "a phrase", -without, either or other.',
    "kind": "Kind of the record, or of the deals that it belongs to.",
    "status": "How far the deal has come.",
    "binding": "Whether the parties of the deal are bound.",
    "company": "Slug of a company concerned.",
    "party_role": "Role of a party; together with `company`, the role of that company.",
    "country": "ISO 3166-1 alpha-2 code, such as US.",
    "state": "ISO 3166-2 code, such as US-WI.",
    "place": "Slug of a place.",
    "measure": "What a stated figure measures.",
    "unit": "Unit of a stated figure, as stated: USD, percent, MW, ... Amounts are never converted.",
    "modality": "How sure a stated figure is.",
    "bound": "How the words limit a stated figure.",
    "conflict": "Statements that cannot both hold: open ones wait for an editor's word, resolved ones have it.",
    "value_min": "The amount that a figure means may be this or more; needs one `unit`.",
    "value_max": "The amount that a figure means may be this or less; needs one `unit`.",
    "announced_after": "One of the days that the date can mean is in this day, month, quarter or year, or after it.",
    "announced_before": "One of the days that the date can mean is in this day, month, quarter or year, or before it.",
    "source": "Publisher of an article that the record rests on, or that such an article credits.",
    "ordering": "What the list is sorted by; a minus before it turns it round. `value` needs one `unit`.",
    "page_size": "Rows of a page.",
    "cursor": "A place in the list, out of `next` or `previous` of an answer.",
}


def list_parameters(resource: Resource) -> list[Schema]:
    """What a list understands."""
    return [*(_query(resource, name) for name in known_parameters(resource)), fields_parameter(resource)]


def export_parameters(resource: Resource) -> list[Schema]:
    """What an export understands: an export has all rows and all of each, so there are no pages and no `fields`."""
    return [_query(resource, name) for name in known_parameters(resource) if name not in _PAGING]


def fields_parameter(resource: Resource) -> Schema:
    """`fields`: some keys of the document only."""
    return {
        "name": "fields",
        "in": "query",
        "description": "Top-level keys of the document, separated by commas: the answer has only those.",
        "schema": {"type": "array", "items": {"type": "string", "enum": list(known_fields(resource))}},
        "style": "form",
        "explode": False,
    }


def key_parameter(resource: Resource) -> Schema:
    """What stands for one record in an address."""
    description = "Slug of the record, or its id." if resource in NAMED else "Id of the record."
    schema: Schema = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}
    return {"name": "key", "in": "path", "required": True, "description": description, "schema": schema}


VERSION_PARAMETER: Schema = {
    "name": "version",
    "in": "path",
    "required": True,
    "description": "Number of the version, as the log of the record has it.",
    "schema": {"type": "integer", "minimum": 0},
}


def _query(resource: Resource, name: str) -> Schema:
    return {"name": name, "in": "query", "description": _MEANINGS[name], "schema": _schema(resource, name)}


def _schema(resource: Resource, name: str) -> Schema:
    if name == "kind":
        return _any_of_words(KINDS.get(resource, DealKind))
    if name in _WORDS:
        return _any_of_words(_WORDS[name])
    if name in _TEXTS:
        return {"type": "array", "items": {"type": "string", "maxLength": MAX_LENGTH}}
    return _SINGLE[name]


def _any_of_words(vocabulary: type[Vocabulary]) -> Schema:
    return {"type": "array", "items": {"type": "string", "enum": vocabulary.values()}}


_SINGLE: dict[str, Schema] = {
    "q": {"type": "string", "maxLength": MAX_LENGTH},
    "value_min": {"type": "number", "examples": [1e9]},
    "value_max": {"type": "number", "examples": [1e9]},
    "announced_after": _DATE,
    "announced_before": _DATE,
    "ordering": {
        "type": "string",
        "enum": [f"{sign}{name}" for name in ORDERINGS for sign in ("", "-")],
        "default": Filters.__dataclass_fields__["ordering"].default,
    },
    "page_size": {"type": "integer", "minimum": 1, "maximum": MAX_PAGE_SIZE, "default": PAGE_SIZE},
    "cursor": {"type": "string", "maxLength": MAX_CURSOR},
}
