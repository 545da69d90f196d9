"""Where sentences end: full stops that are no abbreviation, in prose that may have lost its spaces."""

import re
from collections.abc import Iterator

from deals.ingestion.extract.lexicon import words

_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++[\"”’')\]»]*+(?=\s|$)|(?<=[a-z)”\"*])[.!?][”\"]?(?=[“\"]?[A-Z][a-z]*[ ,’'])|;(?=\s*\n)"
)
# Words whose full stop belongs to them: a name, number or reason always follows.
_TITLES = words(
    "mr mrs ms dr prof rev hon st sgt col gen lt capt cmdr maj sen rep gov pres no nos vs v fig figs approx est ca cf "
    "e.g i.e viz al art sec vol pp mt ft messrs"
)
# Words whose full stop may also end the sentence: only what follows tells.
_ABBREVIATIONS = words(
    "inc corp co ltd llc plc cos bros intl dept univ assn jr sr esq ph.d u.s u.k e.u u.n u.a.e d.c a.m p.m "
    "jan feb mar apr jun jul aug sept sep oct nov dec ave blvd rd ste bldg etc s.a n.v b.v a.g s.p.a l.p l.l.c p.l.c "
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn "
    "tenn tex va vt wash wis wyo n.y n.j n.c n.d n.m n.h s.c s.d w.va r.i b.c mil bil"
)
# What begins an English sentence far more often than a name: after an abbreviation these make a new sentence.
_OPENERS = words(
    "the this that these those it its he she they we our his her their in on at by for from with as after before when "
    "while since under through and but if there here all both each about although however additionally moreover "
    "to a an i you your also today last first according earlier now once more following founded based"
)
_WORD_BEFORE = re.compile(r"[\w.&’'-]*$")
_WORD_AFTER = re.compile(r"\s*([“\"‘'(\[]*)([\w’'-]*)")
_LONGEST_WORD = 24


def sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """The offsets in `text[start:end]` after which a new sentence begins, in order, `end` not among them."""
    for match in _STOP.finditer(text, start, end):
        if match.end() < end and _ends_here(text, match, start, end):
            yield match.end()


def _ends_here(text: str, stop: re.Match[str], start: int, end: int) -> bool:
    after = _WORD_AFTER.match(text, stop.end(), end)
    opening, following = (after[1], after[2]) if after else ("", "")
    if not following and not opening:
        return True
    if not opening and following[:1].islower():
        return False
    if stop[0] != ".":
        return stop[0][0] != "…" or not following[:1].islower()
    return not _is_abbreviation(text, stop.start(), start, opening, following)


def _is_abbreviation(text: str, dot: int, start: int, opening: str, following: str) -> bool:
    before = _WORD_BEFORE.search(text, max(start, dot - _LONGEST_WORD), dot)
    word = before[0].lower() if before else ""
    if word in _TITLES:
        return not opening and (word not in {"no", "nos", "fig", "art", "sec", "vol"} or following[:1].isdigit())
    if len(word) == 1 and word.isalpha():
        # "J. Smith" is an initial; "in Plan B. The" ends a sentence.
        return following.lower() not in _OPENERS
    if word in _ABBREVIATIONS or re.fullmatch(r"(?:\w\.)+\w", word):
        return opening in {"", "(", "["} and following.lower() not in _OPENERS
    return False
