"""What shows that a place is where something stands or is built, as named features."""

import re
from collections.abc import Iterator, Mapping, Sequence

from deals.ingestion.extract.layout import Layout, Zone
from deals.ingestion.extract.lexicon import words
from deals.ingestion.extract.places.candidates import PlaceMention
from deals.ingestion.extract.places.grouping import PlaceCandidate

_WORDS = re.compile(r"[A-Za-z][\w’'-]*|\d[\d,.]*|[^\w\s]")
_ENOUGH = 8
_NAMED = "Name"
# What the words around a place speak of.
_TOPICS: Mapping[str, frozenset[str]] = {
    "facility": words(
        "facility facilities plant plants factory factories site sites campus center centers centre centres mine mines "
        "refinery terminal pipeline farm warehouse hub store stores mill smelter fab foundry reactor station park "
        "hotel clinic clinics hospital hospitals laboratory lab cluster clusters marina library line "
        "fabs shipyard port vineyard"
    ),
    "project": words(
        "project projects property properties reserves acreage deposit tenements leases license licence exploration "
        "drilling development installation installed deployment deployed pilot construction built build building "
        "solar wind storage battery lithium gold copper mineral uranium prospects "
        "developments construct constructing concession concessions well wells"
    ),
    "works": words(
        "operations operates operating operate production manufacturing manufactured produce produces located "
        "locations expansion supply supplies delivery installations assembly assembled engineered serving deploy "
        "underway capacity"
    ),
    "money": words("investment investments invest investing invested spending funding"),
    "seat": words(
        "headquartered headquarters based office offices branches branch incorporated founded born registered"
    ),
    "market": words(
        "market markets customers presence leading leader provider industry investors listed exchange consumers users "
        "serve serves served clients "
        "demand expand expanding growth sales companies brand"
    ),
    "event": words(
        "conference summit event events held meeting visited exhibition expo festival forum week delegation"
    ),
    "state": words("government ministry president law court regulators approval authorities policy military senate"),
}
_TOPIC_OF = {word: topic for topic, listed in _TOPICS.items() for word in listed}
_PLACING = words("in at near across throughout within outside from to of for on around through over into")
_JOINING = re.compile(r"[\s,;()]*(?:\b(?:and|or)\b)?[\s,()]*(?:the\s+)?$")


def features(layout: Layout, candidate: PlaceCandidate, lists: Mapping[int, tuple[int, int, int]]) -> frozenset[str]:
    """All that the model of places looks at; `lists` as `lists_of` gives them for all places of the article."""
    return frozenset(_features(layout, candidate, lists))


def lists_of(plain: str, candidates: Sequence[PlaceCandidate]) -> dict[int, tuple[int, int, int]]:
    """For each mention's start, where the list begins and ends that it stands in, and how many places it has."""
    ordered = sorted((m for c in candidates for m in c.mentions), key=lambda m: m.start)
    lists: dict[int, tuple[int, int, int]] = {}
    row: list[PlaceMention] = []
    for mention in [*ordered, None]:
        if row and (mention is None or not _JOINING.match(plain[row[-1].end : mention.start])):
            lists |= {m.start: (row[0].start, row[-1].end, len(row)) for m in row}
            row = []
        if mention is not None:
            row.append(mention)
    return lists


def _features(layout: Layout, candidate: PlaceCandidate, lists: Mapping[int, tuple[int, int, int]]) -> Iterator[str]:
    first = candidate.first
    yield f"kind {first.kind}"
    yield f"kind {first.kind} {'qualified' if first.end > first.head else 'bare'}"
    yield f"home {first.country == 'US'}"
    yield f"named {min(len(candidate.mentions), 3)} times"
    if not first.known:
        yield "unknown name"
    for mention in candidate.mentions[:_ENOUGH]:
        start, end, length = lists[mention.start]
        yield from _mention_features(layout, mention, start, end)
        if length > 2:
            yield f"in a list near {_topics(reversed(_words_before(layout, mention, start)[-5:]))}"


def _mention_features(layout: Layout, mention: PlaceMention, start: int, end: int) -> Iterator[str]:
    zone = mention.sentence.zone
    yield f"in {zone}"
    left = _words_before(layout, mention, start)
    right = _plain_words(layout.plain[end : min(mention.sentence.end, end + 80)])
    before, after = ["^", "^", *left][-2:], [*right, "$"][0]
    yield f"after {before[1]}"
    yield f"after {before[0]} {before[1]}"
    yield f"before {after}"
    placing = before[1] if before[1] in _PLACING else "-"
    near, far = _topics(reversed(left[-5:])), _topics(reversed(left[-14:-5]))
    yield f"near {near}"
    yield f"near {near} {placing}"
    yield f"near {near} {mention.kind}"
    yield f"near {near} in {zone}"
    if far:
        yield f"far {far}"
        yield f"far {far} {near}"
    following = _topics(right[:6])
    yield f"then {following}"
    yield f"then {following} near {near}"
    if after == "-" and right[1:2] == ["based"]:
        yield "seat"
    if layout.quoted_at(mention.start) is not None:
        yield "quoted"
    yield f"{mention.kind} in {zone}"
    if mention.sentence.paragraph < 3 and zone is Zone.BODY:
        yield "in the lead"


def _words_before(layout: Layout, mention: PlaceMention, start: int) -> list[str]:
    return _plain_words(layout.plain[max(mention.sentence.start, start - 120) : start])


def _topics(near: Iterator[str] | list[str]) -> str:
    """The first topic among words; empty where none is."""
    return next((_TOPIC_OF[word] for word in near if word in _TOPIC_OF), "")


def _plain_words(text: str) -> list[str]:
    return [_plain_word(word) for word in _WORDS.findall(text)]


def _plain_word(word: str) -> str:
    if word[0].isdigit():
        return "0"
    low = word.lower()
    return low if not word[0].isupper() or low in _TOPIC_OF else _NAMED
