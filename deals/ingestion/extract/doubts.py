"""Why a whole text may be no article that can be read: empty, in another language, page noise only."""

import re
from collections.abc import Iterator

from deals.ingestion.extract.layout import Layout, Zone
from deals.ingestion.extract.lexicon import words
from deals.ingestion.records import Problem

# The commonest words of English: two words in five of any English prose are among them, and few of any other language.
_ENGLISH = words(
    "the of and to a in is it that for was on with as be at by this are from or have an has not its we they which will "
    "their were but our been more one can said also new all who would about"
)
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_ENGLISH = 0.12
_FEWEST_WORDS = 30
_SAMPLE = 20_000


def doubts_about(layout: Layout) -> tuple[Problem, ...]:
    """The problems of a text as a whole; none for an ordinary English article."""
    return tuple(_doubts(layout))


def _doubts(layout: Layout) -> Iterator[Problem]:
    found = _WORD.findall(layout.plain[:_SAMPLE])
    if not found:
        yield Problem("empty_text", "The text has no words: paste the article's own text.")
        return
    if not any(s.zone in {Zone.BODY, Zone.LIST, Zone.PROMOTION} for s in layout.sentences):
        yield Problem(
            "no_story", "No sentence of a story was found, only headings or page noise: check what was pasted."
        )
    told = any(problem.code == "language" for problem in layout.page.problems)
    if not told and len(found) >= _FEWEST_WORDS and _share_of_english(found) < _LEAST_ENGLISH:
        yield Problem(
            "not_english", "The text does not read as English, the only language that is read: enter it by hand."
        )


def _share_of_english(found: list[str]) -> float:
    return sum(word.lower() in _ENGLISH for word in found) / len(found)
