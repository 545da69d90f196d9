"""What a number is for, by the words around it: a company has many plans, and one of them is no rival of another."""

import re
from dataclasses import dataclass

_FOR = re.compile(
    r"\b(?:for|with)\s+((?:(?!\s+(?:and|but|while|which|that|by|over|in|from|at|until)\b)[^,.;:])+)", re.IGNORECASE
)
_MORE = re.compile(r"\b(?:additional|further|another|extra)\s+(?:\S+\s+){0,2}$", re.IGNORECASE)
# "for 2026", "for ten years", "for the first time" say when, not what for.
_TIME = re.compile(
    r"\d|\b(?:years?|quarters?|months?|weeks?|decades?|times?|now|good|example|instance)\b", re.IGNORECASE
)
_WORD = re.compile(r"\w{3,}")
_EMPTY = frozenset({"the", "its", "their", "our", "this", "that", "these", "those", "them", "own", "new", "all", "use"})


@dataclass(frozen=True, slots=True)
class Purpose:
    """`words` are those that tell what the number is for, or with whom; empty where nothing is said. `is_more` if it
    comes on top of something: "an additional $100 billion".
    """

    words: frozenset[str] = frozenset()
    is_more: bool = False

    def parts_from(self, other: "Purpose") -> bool:
        """Whether both say what they are for, and not the same; or one alone counts what comes on top."""
        differ = bool(self.words and other.words) and not self.words & other.words
        return differ or self.is_more != other.is_more


NOTHING_SAID = Purpose()


def purpose_of(quote: str, raw: str) -> Purpose:
    """What the quote says that the number `raw` is for: "3 gigawatts of capacity for running models" is for running
    models. Only words behind the number count, up to the next comma or clause.
    """
    before, found, after = quote.partition(raw)
    if not found:
        return NOTHING_SAID
    stated = _FOR.search(after.partition(".")[0])
    phrase = stated[1] if stated and not _TIME.search(stated[1]) else ""
    words = frozenset(word for word in _WORD.findall(phrase.casefold()) if word not in _EMPTY)
    return Purpose(words, is_more=bool(_MORE.search(before) or re.match(r"\s+more\b", after)))
