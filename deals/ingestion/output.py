"""A draft as JSON, and back: the contract of `manage.py extract`.

Every record is an object with the names of its fields. The article's own fields (`text`, `title`, ...) stand at the
top; `via` lists the names of the credited publications, and `credits` says where each of them is credited.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from deals.ingestion.records import ArticleDraft

Record = TypeVar("Record")
_KNOWN: dict[type, dict[str, Callable[[object, str], object]]] = {}

SCHEMA = 1


def as_json(draft: ArticleDraft) -> dict[str, Any]:
    """The draft as plain data, ready for any JSON writer; offsets are code points into `text`."""
    document = {"schema": SCHEMA, **_plain(draft.page), **_plain(draft)}
    del document["page"]
    credited = document.pop("via")
    return document | {"via": list(dict.fromkeys(credit["name"] for credit in credited)), "credits": credited}


def from_json(document: Mapping[str, Any]) -> ArticleDraft:
    """The draft that `as_json` wrote; ValueError, with the place, where the document has another shape."""
    if document.get("schema") != SCHEMA:
        raise ValueError(f"schema {document.get('schema')!r} is not {SCHEMA}")
    own = {**document, "via": document.get("credits", []), "page": {**document, "problems": []}}
    return _record(ArticleDraft, own, "draft")


def _plain(value: object) -> Any:  # noqa: ANN401 - JSON has no narrower type
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {name: _plain(getattr(value, name)) for name in _readers(type(value))}
    return value


def _record(record: type[Record], value: object, where: str) -> Record:
    """A record out of an object; fields that the object lacks keep their defaults."""
    if not isinstance(value, Mapping):
        raise ValueError(f"{where}: {record.__name__} expected, not {type(value).__name__}")
    known = {name: read(value[name], f"{where}.{name}") for name, read in _readers(record).items() if name in value}
    try:
        return record(**known)
    except TypeError as error:
        raise ValueError(f"{where}: {error}") from error


def _readers(record: type) -> dict[str, Callable[[object, str], object]]:
    """For each field of a record, what turns JSON into its value."""
    if record not in _KNOWN:
        hints = get_type_hints(record)
        _KNOWN[record] = {field.name: _reader(hints[field.name]) for field in fields(record)}
    return _KNOWN[record]


def _reader(hint: Any) -> Callable[[object, str], object]:  # noqa: ANN401 - a type, a union or a generic alias
    arguments = get_args(hint)
    if get_origin(hint) is tuple:
        return _list_reader(_reader(arguments[0]))
    if NoneType in arguments:
        some = _reader(next(argument for argument in arguments if argument is not NoneType))
        return lambda value, where: None if value is None else some(value, where)
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda value, where: _record(hint, value, where)
    if issubclass(hint, Enum):
        return lambda value, where: _member(hint, value, where)
    return lambda value, where: _scalar(hint, value, where)


def _list_reader(read: Callable[[object, str], object]) -> Callable[[object, str], object]:
    def read_list(value: object, where: str) -> object:
        if not isinstance(value, list | tuple):
            raise ValueError(f"{where}: a list expected, not {type(value).__name__}")
        return tuple(read(item, f"{where}[{number}]") for number, item in enumerate(value))

    return read_list


def _member(vocabulary: type[Enum], value: object, where: str) -> Enum:
    try:
        return vocabulary(value)
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from error


def _scalar(kind: type, value: object, where: str) -> object:
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind):
        raise ValueError(f"{where}: {kind.__name__} expected, not {type(value).__name__}")
    return value
