"""The article's text in pieces, each with the proposals that cover it, however they overlap."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that a proposal covers. `strong` where it is the very words ("$1.4 trillion"), not the clause around."""

    start: int
    end: int
    proposal: int
    kind: str
    decision: str
    tag: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text that the same marks cover from end to end; `tags` are those that begin here."""

    text: str
    marks: tuple[Mark, ...] = ()
    tags: tuple[Mark, ...] = ()

    @property
    def ids(self) -> str:
        """The proposals, parted by spaces, as attributes of elements want them."""
        return " ".join(str(proposal) for proposal in dict.fromkeys(mark.proposal for mark in self.marks))

    @property
    def top(self) -> Mark | None:
        """The mark that gives the piece its look: the very words before a clause, the shortest before longer ones."""
        return min(self.marks, key=lambda mark: (not mark.strong, mark.end - mark.start), default=None)


def segments_of(text: str, marks: Iterable[Mark]) -> list[Segment]:
    """The whole text, cut wherever a mark begins or ends; a tag stands where its proposal's first mark begins."""
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.proposal))
    cuts = sorted({0, len(text), *(mark.start for mark in ordered), *(mark.end for mark in ordered)})
    first = _first_marks(ordered)
    segments = []
    open_marks: list[Mark] = []
    coming = iter([*ordered, None])
    upcoming = next(coming)
    for start, end in itertools.pairwise(cuts):
        open_marks = [mark for mark in open_marks if mark.end > start]
        while upcoming is not None and upcoming.start == start:
            open_marks.append(upcoming)
            upcoming = next(coming)
        tags = tuple(mark for mark in open_marks if mark in first and mark.start == start)
        segments.append(Segment(text[start:end], tuple(open_marks), tags))
    return segments


def _first_marks(ordered: Sequence[Mark]) -> set[Mark]:
    """Of each proposal the mark where its tag stands: the very words where it has them."""
    first: dict[int, Mark] = {}
    for mark in ordered:
        known = first.get(mark.proposal)
        if known is None or (mark.strong and not known.strong):
            first[mark.proposal] = mark
    return set(first.values())
