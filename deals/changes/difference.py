from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from deals.values import PartialDate
from deals.vocabulary import DifferenceKind

Part = Mapping[str, Any]  # a document, or a part of one, as JSON


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changed: `field` is where, by keys and ids ("figures/12/modality"), `text` says what in words."""

    kind: DifferenceKind
    field: str
    text: str


def said(value: object) -> str:
    """A value of a document in words: a word of a vocabulary, a date, or "nothing"."""
    if isinstance(value, Mapping) and "precision" in value:
        return PartialDate.parse(value["value"]).in_words()
    if isinstance(value, Mapping):
        return str(value.get("name") or value.get("title") or value.get("value") or "something")
    if value is None or value in ("", []):
        return "nothing"
    return str(value).replace("_", " ")


def became(before: object, after: object) -> str:
    """ "“supply” became “joint venture”"."""
    return f"“{said(before)}” became “{said(after)}”"
