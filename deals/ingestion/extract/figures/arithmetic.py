"""Sums that the text itself allows: growth against its levels, parts against their total, values that disagree."""

from collections.abc import Sequence
from dataclasses import replace

from deals.ingestion.extract.figures.totals import contradictions, sum_problems
from deals.ingestion.records import FigureDraft, Problem, Span
from deals.vocabulary import Change, Measure

_TOLERANCE = 0.02  # figures of news are rounded to two or three digits
_MOST = 50
_MONEY = 3  # an ISO 4217 code has three letters


def checked(figures: Sequence[FigureDraft]) -> tuple[FigureDraft, ...]:
    """The figures, with a problem on each that contradicts another of its sentence or of its subject."""
    by_quote: dict[Span, list[FigureDraft]] = {}
    by_subject: dict[tuple[str | None, Measure, str], list[FigureDraft]] = {}
    for figure in figures:
        by_quote.setdefault(figure.quote, []).append(figure)
        by_subject.setdefault(_identity(figure), []).append(figure)
    return tuple(
        _with_problems(figure, by_quote[figure.quote][:_MOST], by_subject[_identity(figure)][:_MOST])
        for figure in figures
    )


def _identity(figure: FigureDraft) -> tuple[str | None, Measure, str]:
    return figure.subject, figure.measure, figure.unit


def before_growth(after: float, percent: float, change: Change) -> float:
    """What a value was before it rose or fell by `percent` to `after`: 1.8e9 after +17% was about 1.54e9.

    ValueError for a fall by the whole or more.
    """
    factor = 1 + percent / 100 if change is Change.INCREASE else 1 - percent / 100
    if factor <= 0:
        raise ValueError(f"nothing is left after a fall by {percent} percent")
    return after / factor


def _with_problems(
    figure: FigureDraft, of_sentence: Sequence[FigureDraft], of_subject: Sequence[FigureDraft]
) -> FigureDraft:
    found = [
        *_growth(figure, of_sentence),
        *_slips(figure, of_subject),
        *sum_problems(figure, of_sentence),
        *contradictions(figure, of_subject),
    ]
    return replace(figure, problems=(*figure.problems, *found)) if found else figure


def _growth(figure: FigureDraft, figures: Sequence[FigureDraft]) -> list[Problem]:
    """A rate of growth against the two levels of the same sentence."""
    if figure.unit != "percent" or figure.change is None or figure.low is None:
        return []
    levels = [f for f in figures if f.measure is figure.measure and f.unit != "percent"]
    levels = [f for f in levels if f.low is not None and f.low == f.high and f.low > 0]
    if len(levels) != 2 or levels[0].unit != levels[1].unit or (figure.low >= 100 and figure.change is Change.DECREASE):
        return []
    after, before = levels[0].low or 0.0, levels[1].low or 0.0
    stated = {
        before_growth(value, figure.low, figure.change): other for value, other in ((after, before), (before, after))
    }
    if any(abs(implied - other) <= _TOLERANCE * other for implied, other in stated.items()):
        return []
    message = (
        f"{figure.raw} does not lead from one of {levels[0].raw} and {levels[1].raw} to the other: check the three."
    )
    return [Problem("growth-contradicts-levels", message, figure.span)]


def _slips(figure: FigureDraft, figures: Sequence[FigureDraft]) -> list[Problem]:
    """The same digits of the same thing once in millions and once in billions."""
    if len(figure.unit) != _MONEY or not figure.low:
        return []
    for other in figures:
        if other.low and abs(other.low / figure.low - 1000) < 1e-6 and figure.measure is not Measure.OTHER:
            message = f"{figure.raw} and {other.raw} differ by a factor of a thousand: is one of them a slip?"
            return [Problem("million-for-billion", message, figure.span)]
    return []
