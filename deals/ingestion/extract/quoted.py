"""Regions that stand between quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks: `text[start:end]`, the marks not included.

    `closed` is False where the paragraph ends before the mark does: the speaker goes on in the next paragraph, or the
    writer forgot the mark.
    """

    start: int
    end: int
    closed: bool = True


_OPENING = "“„«"
_CLOSING = "”»"
_DOUBLE = re.compile(r"[“”„«»\"]")
# British usage: single marks around at least two words; an apostrophe has letters on both sides or no opening mark.
_SINGLE = re.compile(r"(?<!\w)‘([^‘’“”\n]*(?:(?<=\w)’(?=\w)[^‘’“”\n]*)*)’(?!\w)")


def quoted_regions(text: str, paragraphs: Iterable[tuple[int, int]]) -> tuple[Quoted, ...]:
    """The quoted regions of each paragraph `(start, end)` of `text`, in order and never overlapping.

    A straight mark opens after a space or bracket and closes after a letter or full stop; it is not a mark after a
    digit ('a 19" rack'), unless one is open. A paragraph that ends inside a quotation ends its region there.
    """
    regions: list[Quoted] = []
    for start, end in paragraphs:
        found = list(_of_paragraph(text, start, end))
        regions += found or _single_quoted(text, start, end)
    return tuple(regions)


def _of_paragraph(text: str, start: int, end: int) -> Iterable[Quoted]:
    opened = -1
    last = start
    for match in _DOUBLE.finditer(text, start, end):
        at = match.start()
        if opened < 0 and _opens(text, at, start, end):
            opened = at + 1
        elif opened < 0 and _closes_unopened(text, at, last, start):
            yield from _region(text, _sentence_start(text, last, at, start), at, closed=True)
            last = at + 1
        elif opened >= 0 and match[0] in _OPENING and not _closes(text, at, end):
            # A second opening mark: the first was never closed.
            yield from _region(text, opened, at, closed=False)
            opened = at + 1
        elif opened >= 0 and not _is_inch(text, at, end):
            yield from _region(text, opened, at, closed=True)
            opened, last = -1, at + 1
    if opened >= 0:
        yield from _region(text, opened, end, closed=False)


def _closes(text: str, at: int, end: int) -> bool:
    """Whether an opening mark stands where only a closing one can: after a full stop and before a space."""
    return text[at - 1] in ".,!?" and (at + 1 == end or text[at + 1].isspace())


def _closes_unopened(text: str, at: int, last: int, start: int) -> bool:
    """Whether a closing curly mark ends a quotation whose opening mark was forgotten."""
    return text[at] == "”" and text[at - 1] in ".,!?" and (last == start or text.find(". ", last, at) > 0)


def _sentence_start(text: str, last: int, at: int, start: int) -> int:
    """Where the sentence begins that a forgotten opening mark would have opened."""
    return start if last == start else max(text.rfind(". ", last, at) + 1, last)


def _opens(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    if mark in _OPENING:
        return True
    if mark in _CLOSING:
        # A closing mark with a space before and a letter after was typed for an opening one.
        return at + 1 < end and text[at + 1].isalnum() and (at == start or text[at - 1].isspace())
    before = text[at - 1] if at > start else " "
    return at + 1 < end and not text[at + 1].isspace() and not before.isalnum()


def _is_inch(text: str, at: int, end: int) -> bool:
    return text[at] == '"' and text[at - 1].isdigit() and at + 1 < end and text[at + 1].isalnum()


def _region(text: str, start: int, end: int, *, closed: bool) -> Iterable[Quoted]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Quoted(start, end, closed)


def _single_quoted(text: str, start: int, end: int) -> list[Quoted]:
    return [
        Quoted(match.start(1), match.end(1)) for match in _SINGLE.finditer(text, start, end) if " " in match[1].strip()
    ]


def region_at(regions: Sequence[Quoted], starts: Sequence[int], offset: int) -> Quoted | None:
    """The region that covers `offset`, given the `starts` of all `regions`; None outside quotation marks."""
    index = bisect_right(starts, offset) - 1
    return regions[index] if index >= 0 and offset < regions[index].end else None
