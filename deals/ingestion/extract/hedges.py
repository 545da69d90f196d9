"""The words around a number that limit it: "over", "up to", "about", "or more"."""

import re
from dataclasses import dataclass

from deals.ingestion.extract.lexicon import words
from deals.vocabulary import Bound

# Words that may stand between a hedge and its number: "up to an additional $30 million".
_FILLERS = words("a an the additional another further extra total combined aggregate of its their new usd us")
_BEFORE: dict[str, Bound] = {
    **dict.fromkeys(
        [
            *("over", "more than", "at least", "in excess of", "no less than", "not less than", "no fewer than"),
            *("greater than", "exceeding", "exceeds", "exceed", "exceeded", "surpassing", "surpass", "surpasses"),
            *(
                "surpassed",
                "above",
                "upwards of",
                "upward of",
                "north of",
                "minimum of",
                "beyond",
                "well over",
                "topping",
            ),
            *("topped", "tops", "higher than", "larger than", "bigger than", "minimum", "excess of", ">", "≥", "+"),
            *("as little as", "crossed", "crossing", "not fewer than", "a minimum", "passed"),
        ],
        Bound.AT_LEAST,
    ),
    **dict.fromkeys(
        [
            *(
                "up to",
                "as many as",
                "as much as",
                "less than",
                "fewer than",
                "no more than",
                "not more than",
                "at most",
            ),
            *(
                "under",
                "below",
                "maximum of",
                "maximum",
                "as high as",
                "not exceeding",
                "not to exceed",
                "capped at",
                "<",
            ),
            *("≤", "lower than", "upto", "within"),
        ],
        Bound.AT_MOST,
    ),
    **dict.fromkeys(
        [
            *(
                "about",
                "nearly",
                "almost",
                "around",
                "approximately",
                "approx",
                "approx.",
                "roughly",
                "close to",
                "circa",
            ),
            *("some", "~", "≈", "c.", "just under", "just over", "estimated", "an estimated", "approximate", "near"),
            *(
                "in the region of",
                "in the range of",
                "on the order of",
                "approaching",
                "estimated at",
                "average",
                "averaging",
            ),
        ],
        Bound.ABOUT,
    ),
}
_LONGEST = max(len(phrase.split()) for phrase in _BEFORE)
_LAST_WORDS = re.compile(r"(?:[A-Za-z.\-]+|[~≈<>≥≤+])\s?\Z")
_AFTER = re.compile(
    r"(?P<least>\+|[\s\-]plus\b|\s(?:or|and)\s(?:more|above|over|greater|higher|counting|up)\b)"
    r"|(?P<most>\s(?:or|and)\s(?:less|fewer|below|under)\b)"
    r"|(?P<about>\s(?:or\sso|approximately)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Hedge:
    """What a hedge does to its number, and where it begins and ends (offsets of the text)."""

    bound: Bound
    start: int
    end: int


def hedge_before(text: str, position: int) -> Hedge | None:
    """The hedge that ends right before the number at `position`, fillers between them set aside."""
    near = _words_before(text, position)
    skip = 0
    while skip < len(near) and near[skip][0] in _FILLERS:
        skip += 1
    for first in {skip, 0}:
        for count in range(min(_LONGEST, len(near) - first), 0, -1):
            phrase = " ".join(word for word, _ in reversed(near[first : first + count]))
            if phrase in _BEFORE:
                return Hedge(_BEFORE[phrase], near[first + count - 1][1], position)
    return _estimate(near)


def _estimate(near: list[tuple[str, int]]) -> Hedge | None:
    """The hedge of "an estimated value of $8 million": the estimate stands before the thing measured."""
    if near and near[0][0] == "of":
        for word, start in near[1:4]:
            if word in ("estimated", "approximate"):
                return Hedge(Bound.ABOUT, start, near[0][1])
    return None


def hedge_after(text: str, position: int) -> Hedge | None:
    """The hedge that begins right at `position`, behind a number: "+", "-plus", "or more"."""
    found = _AFTER.match(text, position)
    if not found:
        return None
    bound = {"least": Bound.AT_LEAST, "most": Bound.AT_MOST, "about": Bound.ABOUT}[found.lastgroup or ""]
    return Hedge(bound, position, found.end())


def limits(bound: Bound, low: float, high: float) -> tuple[float | None, float | None]:
    """The interval that `bound` leaves of `low` to `high`: "over" opens it upwards, "up to" downwards."""
    if bound is Bound.AT_LEAST:
        return low, None
    if bound is Bound.AT_MOST:
        return None, high
    return low, high


def _words_before(text: str, position: int, most: int = 7) -> list[tuple[str, int]]:
    """The last words before `position`, nearest first, each with its offset; stops at other punctuation."""
    window_start = max(0, position - 64)
    window = text[window_start:position]
    found_words: list[tuple[str, int]] = []
    while len(found_words) < most and (found := _LAST_WORDS.search(window)):
        found_words.append((found.group().strip().lower(), window_start + found.start()))
        window = window[: found.start()]
    return found_words
