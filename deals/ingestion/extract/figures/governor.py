"""The word that a number belongs to: "net income of $58 million", "18 % of revenue", "a $93 million contract".

English attaches a number to its noun in three ways, tried in this order: the noun phrase right behind it ("a $50
million valuation"); a preposition and a noun behind it ("$250,000 in EBITDA", "a 28% increase in revenue"); the nearest
noun before it ("EBITDA increased 18% to $27 million").
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from deals.ingestion.extract.figures.cues import Cue
from deals.ingestion.extract.lexicon import words

_LINKS = frozenset(("in", "of", "for", "from", "on", "worth", "as"))
_BREAKS = words(
    """
    , ; . : ( ) \u2013 and or to by with that which who while including through as at from when after before
    over under is was are were will would could has have had during since until between into per
    """
)
_MOVES = frozenset({"growth", "fall"})
_NOUN_PHRASE = 5
_MOST_CUES = 12  # so that a sentence without end costs no more than a long one


@dataclass(frozen=True, slots=True)
class Governor:
    """The sense and words of the governing cue, and how it is attached: "behind", "linked", "before", "far" or "none".

    `moved` is "growth" or "fall" where the thing is said to have moved.
    """

    sense: str
    way: str
    moved: str = ""
    words: str = ""


def governor(forms: Sequence[str], cues: Sequence[Cue], first: int, last: int) -> Governor | None:
    """What governs the number at `first` to `last` (exclusive) of `forms`, given the measure cues among them."""
    nearby = cues[bisect_left(cues, last, key=lambda cue: cue.at) :][:_MOST_CUES]
    by_place = {place: cue for cue in nearby for place in range(cue.at, cue.at + cue.length)}
    behind = _noun_phrase(forms, by_place, last)
    if behind and behind.sense not in _MOVES:
        return _named(forms, behind, "behind", "")
    moved = behind.sense if behind else ""
    linked = _linked(forms, by_place, behind.at + behind.length if behind else last)
    if linked:
        return _named(forms, linked, "linked", moved)
    return _before(forms, cues, first, moved)


def _noun_phrase(forms: Sequence[str], by_place: dict[int, Cue], start: int) -> Cue | None:
    """The last cue of the noun phrase at `start`; a word of growth only where it is the only one."""
    found: Cue | None = None
    for place in range(start, min(start + _NOUN_PHRASE, len(forms))):
        if forms[place] in _BREAKS or forms[place] in _LINKS or forms[place].startswith("@number"):
            break
        cue = by_place.get(place)
        if cue and (found is None or cue.sense not in _MOVES):
            found = cue
    return found


def _linked(forms: Sequence[str], by_place: dict[int, Cue], start: int) -> Cue | None:
    """The first cue behind a preposition that stands at `start` or one word later."""
    link = next((place for place in range(start, min(start + 2, len(forms))) if forms[place] in _LINKS), None)
    if link is None:
        return None
    for place in range(link + 1, min(link + 1 + _NOUN_PHRASE, len(forms))):
        if forms[place] in _BREAKS or forms[place].startswith("@number"):
            return None
        cue = by_place.get(place)
        if cue and cue.sense not in _MOVES:
            return cue
    return None


def _before(forms: Sequence[str], cues: Sequence[Cue], first: int, moved: str) -> Governor | None:
    nearest_first = bisect_right(cues, first, key=lambda cue: cue.at + cue.length)
    before = cues[max(0, nearest_first - _MOST_CUES) : nearest_first]
    if before and before[-1].sense in _MOVES:
        moved = moved or before[-1].sense
    named = [cue for cue in before if cue.sense not in _MOVES]
    if not named:
        return Governor("", "none", moved) if moved else None
    nearest = named[-1]
    between = forms[nearest.at + nearest.length : first]
    return _named(forms, nearest, "far" if len(between) > 7 or ";" in between else "before", moved)


def _named(forms: Sequence[str], cue: Cue, way: str, moved: str) -> Governor:
    return Governor(cue.sense, way, moved, " ".join(forms[cue.at : cue.at + cue.length]))
