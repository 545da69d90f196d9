"""What became of the other lists of a document: parties, steps, sources, places, and what has a name."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

from deals.changes.difference import Difference, Part, became, said
from deals.ladder import DOWN
from deals.vocabulary import DealStatus, DifferenceKind

Compare = Callable[[str, Any, Any], Iterator[Difference]]


def party_differences(field: str, before: Sequence[Part], after: Sequence[Part]) -> Iterator[Difference]:
    """Parties that came, went, were renamed, or changed their part."""
    old, new = _by_party(before), _by_party(after)
    for key, rows in new.items():
        if key not in old:
            text = f"party added: {_party(rows[0])}, {_roles(rows)}"
            yield Difference(DifferenceKind.PARTY_ADDED, f"{field}/{key}", text)
            continue
        if _party(old[key][0]) != _party(rows[0]):
            words = f"party renamed: {became(_party(old[key][0]), _party(rows[0]))}"
            yield Difference(DifferenceKind.RENAMED, f"{field}/{key}/name", words)
        if _roles(old[key]) != _roles(rows):
            words = f"role of {_party(rows[0])}: {became(_roles(old[key]), _roles(rows))}"
            yield Difference(DifferenceKind.CORRECTED, f"{field}/{key}/role", words)
    for key in old.keys() - new.keys():
        text = f"party withdrawn: {_party(old[key][0])}, {_roles(old[key])}"
        yield Difference(DifferenceKind.PARTY_WITHDRAWN, f"{field}/{key}", text)


def _by_party(parties: Sequence[Part]) -> dict[Hashable, list[Part]]:
    found: dict[Hashable, list[Part]] = {}
    for party in parties:
        found.setdefault(party["company"]["id"] if party["company"] else party["description"], []).append(party)
    return found


def _party(party: Part) -> str:
    return str(party["company"]["name"]) if party["company"] else party["description"] or "a party that is not named"


def _roles(parties: Sequence[Part]) -> str:
    return " and ".join(sorted(said(party["role"]) for party in parties))


def step_differences(field: str, before: Sequence[Part], after: Sequence[Part]) -> Iterator[Difference]:
    """Rungs of the ladder that are new, among them steps down, that were taken back, or that got another date."""
    old, new = _by_step(before), _by_step(after)
    for key in sorted(new.keys() - old.keys()):
        status = new[key]["status"]
        dated = next((was for was in sorted(old.keys() - new.keys()) if old[was]["status"] == status), None)
        if dated is not None:
            words = f"date of “{said(status)}”: {became(old.pop(dated)['on'], new[key]['on'])}"
            yield Difference(DifferenceKind.CORRECTED, f"{field}/{key}", words)
            continue
        down = DealStatus(new[key]["status"]) in DOWN
        kind = DifferenceKind.STEP_DOWN if down else DifferenceKind.STEP_ADDED
        yield Difference(kind, f"{field}/{key}", f"step {'down' if down else 'added'}: {_step(new[key])}")
    for key in sorted(old.keys() - new.keys()):
        yield Difference(DifferenceKind.STEP_TAKEN_BACK, f"{field}/{key}", f"step taken back: {_step(old[key])}")


def _by_step(steps: Sequence[Part]) -> dict[str, Part]:
    return {f"{step['status']}/{step['on']['value'] if step['on'] else ''}".rstrip("/"): step for step in steps}


def _step(step: Part) -> str:
    return f"{said(step['status'])}, {said(step['on'])}" if step["on"] else f"{said(step['status'])}, no date stated"


def source_differences(field: str, before: Sequence[Part], after: Sequence[Part]) -> Iterator[Difference]:
    """Articles that the record rests on."""
    yield from _named(
        "source", field, before, after, kinds=(DifferenceKind.NEW_SOURCE, DifferenceKind.SOURCE_WITHDRAWN), call=_source
    )


def _source(source: Part) -> str:
    told = [source["publisher"], f"“{source['title']}”" if source["title"] else "", _day(source["published_on"])]
    return ", ".join(part for part in told if part) or f"article {source['id']}"


def _day(on: Part | None) -> str:
    return said(on) if on else ""


def listed(thing: str, *, within: str = "", name: str = "name") -> Compare:
    """How to compare a list of what has an id and a name, or, with `within`, of what holds such a reference."""

    def compare(field: str, before: Sequence[Part], after: Sequence[Part]) -> Iterator[Difference]:
        old, new = ([entry[within] if within else entry for entry in entries] for entries in (before, after))
        yield from _named(
            thing,
            field,
            old,
            new,
            kinds=(DifferenceKind.ADDED, DifferenceKind.REMOVED),
            call=lambda row: str(row[name]),
        )

    return compare


def _named(
    thing: str,
    field: str,
    before: Sequence[Part],
    after: Sequence[Part],
    *,
    kinds: tuple[DifferenceKind, DifferenceKind],
    call: Callable[[Part], str],
) -> Iterator[Difference]:
    added, removed = kinds
    old, new = ({row["id"]: call(row) for row in rows} for rows in (before, after))
    as_new = "new source" if added is DifferenceKind.NEW_SOURCE else f"{thing} added"
    for number in new.keys() - old.keys():
        yield Difference(added, f"{field}/{number}", f"{as_new}: {new[number]}")
    for number in old.keys() - new.keys():
        gone = "withdrawn" if removed is DifferenceKind.SOURCE_WITHDRAWN else "removed"
        yield Difference(removed, f"{field}/{number}", f"{thing} {gone}: {old[number]}")
    for number in old.keys() & new.keys():
        if old[number] != new[number]:
            words = f"{thing} renamed: {became(old[number], new[number])}"
            yield Difference(DifferenceKind.RENAMED, f"{field}/{number}", words)


def words_listed(thing: str) -> Compare:
    """How to compare a list of words."""

    def compare(field: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
        for word in sorted(set(after) - set(before)):
            yield Difference(DifferenceKind.ADDED, field, f"{thing} added: {word}")
        for word in sorted(set(before) - set(after)):
            yield Difference(DifferenceKind.REMOVED, field, f"{thing} removed: {word}")

    return compare


def quotation_differences(field: str, before: Sequence[Part], after: Sequence[Part]) -> Iterator[Difference]:
    """Words of named persons."""
    yield from _named(
        "quotation", field, before, after, kinds=(DifferenceKind.ADDED, DifferenceKind.REMOVED), call=_quotation
    )


def _quotation(quotation: Part) -> str:
    return f"{quotation['speaker']['name']}, “{quotation['text']}”"
