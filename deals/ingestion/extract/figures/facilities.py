"""Plants, mines, projects and other sites that an article speaks of, named or not."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from deals.ingestion.extract.amounts import lowercase
from deals.ingestion.extract.layout import Layout, Zone
from deals.ingestion.extract.lexicon import words

_HEADS = (
    "plants?|mines?|facility|facilities|projects?|data cent(?:er|re)s?|sites?|campus|refinery|factory|factories|wells?"
    "|deposit|property|properties|tenements|hotels?|building|warehouse|cluster|farms?|station|terminal|center|centre"
    "|headquarters|laboratory|lab|gigafactory|smelter|reactors?|portfolio|pipeline|pilot|marina|library|arena|stadium|resort|system"
    "|park|parcel|field|basin|development|venue|dam|port|hub|complex|generator|transit|network|house"
)
# For lower case; that no letter stands before is seen afterwards, so that the search can skip to a first letter.
_HEAD = re.compile(rf"(?:{_HEADS})(?!\w)")
_PLACE_BEHIND = re.compile(r"\s(?:in|at|near)\s(?:the\s)?([A-Z][\w’'\-]{1,30}(?:\s[A-Z][\w’'\-]{1,30}){0,2})")
_WORD_BEFORE = re.compile(r"([A-Za-z0-9][\w&.’'\-]{0,30})\s\Z")
_NOT_IN_NAME = words(
    """
    the a an its their our this that these those his her new of for in on at to with and or by from as is are
    was were will would first second two three other existing entire whole each every both all more than over
    total per into during under which who combined additional operating company company's said also has have had
    be been such any
    """
)
_SILENT = frozenset({Zone.BOILERPLATE, Zone.DATELINE})
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Facility:
    """A site as the text names it at `start`; `proper` where a capitalised name is part of it."""

    start: int
    end: int
    name: str
    proper: bool


@dataclass(frozen=True, slots=True)
class Facilities:
    """The sites of an article in the order of the text."""

    found: tuple[Facility, ...]

    def in_span(self, start: int, end: int) -> Sequence[Facility]:
        """Those that begin in `start` to `end` (exclusive)."""
        first = bisect_left(self.found, start, key=lambda facility: facility.start)
        return self.found[first : bisect_left(self.found, end, key=lambda facility: facility.start)]

    def named_before(self, offset: int) -> Facility | None:
        """The last site with a name of its own that begins before `offset`; None if there is none."""
        index = bisect_left(self.found, offset, key=lambda facility: facility.start) - 1
        for place in range(index, max(-1, index - 40), -1):
            if self.found[place].proper:
                return self.found[place]
        return None


def find_facilities(layout: Layout) -> Facilities:
    """The sites that the story of an article speaks of."""
    found: list[Facility] = []
    lowered = lowercase(layout.plain)
    for sentence in layout.sentences:
        if sentence.zone not in _SILENT:
            found.extend(
                _facility(layout.plain, sentence.start, match, sentence.end)
                for match in _HEAD.finditer(lowered, sentence.start, sentence.end)
                if not (match.start() and lowered[match.start() - 1].isalnum())
            )
    return Facilities(tuple(found))


def _facility(plain: str, floor: int, head: re.Match[str], ceiling: int) -> Facility:
    start, name = head.start(), [plain[head.start() : head.end()]]
    while len(name) <= _MOST_WORDS:
        before = _WORD_BEFORE.search(plain, max(floor, start - 32), start)
        if not before or before[1].lower() in _NOT_IN_NAME or before[1][0].isdigit():
            break
        name.insert(0, before[1])
        start = before.start(1)
    proper = any(word[0].isupper() for word in name[:-1])
    behind = None if proper else _PLACE_BEHIND.match(plain, head.end(), ceiling)
    if behind:
        name.append(behind[1])
    return Facility(start, head.end(), " ".join(name), proper or bool(behind))
