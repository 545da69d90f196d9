from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from deals.ingestion.records import Span
from deals.vocabulary import ProposalKind

Value = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing said of the article: `value` has the shape of an item of `manage.py extract` without its citation.

    `rule` and `problems` (sentences for the reviewer) are those of the extractor.
    """

    kind: ProposalKind
    value: Value
    span: Span
    rule: str = ""
    problems: tuple[str, ...] = ()


def span_value(span: Span) -> Value:
    """A span as values hold it: start, end, quote."""
    return {"start": span.start, "end": span.end, "quote": span.quote}


def deal_name(value: Value) -> str:
    """The name by which figures and places call a deal: "A+B"."""
    return "+".join(party["name"] for party in value["parties"])


def same_value(one: Value, other: Value) -> bool:
    """Whether two values say the same; a field that is missing says as much as one that is empty."""
    return _stated(one) == _stated(other)


def numbered(items: Iterable[Item]) -> Iterator[tuple[int, Item]]:
    """Each item with its number among those of its kind, from 1."""
    count: dict[ProposalKind, int] = {}
    for item in items:
        count[item.kind] = count.get(item.kind, 0) + 1
        yield count[item.kind], item


def _stated(value: Value) -> Value:
    return {field: content for field, content in value.items() if content not in (None, "", [], {})}
