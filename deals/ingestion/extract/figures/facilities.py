"""Plants, mines, projects and other sites that an article speaks of, named or not."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from deals.ingestion.extract.amounts import lowercase
from deals.ingestion.extract.companies import Companies
from deals.ingestion.extract.figures.site_names import apposed_name, short_names, with_place
from deals.ingestion.extract.layout import Layout, Sentence, Zone
from deals.ingestion.extract.lexicon import words

_HEADS = (
    "plants?|mines?|facility|facilities|projects?|data cent(?:er|re)s?|sites?|campus|refinery|factory|factories|wells?"
    "|deposit|property|properties|tenements|hotels?|inn|building|buildings|warehouse|cluster|farms?|station|terminal|center|centre"
    "|headquarters|laboratory|lab|gigafactory|smelter|reactors?|portfolio|pipeline|pilot|marina|library|arena|stadium|resort|system"
    "|park|parcel|field|basin|development|venue|dam|port|hub|complex|generator|transit|network|house"
    "|mill|apartments|tower|towers|prospect|land package|line|array|installation|claims"
)
# For lower case; that no letter stands before is seen afterwards, so that the search can skip to a first letter.
_HEAD = re.compile(rf"(?:{_HEADS})(?!\w)")
_WORD_BEFORE = re.compile(r"([A-Za-z0-9][\w&.’'\-]{0,30})\s\Z")
_WORD_BEHIND = re.compile(r"\s([a-z]{3,20})\b")
_NOT_IN_NAME = words(
    """
    the a an its their our this that these those his her new of for in on at to with and or by from as is are
    was were will would first second two three other existing entire whole each every both all more than over
    total per into during under which who combined additional operating company company's said also has have had
    be been such any across multiple including covering between through within near without via plus several many
    key its' one four five six seven eight nine ten between against toward towards about around up
    """
)
# Behind these a site is only what the word behind is about: "a data center operator", "project finance".
_ONLY_ABOUT = words(
    """
    operator operators developer developers company companies finance financing manager managers management equipment
    materials industry market markets services solutions provider providers owner owners brands brand sector team
    life business businesses technology technologies software products manufacturer manufacturers
    """
)
_SILENT = frozenset({Zone.BOILERPLATE, Zone.DATELINE})
_MOST_WORDS = 5
_MOST_NAMES = 24


@dataclass(frozen=True, slots=True)
class Facility:
    """A site as the text names it at `start`; `proper` where a capitalised name is part of it; `head` is its noun."""

    start: int
    end: int
    name: str
    proper: bool
    head: str


@dataclass(frozen=True, slots=True)
class Facilities:
    """The sites of an article in the order of the text."""

    found: tuple[Facility, ...]
    main: Facility | None = None  # the named site that the article speaks of most

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


def find_facilities(layout: Layout, companies: Companies) -> Facilities:
    """The sites that the story of an article speaks of; what bears a company's name is none by that."""
    lowered = lowercase(layout.plain)
    found = [
        site
        for sentence in layout.sentences
        if sentence.zone not in _SILENT
        for site in _sites(layout, lowered, sentence)
    ]
    again = list(_named_again(layout, found, frozenset(mention.company.lower() for mention in companies.mentions)))
    counts = Counter(site.name for site in (*found, *again) if site.proper)
    main = next((site for site in found if counts and site.name == counts.most_common(1)[0][0]), None)
    return Facilities(tuple(sorted([*found, *again], key=lambda facility: facility.start)), main)


def _sites(layout: Layout, lowered: str, sentence: Sentence) -> Iterator[Facility]:
    for match in _HEAD.finditer(lowered, sentence.start, sentence.end):
        within = match.start() and (lowered[match.start() - 1].isalnum())
        behind = _WORD_BEHIND.match(lowered, match.end(), sentence.end)
        if not within and not (behind and behind[1] in _ONLY_ABOUT):
            yield _facility(layout.plain, sentence.start, match, sentence.end)


def _facility(plain: str, floor: int, head: re.Match[str], ceiling: int) -> Facility:
    start, name = head.start(), [plain[head.start() : head.end()]]
    while len(name) <= _MOST_WORDS:
        before = _WORD_BEFORE.search(plain, max(floor, start - 32), start)
        if not before or before[1].lower() in _NOT_IN_NAME or not _may_name(plain, before, floor):
            break
        name.insert(0, before[1])
        start = before.start(1)
    proper = any(word[0].isupper() for word in name[:-1])
    apposed = apposed_name(plain, floor, start, head.end(), ceiling)
    if apposed:
        return Facility(start, head.end(), f"{apposed} {name[-1]}", proper=True, head=head[0])
    whole = " ".join(name)
    placed = whole if proper else with_place(plain, head.end(), ceiling, whole)
    return Facility(start, head.end(), placed, placed != whole or proper, head[0])


def _may_name(plain: str, word: re.Match[str], floor: int) -> bool:
    """Whether a word may be part of a site's name: a number only behind a capitalised word, as in "Pit 50"."""
    if not word[1][0].isdigit():
        return True
    before = _WORD_BEFORE.search(plain, max(floor, word.start(1) - 32), word.start(1))
    return word[1].isdigit() and before is not None and before[1][0].isupper() and before[1].lower() not in _NOT_IN_NAME


def _named_again(layout: Layout, found: Sequence[Facility], companies: frozenset[str]) -> Iterator[Facility]:
    """Where the text goes on with the name alone: "Dunmore" after "the Dunmore project"."""
    names: dict[str, Facility] = {}
    for site in found:
        if site.proper and len(names) < _MOST_NAMES:
            for short in short_names(layout.plain, site.name, site.end):
                if short.lower() not in companies:
                    names.setdefault(short, site)
    if not names:
        return
    # Nothing is looked for before a name, so that the search can skip ahead to a first letter.
    pattern = re.compile(rf"(?:{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})(?!\w)")
    taken = [(site.start, site.end) for site in found]
    for match in pattern.finditer(layout.plain):
        sentence = layout.sentence_at(match.start())
        place = bisect_left(taken, (match.end(), 0)) - 1
        within = match.start() and layout.plain[match.start() - 1].isalnum()
        if (
            sentence
            and not within
            and sentence.zone not in _SILENT
            and not (place >= 0 and taken[place][1] > match.start())
        ):
            site = names[match.group()]
            yield Facility(match.start(), match.end(), site.name, proper=True, head=site.head)
