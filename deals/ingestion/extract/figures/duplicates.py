"""One figure for each distinct statement, however often an article repeats it."""

from collections.abc import Iterable, Sequence

from deals.ingestion.extract.layout import Layout, Zone
from deals.ingestion.records import FigureDraft

_MOST_ALIKE = 20
_TITLES = frozenset({Zone.HEADLINE, Zone.HEADING})


def distinct(layout: Layout, figures: Sequence[FigureDraft]) -> tuple[FigureDraft, ...]:
    """The figures without repeats, in the order of the text.

    The same value of the same subject, with the same bound, is one statement; so is that of the same measure where one
    mention is read as a deal's and another as a company's. A headline's number is a repeat of the body's whatever its
    bound, since headlines drop the hedge.
    """
    kept: dict[tuple[str, float], list[FigureDraft]] = {}
    titles = [figure for figure in figures if _in_title(layout, figure)]
    for figure in figures:
        if not _in_title(layout, figure) and not any(_repeats(figure, other) for other in _alike(kept, figure)):
            _keep(kept, figure)
    for figure in titles:
        if not _alike(kept, figure):
            _keep(kept, figure)
    unique = {id(figure): figure for alike in kept.values() for figure in alike}
    return tuple(sorted(unique.values(), key=lambda figure: figure.span.start))


def _keep(kept: dict[tuple[str, float], list[FigureDraft]], figure: FigureDraft) -> None:
    for end in _ends(figure):
        kept.setdefault((figure.unit, end), []).append(figure)


def _alike(kept: dict[tuple[str, float], list[FigureDraft]], figure: FigureDraft) -> list[FigureDraft]:
    """Those kept so far that share a value and its unit with `figure`, the latest few."""
    return [other for end in _ends(figure) for other in kept.get((figure.unit, end), [])[-_MOST_ALIKE:]]


def _repeats(figure: FigureDraft, other: FigureDraft) -> bool:
    if figure.bound is not other.bound or figure.change is not other.change:
        return False
    if figure.subject == other.subject:
        return True
    return figure.measure is other.measure and _sort(figure) != _sort(other)


def _sort(figure: FigureDraft) -> str:
    subject = figure.subject or ""
    return subject.split(":", 1)[0] if subject.startswith(("deal:", "facility:")) else "company"


def _ends(figure: FigureDraft) -> Iterable[float]:
    return sorted({end for end in (figure.low, figure.high) if end is not None})


def _in_title(layout: Layout, figure: FigureDraft) -> bool:
    sentence = layout.sentence_at(figure.span.start)
    return sentence is not None and sentence.zone in _TITLES
