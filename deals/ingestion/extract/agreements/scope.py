"""What an agreement covers, in the words of the text."""

import re
from collections.abc import Iterable, Iterator

from deals.ingestion.extract.agreements.story import Line, Story
from deals.ingestion.extract.lexicon import words

_DOING = re.compile(
    r"\b(?:co-)?(?:design|develop|manufactur|suppl|provid|deliver|build|produc|deploy|licen[sc]|distribut|integrat|market"
    r"|launch|offer|install|construct|operat|commerciali[sz]|introduc|sell|purchas|acquir|test|explor|assembl)"
    r"(?:e|es|ed|ing|y|ies|ying|s)?(?= [\w\"“])",
    re.IGNORECASE,
)
# Where the thing made or delivered ends: at a stop, or at a word that begins another part of the sentence.
_END = re.compile(
    r"[,;:.—–()“”\"]|\b(?:with|at|in|to|for|by|that|which|who|from|under|through|across|using|as|on|into|over|and|or|while"
    r"|via|upon|until|within|during)\b"
)
_LISTING = re.compile(r"\b(?:including|such as|comprising) ")
_LIST_END = re.compile(r"[.;:()“”\"]| (?:at|in|for|to|by|with|from|which|that) ")
_BETWEEN = re.compile(r", and |, | and | or ")
_FARTHEST = 90
_EMPTY = words(
    "it them us its their all more new products product services service solutions solution both these those"
)
_ARTICLES = words("the a an its their our new his her")
_MOST = 6
_LONGEST_ITEM = 60


def scope_of(story: Story, lines: Iterable[Line]) -> tuple[str, ...]:
    """Up to six phrases for what is made, delivered or licensed, as they stand in the lines that tell the agreement."""
    found: dict[str, None] = {}
    for line in lines:
        for phrase in _phrases(story.layout.plain, line.sentence.start, line.sentence.end):
            words_of = phrase.split()
            while words_of and words_of[0].lower() in _ARTICLES:
                words_of.pop(0)
            if words_of and (len(words_of) > 1 or words_of[0].lower() not in _EMPTY):
                found.setdefault(" ".join(words_of), None)
    return tuple(found)[:_MOST]


def _phrases(plain: str, start: int, end: int) -> Iterator[str]:
    for verb in _DOING.finditer(plain, start, end):
        limit = min(end, verb.end() + _FARTHEST)
        stop = _END.search(plain, verb.end() + 1, limit)
        listing = _LISTING.search(plain, verb.end() + 1, limit)
        if listing and (stop is None or listing.start() <= stop.start() + 1):
            yield from _items(plain, listing.end(), end)
        elif stop or limit == end:
            yield plain[verb.end() : stop.start() if stop else limit].strip()


def _items(plain: str, start: int, end: int) -> Iterator[str]:
    stop = _LIST_END.search(plain, start, end)
    for item in _BETWEEN.split(plain[start : stop.start() if stop else end]):
        if item.strip() and len(item) < _LONGEST_ITEM:
            yield item.strip()
