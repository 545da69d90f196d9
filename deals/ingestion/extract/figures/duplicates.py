"""One figure for each distinct statement, however often an article repeats it."""

from collections.abc import Iterable, Sequence

from deals.ingestion.extract.layout import Layout, Zone
from deals.ingestion.records import FigureDraft

_TITLES = frozenset({Zone.HEADLINE, Zone.HEADING})


def distinct(layout: Layout, figures: Sequence[FigureDraft]) -> tuple[FigureDraft, ...]:
    """The figures without repeats, in the order of the text.

    The same value of the same measure, with the same bound, is one statement unless it is of two subjects that are told
    apart in the body; a headline's number is a repeat of the body's whatever its bound, since headlines drop the hedge.
    """
    body = [f for f in figures if not _in_title(layout, f)]
    kept: list[FigureDraft] = []
    for figure in body:
        if not any(_repeats(figure, other) for other in kept):
            kept.append(figure)
    said = list(kept)
    for figure in figures:
        if _in_title(layout, figure) and not any(_same_value(figure, other) for other in said):
            said.append(figure)
    return tuple(sorted(said, key=lambda figure: figure.span.start))


def _repeats(figure: FigureDraft, other: FigureDraft) -> bool:
    same = figure.measure is other.measure and figure.bound is other.bound and figure.change is other.change
    if not same or not _same_value(figure, other):
        return False
    return figure.subject == other.subject or _sort(figure) != _sort(other)


def _sort(figure: FigureDraft) -> str:
    subject = figure.subject or ""
    return subject.split(":", 1)[0] if subject.startswith(("deal:", "facility:")) else "company"


def _same_value(figure: FigureDraft, other: FigureDraft) -> bool:
    return figure.unit == other.unit and any(a == b for a in _ends(figure) for b in _ends(other))


def _ends(figure: FigureDraft) -> Iterable[float]:
    return [end for end in (figure.low, figure.high) if end is not None]


def _in_title(layout: Layout, figure: FigureDraft) -> bool:
    sentence = layout.sentence_at(figure.span.start)
    return sentence is not None and sentence.zone in _TITLES
