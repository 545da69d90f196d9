"""docs/reference/documents.md: every document, key by key, out of the same shapes as the schema."""

from collections.abc import Iterator
from typing import Any

from deals.api.collections import NAMES
from deals.api.fields import STAMPS
from deals.api.openapi.json_schema import Schema, object_schema, shapes_within
from deals.api.openapi.meanings import KEYS
from deals.glossary import MEANINGS
from deals.queries.documents.shapes import DOCUMENTS

_HEAD = """# Documents

Written by `manage.py describe_documents` from `deals/queries/documents/shapes.py`: change it there.

What a page, an API resource and an export of a record say is one JSON document. A key may be added within `/api/v1/`;
none is renamed, removed or given another type. A reader passes over keys that it does not know. Amounts are in base
units, exactly as stated; a date is as precise as it was stated; addresses are paths on the site.
"""


def reference_page() -> str:
    """The page, whole."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield _HEAD
    for resource, document in DOCUMENTS.items():
        yield from _section(f"`/api/v1/{NAMES[resource]}/`: {document.__name__}", object_schema(document), stamped=True)
    yield "# Parts of documents\n"
    documents = set(DOCUMENTS.values())
    parts = {part for document in documents for part in shapes_within(document)} - documents
    for part in sorted(parts, key=lambda part: part.__name__):
        yield from _section(part.__name__, object_schema(part))
    yield "# Vocabularies\n"
    for vocabulary, words in MEANINGS.items():
        yield f"## {vocabulary.__name__}\n\n| word | meaning |\n| --- | --- |"
        yield from (f"| `{word.value}` | {meaning} |" for word, meaning in words.items())
        yield ""


def _section(title: str, schema: Schema, *, stamped: bool = False) -> Iterator[str]:
    yield f"## {title}\n\n{schema['description']}\n\n| key | type | meaning |\n| --- | --- | --- |"
    for key, described in schema["properties"].items():
        yield f"| `{key}` | {_type(described)} | {described['description']} |"
    if stamped:
        yield from (
            f"| `{key}` | {kind} | {KEYS[key]} |" for key, kind in zip(STAMPS, ("integer", "string"), strict=True)
        )
    yield ""


def _type(schema: dict[str, Any]) -> str:
    if "anyOf" in schema:
        return " or ".join(_type(option) for option in schema["anyOf"])
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if schema["type"] == "array":
        return f"list of {_type(schema['items'])}"
    if "enum" in schema:
        return ", ".join("null" if word is None else f"`{word}`" for word in schema["enum"])
    names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return " or ".join(names)
