"""One candidate for all mentions of a place, with the country that the text around it gives to a nameless region."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from deals.ingestion.extract.layout import Zone
from deals.ingestion.extract.places.candidates import PlaceMention, meanings_of
from deals.vocabulary import PlaceKind

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A place and every mention of it outside datelines; the first one tells its name, kind and codes."""

    mentions: tuple[PlaceMention, ...]

    @property
    def first(self) -> PlaceMention:
        """The mention that says most: with its state or country behind it, else the earliest."""
        return max(self.mentions, key=lambda m: (m.end - m.head > 0, -m.start))


def grouped(plain: str, mentions: Sequence[PlaceMention]) -> list[PlaceCandidate]:
    """The places of a text, in the order of their first mention. The United States alone are none."""
    towns = _stated_towns(plain, mentions)
    groups: dict[Key, list[PlaceMention]] = {}
    for mention in _located(plain, mentions):
        if mention.sentence.zone is Zone.DATELINE or (mention.kind, mention.country) == (PlaceKind.COUNTRY, "US"):
            continue
        placed = towns.get(_own_name(plain, mention), mention) if mention.kind is PlaceKind.CITY else mention
        meant = replace(mention, country=placed.country, admin1=placed.admin1)
        groups.setdefault(key(plain, meant), []).append(meant)
    return [PlaceCandidate(tuple(group)) for group in groups.values()]


def key(plain: str, mention: PlaceMention) -> Key:
    """What makes two mentions one place: a state its code, anything else country and own name."""
    if mention.kind is PlaceKind.STATE:
        return mention.country, mention.admin1, ""
    return mention.country, "", _own_name(plain, mention)


def _own_name(plain: str, mention: PlaceMention) -> str:
    return " ".join(plain[mention.start : mention.head].casefold().split())


def _stated_towns(plain: str, mentions: Iterable[PlaceMention]) -> dict[str, PlaceMention]:
    """Towns that the text places once ("Aurora, Colorado"): that is where they are wherever else it names them."""
    return {_own_name(plain, m): m for m in mentions if m.kind is PlaceKind.CITY and m.end > m.head}


def _located(plain: str, mentions: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """The mentions, with what the other places of their sentences say about where they are."""
    counts = Counter(mention.country for mention in mentions if mention.country)
    usual = counts.most_common(1)[0][0] if counts else ""
    for _, group in groupby(mentions, key=lambda mention: mention.sentence.index):
        yield from _located_in_sentence(plain, list(group), usual)


def _located_in_sentence(plain: str, group: list[PlaceMention], usual: str) -> Iterator[PlaceMention]:
    states = {(m.country, m.admin1) for m in group if m.kind is PlaceKind.STATE}
    known = [m for m in group if m.country]
    for mention in group:
        if mention.kind is PlaceKind.CITY and mention.end == mention.head and states:
            yield _in_its_state(plain, mention, states)
        elif mention.country or (mention.kind is PlaceKind.REGION and mention.known):
            yield mention
        else:
            # A region or county lies where the nearest place of the sentence does, or most of the article.
            near = min(known, key=lambda m: abs(m.start - mention.start), default=None)
            yield replace(mention, country=near.country if near else usual, admin1=near.admin1 if near else "")


def _in_its_state(plain: str, mention: PlaceMention, states: set[tuple[str, str]]) -> PlaceMention:
    """A bare town's name read as the one in a state that the same sentence names: Sydney in Nova Scotia."""
    meanings = meanings_of(plain[mention.start : mention.head])
    meant = next((entry for entry in meanings if (entry.country, entry.admin1) in states), None)
    return replace(mention, country=meant.country, admin1=meant.admin1) if meant else mention
