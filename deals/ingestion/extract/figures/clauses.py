"""The words around a number that show what it measures: its sentence, or the part of a long one."""

from deals.ingestion.extract.figures.candidates import Candidate
from deals.ingestion.extract.layout import Layout
from deals.ingestion.records import Span

_LONGEST = 280
_BEFORE = 140
_BREAKS = ("; ", " – ", " — ", ", ", ": ")


def clause_around(layout: Layout, candidate: Candidate) -> Span:
    """The quote of a figure: the whole sentence up to 280 characters, else cut at punctuation around the number."""
    sentence, quantity = candidate.sentence, candidate.quantity
    start, end = sentence.start, sentence.end
    if end - start > _LONGEST:
        start = _cut_before(layout.plain, start, quantity.outer_start)
        end = _cut_behind(layout.plain, min(end, start + _LONGEST), quantity.outer_end)
    return Span.of(layout.text, start, end)


def _cut_before(plain: str, floor: int, position: int) -> int:
    """Right behind the last break that leaves enough words before `position`, else a word's start; at least `floor`."""
    earliest = max(floor, position - _BEFORE)
    if earliest == floor:
        return floor
    found = min(
        (at + len(sign) for sign in _BREAKS if (at := plain.find(sign, earliest, position - 40)) >= 0), default=0
    )
    return found or _next_word(plain, earliest, position)


def _next_word(plain: str, start: int, limit: int) -> int:
    blank = plain.find(" ", start, limit)
    return blank + 1 if blank >= 0 else limit


def _cut_behind(plain: str, ceiling: int, position: int) -> int:
    """The last break or blank before `ceiling` that is behind `position`."""
    for sign in ("; ", ". ", ", ", " "):
        at = plain.rfind(sign, position, ceiling)
        if at >= 0:
            return at
    return max(position, min(ceiling, len(plain)))
