from collections.abc import Iterator, Mapping, Sequence

from deals.changes.difference import Difference, Part, became, said
from deals.changes.figures import corrections, figure_differences
from deals.changes.lists import (
    Compare,
    listed,
    party_differences,
    quotation_differences,
    source_differences,
    step_differences,
    words_listed,
)
from deals.comparison import Verdict
from deals.vocabulary import Binding, DifferenceKind

_STAMPS = frozenset({"version", "published_at"})  # every version has its own
# From what holds a party most to what holds it least; what is not stated is on no side.
_BINDING = {Binding.BINDING: 2, Binding.OPTION: 1, Binding.NON_BINDING: 0}


def differences(before: Part, after: Part) -> list[Difference]:
    """What changed from one document of a record to a later one, in the order of importance to a reader.

    Empty where they say the same, whatever their version and date. Where they differ in nothing that has words of its
    own, such as an address or the sentence around a quote, that is one difference, `rerendered`, which names the keys.
    """
    changed = [key for key in {**after, **before} if key not in _STAMPS and before.get(key) != after.get(key)]
    if not changed:
        return []
    if after.get("merged_into"):
        return [Difference(DifferenceKind.MERGED, "merged_into", f"merged into {after['merged_into']}")]
    if before.get("merged_into"):
        return [
            Difference(DifferenceKind.RESTORED, "merged_into", "a record of its own again after it had been merged")
        ]
    if after.get("withdrawn"):
        return [Difference(DifferenceKind.WITHDRAWN, "withdrawn", f"withdrawn: {after['reason']}")]
    if before.get("withdrawn"):
        return [Difference(DifferenceKind.RESTORED, "withdrawn", "published again after it had been withdrawn")]
    found = [*_by_field(changed, before, after), *_as_figure(before, after), *_conflicts(before, after)]
    order = list(DifferenceKind)
    return sorted(found, key=lambda difference: (order.index(difference.kind), difference.field)) or [
        Difference(
            DifferenceKind.RERENDERED, ", ".join(sorted(changed)), "shown anew; nothing that is stated has changed"
        )
    ]


def _by_field(changed: Sequence[str], before: Part, after: Part) -> Iterator[Difference]:
    for key in changed:
        if key in _COMPARED and key in before and key in after:
            yield from _COMPARED[key](key, before[key], after[key])


def _as_figure(before: Part, after: Part) -> Iterator[Difference]:
    """Of the document of a figure itself."""
    if "raw" in before and "raw" in after:
        yield from corrections("", before, after)


def _titled(field: str, before: str, after: str) -> Iterator[Difference]:
    yield Difference(DifferenceKind.RENAMED, field, f"renamed: {became(before, after)}")


def _scalar(field: str, before: object, after: object) -> Iterator[Difference]:
    if said(before) != said(after):
        yield Difference(DifferenceKind.CORRECTED, field, f"{field.replace('_', ' ')}: {became(before, after)}")


def _rewritten(field: str, before: str, after: str) -> Iterator[Difference]:
    verb = "rewritten" if before and after else "added" if after else "removed"
    yield Difference(DifferenceKind.CORRECTED, field, f"{field} {verb}")


def _binding(field: str, before: str, after: str) -> Iterator[Difference]:
    old, new = (_BINDING.get(Binding(word)) for word in (before, after))
    words = f"{became(before, after)} (whether the parties are bound)"
    if old is None or new is None:
        yield Difference(DifferenceKind.CORRECTED, field, words)
    elif new < old:
        yield Difference(DifferenceKind.HEDGE_WEAKENED, field, f"hedge weakened: {words}")
    else:
        yield Difference(DifferenceKind.HEDGE_STRENGTHENED, field, f"hedge strengthened: {words}")


def _umbrella(field: str, before: Part | None, after: Part | None) -> Iterator[Difference]:
    old, new = (part["deal"]["name"] if part else "" for part in (before, after))
    if old != new:
        yield Difference(DifferenceKind.CORRECTED, field, f"part of a larger deal: {became(old, new)}")


def _conflicts(before: Part, after: Part) -> Iterator[Difference]:
    """Pairs of figures that cannot both hold, or no longer are in each other's way."""
    old, new = _in_conflict(before), _in_conflict(after)
    told = {**_texts(before), **_texts(after)}
    for pair in sorted(new - old):
        words = f"disputed: {_pair(pair, told)} cannot both hold"
        yield Difference(DifferenceKind.DISPUTED, f"comparisons/{pair[0]}-{pair[1]}", words)
    for pair in sorted(old - new):
        words = f"settled: {_pair(pair, told)} no longer conflict"
        yield Difference(DifferenceKind.SETTLED, f"comparisons/{pair[0]}-{pair[1]}", words)


def _in_conflict(document: Part) -> set[tuple[int, int]]:
    pairs = document.get("comparisons", [])
    return {(pair["figures"][0], pair["figures"][1]) for pair in pairs if pair["verdict"] == Verdict.CONFLICT}


def _texts(document: Part) -> dict[int, str]:
    """How the figures that the document shows read, by id."""
    figures = [*document.get("figures", []), *document.get("rivals", []), *([document] if "raw" in document else [])]
    return {figure["id"]: figure["text"] for figure in figures}


def _pair(pair: tuple[int, int], told: Mapping[int, str]) -> str:
    return " and ".join(f"“{told[number]}”" if number in told else f"figure {number}" for number in pair)


def _deals(field: str, before: Sequence[Part], after: Sequence[Part]) -> Iterator[Difference]:
    """Deals that a record shows; a company's say beside each what it does in it."""
    old, new = ([entry.get("deal", entry) for entry in entries] for entries in (before, after))
    yield from listed("deal", name="title")(field, old, new)


def _one(field: str, before: Part | None, after: Part | None) -> Iterator[Difference]:
    """A single reference to another record."""
    yield from _scalar(field, before, after)


_COMPARED: Mapping[str, Compare] = {
    "title": _titled,
    "name": _titled,
    "summary": _rewritten,
    "kind": _scalar,
    "binding": _binding,
    "announced_on": _scalar,
    "part_of": _umbrella,
    "parties": party_differences,
    "status_steps": step_differences,
    "sources": source_differences,
    "figures": figure_differences,
    "party_figures": figure_differences,
    "rivals": figure_differences,
    "quotations": quotation_differences,
    "places": listed("place"),
    "parts": listed("part", name="title"),
    "deals": _deals,
    "companies": listed("company", within="company"),
    "scope": words_listed("scope"),
    "names": words_listed("name"),
    "reported_from": words_listed("credit"),
    "country": _scalar,
    "parent": _one,
    "website": _scalar,
    "wikidata": _scalar,
    "subsidiaries": listed("subsidiary"),
    "facilities": listed("facility"),
    "projects": listed("project"),
    "publisher": _scalar,
    "published_on": _scalar,
    "company": _one,
    "place": _one,
}
