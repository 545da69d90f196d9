from dataclasses import replace

import pytest

from deals.ingestion.extract.figures.arithmetic import before_growth, checked
from deals.ingestion.records import FigureDraft, Span
from deals.vocabulary import Bound, Change, Measure, Modality

TEXT = "Revenue rose 20% to $1.2 billion from $1.0 billion."


def figure(raw: str, value: float, unit: str, change: Change | None = None) -> FigureDraft:
    start = TEXT.index(raw)
    return FigureDraft(
        raw=raw,
        span=Span.of(TEXT, start, start + len(raw)),
        quote=Span.of(TEXT, 0, len(TEXT)),
        measure=Measure.REVENUE,
        low=value,
        high=value,
        unit=unit,
        bound=Bound.EXACT,
        modality=Modality.ACTUAL,
        subject="Example Power",
        change=change,
    )


RATE = figure("20%", 20, "percent", Change.INCREASE)
AFTER = figure("$1.2 billion", 1.2e9, "USD")
BEFORE = figure("$1.0 billion", 1.0e9, "USD")


def codes(figures: tuple[FigureDraft, ...]) -> set[str]:
    return {problem.code for figure in figures for problem in figure.problems}


def test_growth_that_leads_from_one_level_to_the_other_is_right() -> None:
    assert codes(checked([RATE, AFTER, BEFORE])) == set()


def test_growth_that_contradicts_its_levels_is_a_problem() -> None:
    assert codes(checked([replace(RATE, low=50, high=50), AFTER, BEFORE])) == {"growth-contradicts-levels"}


def test_a_thousandfold_is_a_problem_on_both() -> None:
    slip = replace(AFTER, low=1.2e6, high=1.2e6)

    assert [p.code for f in checked([AFTER, slip]) for p in f.problems] == ["million-for-billion"]


def test_says_what_a_value_was_before_it_grew() -> None:
    assert before_growth(1.8e9, 17, Change.INCREASE) == pytest.approx(1.538e9, rel=1e-3)
    assert before_growth(80, 20, Change.DECREASE) == pytest.approx(100)


def test_nothing_is_left_after_a_fall_by_the_whole() -> None:
    with pytest.raises(ValueError, match="nothing is left"):
        before_growth(1, 100, Change.DECREASE)
