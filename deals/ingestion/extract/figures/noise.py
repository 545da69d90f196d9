"""Digits that are no quantity whatever stands around them: dates, clock times, telephone numbers, references.

Each pattern needs the shape of the thing itself; what only context can tell is left to `choose`.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from deals.ingestion.extract.lexicon import words

_MONTHS = words(
    """
    jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october
    nov november dec december
    """
)
# A number right behind one of these names a thing and counts nothing: "Section 27A", "Phase 2", "Fortune 500".
_REFERENCES = words(
    """
    fortune inc forbes russell s&p nasdaq ftse dow nikkei stoxx top section rule form item article part level
    tier phase stage class series schedule chapter regulation no number nr step version volume vol figure fig
    table page pages room suite ste floor unit block route highway building bldg hall booth gate pier lot zip
    category grade generation gen season episode round day week quarter note exhibit iso iec ias ifrs asc title
    model type zone district ward line fiscal fy web industry nct q1 q2 q3 q4 h1 h2 box tsx asx rank ranked
    ranks tel phone fax ext extension act age aged ages id pin track catalog order ni classes under
    """
)
_BEFORE = re.compile(r"([A-Za-z&][\w&]*)[.,]?[\s\-#]{1,2}\Z|(#)\s?\Z")
_AFTER = re.compile(r"(?:st|nd|rd|th)?[\s\-]{1,2}(?:of\s)?([A-Za-z]+)")
_HOUR = re.compile(r"\s?[ap]\.?m\b", re.IGNORECASE)
_RUN = re.compile(r"[+(]?\d+")
_SHAPES = re.compile(
    r"(?<![\w$€£.,])(?:"
    r"\+\d{1,3}(?:[\s.\-]\(?\d{1,5}\)?){2,6}|\+\d{9,15}\b"
    r"|\(?\d{3}\)?[\s.\-]{1,2}\d{3}[\s.\-]\d{4}\b|1[\s.\-]\(?\d{3}\)?[\s.\-]\d{3}[\s.\-]\d{4}\b"
    r"|\d{1,4}[/.]\d{1,2}[/.]\d{2,4}\b|(?:19|20)\d\d-\d\d-\d\d\b|(?:19|20)\d\d\s?[\-\u2013/]\s?(?:19|20)?\d\d\b(?![,\d%])"
    r"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?\b|24/7(?:/365)?\b"
    r"|\d{1,5}\s(?:[NSEW]\.?\s)?(?:[A-Z][\w.']{1,16}\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Way"
    r"|Parkway|Pkwy|Plaza|Court|Highway|Hwy|Floor|Trail|Circle|Terrace|Loop|Pike|Turnpike|Crescent)\b"
    r")"
)
_ZIP = re.compile(r"(?<![\w])[A-Z]{2}\.?,?\s\Z")


@dataclass(frozen=True, slots=True)
class Noise:
    """Stretches of a text whose shape alone shows that they are no quantities, in order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def covers(self, offset: int) -> bool:
        """Whether `offset` lies in one of them."""
        index = bisect_right(self.starts, offset) - 1
        return index >= 0 and offset < self.ends[index]


def find_noise(text: str) -> Noise:
    """The dates in digits, times, telephone numbers and street addresses of `text`."""
    spans: list[tuple[int, int]] = []
    for run in _RUN.finditer(text):
        if spans and run.start() < spans[-1][1]:
            continue
        if shape := _SHAPES.match(text, run.start()):
            spans.append(shape.span())
    return Noise(tuple(start for start, _ in spans), tuple(end for _, end in spans))


def is_reference(text: str, start: int, end: int) -> bool:
    """Whether the bare number `text[start:end]` is part of a date, an hour or a name ("November 12", "Phase 2")."""
    before = _BEFORE.search(text, max(0, start - 18), start)
    if before:
        word = before[1].lower() if before[1] else "#"
        if word in _REFERENCES or word == "#" or (word in _MONTHS and before[1][0].isupper()):
            return True
    after = _AFTER.match(text, end)
    if after and after[1].lower() in _MONTHS and after[1][0].isupper() and end - start <= 2:
        return True
    return bool(_HOUR.match(text, end)) or (end - start == 5 and bool(_ZIP.search(text, max(0, start - 6), start)))
