"""Lines in which every word has its capital, so that a capital says nothing about names."""

from collections.abc import Sequence
from functools import cache

from deals.ingestion.extract.companies.known import known_names
from deals.ingestion.extract.layout import Sentence, Zone
from deals.ingestion.extract.lexicon import words

_TITLE_ZONES = frozenset({Zone.HEADLINE, Zone.HEADING})
# The words that stay small in a title.
_SMALL = words(
    "with from into onto over under upon after amid among and the its their that than this will has have for as are "
    "via per between during through about against across toward towards within without"
)
_SHORT = 2
_MOSTLY = 0.72
# A list of this many names reads like a title and is none.
_LISTED = 2
# An item of a list with no more words than this is a name, with what it does.
_ITEM = 14
# As often a name of the lists must end in a word for it to be the tail of names.
_OFTEN = 12


def is_title(plain: str, sentence: Sentence, written: Sequence[str]) -> bool:
    """Whether the capitals of a sentence, whose words are `written` so, are those of a headline.

    In the story itself, where lists of names and short sentences are full of capitals, no word may be small
    but those that stay small in every title, and a list with commas is none.
    """
    longer = [word for word in written if len(word) > 3 and word[0].isalpha()]
    if len(longer) < 3:
        return False
    if sentence.zone in _TITLE_ZONES:
        return sum(not word[0].islower() for word in longer) > _MOSTLY * len(longer)
    if sentence.zone is Zone.LIST and len(written) <= _ITEM:
        return False
    if sentence.zone is Zone.ABOUT and written[0].casefold() == "about":
        return False
    if any(len(word) > _SHORT and word.islower() and word not in _SMALL for word in written):
        return False
    return plain.count(",", sentence.start, sentence.end) < _LISTED


@cache
def name_tails() -> frozenset[str]:
    """Words in which many names of companies end: "Partners", "Energy"."""
    counts: dict[str, int] = {}
    for name in known_names():
        parts = name.split()
        if len(parts) > 1:
            counts[parts[-1]] = counts.get(parts[-1], 0) + 1
    return frozenset(word for word, count in counts.items() if count >= _OFTEN)
