"""The words of a line as models see them: ordinary words in lower case, companies as "Name"."""

import re
from collections.abc import Iterator

from deals.ingestion.extract.agreements.story import Line, Story
from deals.ingestion.extract.word_lists import listed

_WORD = re.compile(r"[A-Za-z]+(?:[’'-][A-Za-z]+)*|\$|%")


def plain_words(story: Story, line: Line) -> Iterator[str]:
    """The words of a line; names of people, places and products are left out."""
    plain = story.layout.plain
    at = line.sentence.start
    for mention in line.named:
        yield from _common(plain, at, mention.start)
        yield "Name"
        at = max(at, mention.end)
    yield from _common(plain, at, line.sentence.end)


def _common(plain: str, start: int, end: int) -> Iterator[str]:
    common = listed("common_words")
    for match in _WORD.finditer(plain, start, max(start, end)):
        word = match[0].lower()
        if word in common or word in "$%":
            yield word
