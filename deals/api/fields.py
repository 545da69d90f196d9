"""`fields=id,title`: answers with some of a record's keys only."""

from collections.abc import Sequence
from dataclasses import fields

import orjson

from deals.api.errors import FieldsRefused
from deals.queries.documents.shapes import DOCUMENTS
from deals.vocabulary import Resource

# Beside the keys of its shape, each published document says which version it is.
STAMPS = ("version", "published_at")


def known_fields(resource: Resource) -> tuple[str, ...]:
    """The top-level keys of a record's document, in their order."""
    return (*(field.name for field in fields(DOCUMENTS[resource])), *STAMPS)


def asked_fields(resource: Resource, values: Sequence[str]) -> frozenset[str]:
    """The keys that the parameter's values name, separated by commas; empty if it asks for the whole document.

    Raises FieldsRefused for keys that the document does not have.
    """
    asked = [name for value in values for part in value.split(",") if (name := part.strip())]
    known = known_fields(resource)
    if unknown := [name for name in dict.fromkeys(asked) if name not in known]:
        raise FieldsRefused(unknown, known)
    return frozenset(asked)


def narrowed(document: str, asked: frozenset[str]) -> str:
    """The document with the asked keys only, in its own order; untouched where none are asked."""
    if not asked:
        return document
    return orjson.dumps({key: value for key, value in orjson.loads(document).items() if key in asked}).decode()
