"""Numbers written as English words: "twenty-five", "two hundred thousand", "half a billion", "hundreds of millions"."""

import re

_BELOW_TWENTY = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
_TENFOLD = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES = {word: value for value, word in enumerate(_BELOW_TWENTY.split())}
TENS = {word: 10 * value for value, word in enumerate(_TENFOLD.split(), start=2)}
SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}
# A vague plural spans from its smallest to its largest member: "tens" is 10 to 99, "thousands" 1,000 to 9,999.
PLURALS = {
    "tens": (10.0, 99.0),
    "dozens": (24.0, 99.0),
    "hundreds": (100.0, 999.0),
    "thousands": (1e3, 9999.0),
    "millions": (1e6, 9999999.0),
    "billions": (1e9, 9.99e9),
    "trillions": (1e12, 9.99e12),
}
# "six-figure" counts the digits of an amount, "double-digit" those of a rate.
DIGITS = {
    "single": 1,
    "double": 2,
    "triple": 3,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_UNIT = "|".join(sorted([*ONES, *TENS], key=len, reverse=True))
_SCALE = "|".join(SCALES)
_GAP = r"[\s\-\u2010\u2011]"

CARDINAL = rf"(?:{_UNIT})(?:{_GAP}(?:and{_GAP})?(?:{_UNIT}|{_SCALE})(?!\w))*+"
LONE_SCALE = rf"(?:{_SCALE})"
ARTICLE = re.compile(rf"(?<!\w)(?:half{_GAP}an?|an?){_GAP}\Z", re.IGNORECASE)
PLURAL = rf"(?:{'|'.join(PLURALS)})(?:{_GAP}of{_GAP}(?:thousands|millions|billions|trillions))?+"
MULTIPLE = rf"multi{_GAP}?(?:thousand|million|billion|trillion)"
FIGURES = rf"(?:{'|'.join(DIGITS)}|\d){_GAP}(?:figures?|digits?)"

_WORD = re.compile(r"[a-z]+")


def cardinal(words: str) -> float:
    """The value of a phrase that `CARDINAL` matched, or `LONE_SCALE` behind `ARTICLE`.

    "two hundred and fifty thousand" is 250000, "half a billion" 5e8. KeyError for any other word.
    """
    total, group = 0.0, 0.0
    for word in _WORD.findall(words.lower()):
        if word in ("and", "a", "an"):
            continue
        if word == "half":
            group = 0.5
        elif word in ONES or word in TENS:
            group += ONES.get(word, TENS.get(word, 0))
        elif word in ("hundred", "dozen"):
            group = (group or 1) * SCALES[word]
        else:
            total += (group or 1) * SCALES[word]
            group = 0.0
    return total + group


def plural(words: str) -> tuple[float, float]:
    """The interval of a phrase that `PLURAL` matched: "hundreds of billions" is 1e11 to 9.99e11."""
    first, *rest = (word for word in _WORD.findall(words.lower()) if word != "of")
    low, high = PLURALS[first]
    scale = SCALES[rest[0].rstrip("s")] if rest else 1.0
    return low * scale, high * scale


def digits(words: str) -> tuple[float, float]:
    """The interval of a phrase that `FIGURES` matched: "six-figure" is 100,000 to 999,999."""
    first = re.split(_GAP, words.lower())[0]
    count = DIGITS[first] if first in DIGITS else int(first)
    return 10.0 ** (count - 1), 10.0**count - 1
