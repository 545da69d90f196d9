"""A sentence as a list of plain forms: general words in lower case, names and numbers as placeholders.

Models read these forms, so no name of a company, person or place can become a feature.
"""

import re
from functools import cache
from typing import NamedTuple

from deals.ingestion.extract.figures.cues import cue_words
from deals.ingestion.extract.word_lists import folded_list

ORGANISATION = "@org"
NAME = "@name"
NUMBER = "@number"
_TOKEN = re.compile(r"[A-Za-z][\w'’\-]*|[\d.,]*\d|[^\w\s]")


class Token(NamedTuple):
    """One word or sign: `plain[start:end]`, and the form that models see."""

    start: int
    end: int
    form: str


@cache
def known_words() -> frozenset[str]:
    """English words that news writes in lower case (`common_words.txt`), and the words of all cues."""
    return cue_words() | folded_list("common_words")


def tokens_of(plain: str, start: int, end: int, names: list[tuple[int, int]]) -> list[Token]:
    """The tokens of `plain[start:end]`; each stretch of `names` (offsets, in order) is one organisation."""
    tokens: list[Token] = []
    position = start
    for name_start, name_end in names:
        if name_start < position:
            continue
        _add_words(plain, position, name_start, tokens)
        tokens.append(Token(name_start, name_end, ORGANISATION))
        position = name_end
    _add_words(plain, position, end, tokens)
    return tokens


def _add_words(plain: str, start: int, end: int, tokens: list[Token]) -> None:
    known = known_words()
    for match in _TOKEN.finditer(plain, start, end):
        word = match.group()
        form = _form(word, known)
        if form != NAME or not tokens or tokens[-1].form != NAME:
            tokens.append(Token(match.start(), match.end(), form))


def _form(word: str, known: frozenset[str]) -> str:
    first = word[0]
    if first.isdigit():
        return NUMBER
    if not first.isalpha():
        return "\u2013" if word in "\u2014\u2013" else word
    folded = word.lower().replace("’", "'")
    folded = folded.removesuffix("'s").strip("'-")
    if folded in known:
        return folded
    if "-" in folded:
        return folded.rsplit("-", 1)[1] if folded.rsplit("-", 1)[1] in known else NAME
    return NAME if first.isupper() else folded
