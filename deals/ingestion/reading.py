"""A draft beside the true reading of its article: what a person who knows the truth would say to each item."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from deals.ingestion.items import Item, Value, same_value
from deals.ingestion.records import Span
from deals.vocabulary import ProposalKind

# What values carry for the machine's own use; two readings that differ in nothing else are the same.
_ASIDE = frozenset({"mentions", "aliases", "key"})
_OVERLAPS, _SAME_NAME, _SHARES = 1.0, 2.0, 4.0


@dataclass(frozen=True, slots=True)
class Accept:
    """The item is right as it was read; `item` is its number in the draft, `true` what it says in the reading."""

    item: int
    true: Item


@dataclass(frozen=True, slots=True)
class Edit:
    """The item is meant right but reads wrong; `quote` is empty where its citation can stay."""

    item: int
    true: Item
    quote: str


@dataclass(frozen=True, slots=True)
class Reject:
    """The item is wrong, and why."""

    item: int
    reason: str


@dataclass(frozen=True, slots=True)
class Add:
    """Nobody had read this."""

    true: Item


Decision = Accept | Edit | Reject | Add


def decisions_on(draft: Sequence[Item], reading: Sequence[Item]) -> list[Decision]:
    """One decision for every item of the draft, rejections first, and one for everything of the reading that it lacks.

    Items meet whose kind is the same and that name the same or stand at the same place, the likest pairs first.
    """
    met = _met(draft, reading)
    return [
        *(Reject(number, _why_not(item, reading)) for number, item in enumerate(draft) if number not in met),
        *(_compared(number, item, reading[met[number]]) for number, item in enumerate(draft) if number in met),
        *(Add(true) for number, true in enumerate(reading) if number not in met.values()),
    ]


def _met(draft: Sequence[Item], reading: Sequence[Item]) -> dict[int, int]:
    """Numbers of draft items to numbers of the reading; each at most once."""
    pairs = [
        (-likeness(item, true), mine, theirs)
        for mine, item in enumerate(draft)
        for theirs, true in enumerate(reading)
        if likeness(item, true) > 0
    ]
    met: dict[int, int] = {}
    for _, mine, theirs in sorted(pairs):
        if mine not in met and theirs not in met.values():
            met[mine] = theirs
    return met


def likeness(one: Item, other: Item) -> float:
    """How surely both items are about the same thing; 0 if they are not."""
    if one.kind is not other.kind:
        return 0.0
    return _LIKENESS[one.kind](one, other)


def _compared(number: int, item: Item, true: Item) -> Decision:
    quote = "" if _can_stay(item, true) else true.span.quote
    if not quote and same_value(_plain(item.value), _plain(true.value)):
        return Accept(number, true)
    return Edit(number, true, quote)


def _can_stay(item: Item, true: Item) -> bool:
    """Whether the machine's citation shows what is true as well."""
    match item.kind:
        case ProposalKind.QUOTATION:
            return bool(" ".join(item.span.quote.split()) == true.value["text"])
        case ProposalKind.FIGURE:
            return _overlap(item.span, true.span) and true.value["raw"] in item.span.quote
        case ProposalKind.COMPANY | ProposalKind.CREDIT:
            return True
        case _:
            return _overlap(item.span, true.span)


def _why_not(item: Item, reading: Sequence[Item]) -> str:
    if any(likeness(item, true) > 0 for true in reading):
        return "The same is proposed a second time."
    if item.kind is ProposalKind.COMPANY:
        return "No organisation that takes part in what the article tells."
    return "The article does not say so."


def _plain(value: Value) -> Value:
    plain = {field: content for field, content in value.items() if field not in _ASIDE}
    # "deal:A+B" and "deal:B+A" are one deal.
    plain["subject"] = sorted((value.get("subject") or "").removeprefix("deal:").split("+"))
    if "parties" in plain:
        plain["parties"] = [{k: v for k, v in party.items() if k != "citation"} for party in plain["parties"]]
    return plain


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _names(value: Value) -> set[str]:
    return {name.casefold() for name in (value["name"], *value.get("aliases", ()))}


def _said(value: Value) -> set[str]:
    """Every name that the text itself uses for a company."""
    return _names(value) | {mention["quote"].casefold() for mention in value.get("mentions", ())}


def _same_company(one: Item, other: Item) -> float:
    return _SAME_NAME * len(_said(one.value) & _said(other.value))


def _same_deal(one: Item, other: Item) -> float:
    shared = len(_parties(one) & _parties(other))
    overlaps = _overlap(one.span, other.span)
    if shared < 2 and not (shared and overlaps):
        return 0.0
    same_kind = bool(one.value["kind"] == other.value["kind"])
    unshared = len(_parties(one) ^ _parties(other))
    return _SHARES * shared - _OVERLAPS * unshared + _OVERLAPS * (overlaps + same_kind)


def _parties(item: Item) -> set[str]:
    return {party["name"].casefold() for party in item.value["parties"]}


def _same_project(one: Item, other: Item) -> float:
    if not _overlap(one.span, other.span):
        return 0.0
    return _SAME_NAME if one.value["company"].casefold() == other.value["company"].casefold() else _OVERLAPS


def _same_place(one: Item, other: Item) -> float:
    if one.value["name"].casefold() != other.value["name"].casefold():
        return 0.0
    return _SAME_NAME + _OVERLAPS * _overlap(one.span, other.span)


def _same_figure(one: Item, other: Item) -> float:
    return _SHARES if _overlap(_number(one), _number(other)) else 0.0


def _number(item: Item) -> Span:
    """Where the number of a figure stands inside its clause."""
    place = item.span.quote.find(item.value["raw"])
    start = item.span.start + max(place, 0)
    return Span(start, start + len(item.value["raw"]), item.value["raw"])


def _same_words(one: Item, other: Item) -> float:
    return _OVERLAPS if _overlap(one.span, other.span) else 0.0


def _same_credit(one: Item, other: Item) -> float:
    return _SAME_NAME if _names(one.value) & _names(other.value) else 0.0


_LIKENESS: dict[ProposalKind, Callable[[Item, Item], float]] = {
    ProposalKind.COMPANY: _same_company,
    ProposalKind.DEAL: _same_deal,
    ProposalKind.PROJECT: _same_project,
    ProposalKind.LOCATION: _same_place,
    ProposalKind.FIGURE: _same_figure,
    ProposalKind.QUOTATION: _same_words,
    ProposalKind.CREDIT: _same_credit,
}
