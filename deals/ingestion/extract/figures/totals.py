"""A total against the parts that its own sentence names, and two values of what can have only one."""

import re
from collections.abc import Iterable, Iterator, Sequence

from deals.ingestion.records import FigureDraft, Problem
from deals.vocabulary import Basis, Bound, Measure

_TOLERANCE = 0.02  # figures of news are rounded to two or three digits
_ALIKE = 0.25  # values further apart are rather of two segments, or of a whole and a part
_WHOLE = re.compile(
    r"\b(?:consist(?:s|ing)\sof|compris(?:es|ing|ed\sof)|made\sup\sof|divided\sinto|split\s(?:into|between))\b"
)
_SOME = re.compile(r"\b(?:of\swhich|includ(?:es|ing))\b")
_SURE = frozenset({Bound.EXACT, Bound.ABOUT})
_SINGLE = frozenset({Measure.REVENUE, Measure.NET_PROFIT, Measure.HEADCOUNT, Measure.VALUATION})


def sum_problems(figure: FigureDraft, of_sentence: Sequence[FigureDraft]) -> Iterator[Problem]:
    """A problem where the parts behind a total exceed it, or where parts that are said to be all do not reach it."""
    parts = [other for other in of_sentence if other.span.start > figure.span.end and _is_part(figure, other)]
    if not parts or not figure.low or figure.bound not in _SURE:
        return
    quote = figure.quote
    between = quote.quote[figure.span.end - quote.start : parts[0].span.start - quote.start]
    added = sum(part.low or 0.0 for part in parts)
    listed = " + ".join(part.raw for part in parts)
    if _WHOLE.search(between) and len(parts) > 1 and abs(added - figure.low) > _TOLERANCE * figure.low:
        yield Problem(
            "parts-do-not-add-up", f"{listed} is not {figure.raw}: check the total and its parts.", figure.span
        )
    elif _SOME.search(between) and (parts[0].low or 0.0) > figure.low * (1 + _TOLERANCE):
        yield Problem("part-exceeds-total", f"{parts[0].raw} cannot be part of {figure.raw}: check both.", figure.span)


def _is_part(total: FigureDraft, other: FigureDraft) -> bool:
    return other.unit == total.unit and other.bound in _SURE and other.change is None and total.change is None


def contradictions(figure: FigureDraft, of_subject: Iterable[FigureDraft]) -> Iterator[Problem]:
    """A problem where the text gives a nearly equal, but another exact value for the same quantity and period."""
    if figure.bound is not Bound.EXACT or not figure.low or not _has_one_value(figure):
        return
    for other in of_subject:
        same = other.bound is Bound.EXACT and _held(other) == _held(figure)
        apart = abs((other.low or 0.0) - figure.low) / abs(figure.low)
        if same and _TOLERANCE < apart <= _ALIKE:
            message = f"{figure.raw} and {other.raw} are given for the same thing: which one holds?"
            yield Problem("two-values", message, figure.span)
            return


def _has_one_value(figure: FigureDraft) -> bool:
    """Whether what is measured has one value only: results of a named period, or the stated total of a deal."""
    if figure.change is not None or figure.unit == "percent":
        return False
    return bool(figure.measure in _SINGLE and figure.period) or figure.basis is Basis.TOTAL


def _held(figure: FigureDraft) -> tuple[object, ...]:
    return figure.modality, figure.basis, (figure.period or "").casefold(), figure.change
