"""Whether the article tells an agreement between two companies, from the lines in which both stand."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from deals.ingestion.extract.agreements.cues import Cue
from deals.ingestion.extract.agreements.evidence import tells
from deals.ingestion.extract.agreements.parties import BACKED
from deals.ingestion.extract.agreements.story import Line, Story
from deals.ingestion.extract.companies.found import Mention
from deals.ingestion.extract.word_lists import listed

Pair = frozenset[str]

# Lines beyond these say nothing new of a pair; a line's companies beyond these stand in a list of names.
_LINES = 10
_NAMES = 14
_NEAR = 160
_BESIDE = 40
_WORD = re.compile(r"[A-Za-z]+(?:[’'-][A-Za-z]+)*|[$,:;(]")
_LISTED = re.compile(r"\W*(?:(?:and|as well as|along with|together with|plus|the)\W+)*")
# "Its partnerships with A and B" are two agreements, "its partnership with A and B" is one.
_SEVERAL = re.compile(
    r"\b(?:partnerships|agreements|contracts|deals|memoranda|mous|orders|acquisitions|collaborations|alliances)\b",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"\b(?:subsidiary|unit|division|arm|affiliate|brand|part|portfolio company|owned by|parent(?: company)?)\b"
)


class Place(NamedTuple):
    """Where two companies stand in one line: the last mention of one before the first of the other."""

    line: Line
    left: Mention
    right: Mention
    between: int  # how many other companies stand between them


def places_of_pairs(story: Story) -> dict[Pair, list[Place]]:
    """The places in which each two companies stand together, in the order of the story."""
    found: dict[Pair, list[Place]] = defaultdict(list)
    for line in story.lines:
        firsts = list({mention.company: mention for mention in reversed(line.meant)}.values())[::-1]
        for before, right in combinations(sorted(firsts)[:_NAMES], 2):
            places = found[frozenset((before.company, right.company))]
            if len(places) < _LINES:
                places.append(_place(line, before.company, right))
    return dict(found)


def _place(line: Line, company: str, right: Mention) -> Place:
    earlier = line.meant[: bisect_left(line.meant, right)]
    left = next(mention for mention in reversed(earlier) if mention.company == company)
    others = {mention.company for mention in earlier if mention.start > left.start} - {company, right.company}
    return Place(line, left, right, len(others))


class PairReader:
    """Reads what speaks for and against agreements of the pairs of one story; each line of it once."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._said: dict[int, frozenset[str]] = {}

    def features(self, pair: Pair, places: Sequence[Place]) -> frozenset[str]:
        """What the model of pairs looks at for two companies that stand together in `places`."""
        said = (self._said_in(place.line) for place in places)
        told = (feature for place in places for feature in _of_place(self.story, place))
        return frozenset().union(_standing(self.story, pair, places), told, *said)

    def _said_in(self, line: Line) -> frozenset[str]:
        """The words of a line, the same for all pairs in it."""
        index = line.sentence.index
        if index not in self._said:
            self._said[index] = frozenset(_of_line(self.story.layout.plain, line))
        return self._said[index]


def _standing(story: Story, pair: Pair, places: Sequence[Place]) -> Iterator[str]:
    """How the two stand in the article as a whole."""
    yield f"together {min(len(places), 4)}"
    yield f"told {min(sum(tells(place.line) for place in places), 3)}"
    fewer, more = sorted(story.counts[name] for name in pair)
    yield f"named {min(fewer, 4)}"
    yield f"named more {min(more, 6)}"
    first, second = sorted(story.ranks[name] for name in pair)
    yield f"rank {min(first, 3)}"
    yield f"rank below {min(second, 4)}"
    yield f"ranks {min(first, 2)} {min(second, 3)}"
    yield f"headline names {len(pair & story.in_headline)}"
    yield f"organisation {int(min(story.companies.certainty[name] for name in pair) * 5)}"


def _of_place(story: Story, place: Place) -> Iterator[str]:
    """What stands around the two in one line."""
    plain, line = story.layout.plain, place.line
    part = "top" if line.part in {"headline", "lead"} else line.part
    yield f"{line.part} together"
    yield f"{part} between {min(place.between, 3)}"
    yield from _between(plain, place, part)
    yield from _beside(plain, place)
    if place.left.resolved or place.right.resolved:
        yield f"{part} resolved"
    if story.layout.quoted_at(place.right.start):
        yield "in a quotation"
    backed = BACKED.search(plain, line.sentence.start, place.right.start)
    if backed:
        yield "both backers" if backed.end() <= place.left.start else "backer"


def _of_line(plain: str, line: Line) -> Iterator[str]:
    words = _words(plain[line.sentence.start : line.sentence.end])
    yield from (f"word {word}" for word in words)
    yield from (f"words {first} {second}" for first, second in pairwise(words))


def _between(plain: str, place: Place, part: str) -> Iterator[str]:
    """What leads from one to the other: "signed … with", "and"."""
    gap = plain[place.left.end : place.right.start]
    next_to = place.between == 0
    cues = _cues(place.line, place.left.end, place.right.start)
    last = cues[-1].kind if cues else "none"
    words = _words(gap[-_NEAR:]) if next_to else ["far"]
    link = _link(words)
    yield from (f"link {link}", f"{part} link {link}", f"{last} then {link}", f"{part} {last} then {link}")
    yield f"first {cues[0].kind if cues else 'none'}"
    yield from (f"cue between {cue.kind}" for cue in cues)
    if not next_to:
        return
    yield from (f"between {word}" for word in words)
    yield f"opens {' '.join(words[:2])}"
    if _OWNED.search(gap[:_BESIDE]):
        yield "owned"
    if _LISTED.fullmatch(gap):
        said = plain[place.line.sentence.start : place.left.start]
        yield from ("listed", f"{part} listed", f"listed {'later' if _words(said) else 'first'}")
        yield f"listed after {'several' if _SEVERAL.search(said) else 'one'}"


def _link(words: Sequence[str]) -> str:
    """The last word that is no article."""
    return next((word for word in reversed(words) if word not in {"the", "a", "an"}), "")


def _beside(plain: str, place: Place) -> Iterator[str]:
    """What stands before the first and after the second."""
    start, end = place.line.sentence.start, place.line.sentence.end
    before = _cues(place.line, start, place.left.start)
    after = _cues(place.line, place.right.end, end)
    yield f"before {before[-1].kind if before else 'none'}"
    yield f"after {after[0].kind if after else 'none'}"
    yield f"follows {' '.join(_words(plain[place.right.end : place.right.end + _BESIDE])[:2])}"
    yield f"leads {' '.join(_words(plain[max(start, place.left.start - _BESIDE) : place.left.start])[-2:])}"


def _cues(line: Line, start: int, end: int) -> list[Cue]:
    return line.cues[bisect_left(line.cues, (start,)) : bisect_left(line.cues, (end,))]


def _words(text: str) -> list[str]:
    """The ordinary words and signs of a piece of text; names are left out."""
    common = listed("common_words")
    found = (match[0].lower() for match in _WORD.finditer(text))
    return [word for word in found if word in common or len(word) == 1]
