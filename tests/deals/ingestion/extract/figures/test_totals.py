from collections.abc import Iterable
from typing import Any

from deals.ingestion.extract.figures.totals import contradictions, sum_problems
from deals.ingestion.records import FigureDraft, Problem, Span
from deals.vocabulary import Basis, Bound, Measure, Modality


def figure(text: str, raw: str, value: float, **other: Any) -> FigureDraft:
    start = text.index(raw)
    span, quote = Span.of(text, start, start + len(raw)), Span.of(text, 0, len(text))
    given: dict[str, Any] = {
        "measure": Measure.DEAL_VALUE,
        "bound": Bound.EXACT,
        "modality": Modality.COMMITMENT,
        "unit": "USD",
    } | other
    return FigureDraft(raw=raw, span=span, quote=quote, low=value, high=value, subject="deal:A+B", **given)


def codes(problems: Iterable[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def parts(text: str) -> list[FigureDraft]:
    found = {"$9 million": 9e6, "$5 million": 5e6, "$4 million": 4e6, "$3 million": 3e6}
    return [figure(text, raw, value) for raw, value in found.items() if raw in text]


def test_parts_that_make_up_the_total_are_right() -> None:
    whole, *rest = parts("The price of $9 million consists of $5 million in cash and $4 million in shares.")

    assert codes(sum_problems(whole, rest)) == []


def test_parts_that_do_not_make_up_the_total_are_a_problem() -> None:
    whole, *rest = parts("The price of $9 million consists of $5 million in cash and $3 million in shares.")

    assert codes(sum_problems(whole, rest)) == ["parts-do-not-add-up"]


def test_some_parts_need_not_make_up_the_total() -> None:
    whole, *rest = parts("The price of $9 million includes $5 million in cash.")

    assert codes(sum_problems(whole, rest)) == []


def test_a_part_beyond_its_total_is_a_problem() -> None:
    text = "The price of $4 million includes $5 million in cash."

    assert codes(sum_problems(figure(text, "$4 million", 4e6), [figure(text, "$5 million", 5e6)])) == [
        "part-exceeds-total"
    ]


RESULTS = "Revenue was $9 million in 2024; revenue was $8 million in 2024; one arm had $1 million in 2024."


def result(raw: str, value: float, period: str | None = "in 2024", bound: Bound = Bound.EXACT) -> FigureDraft:
    return figure(RESULTS, raw, value, measure=Measure.REVENUE, period=period, bound=bound, modality=Modality.ACTUAL)


def test_two_values_of_one_result_are_a_problem() -> None:
    assert codes(contradictions(result("$9 million", 9e6), [result("$8 million", 8e6)])) == ["two-values"]


def test_other_periods_hedges_and_segments_contradict_nothing() -> None:
    others = [
        result("$8 million", 8e6, period="in 2023"),
        result("$8 million", 8e6, bound=Bound.ABOUT),
        result("$1 million", 1e6),
    ]

    assert codes(contradictions(result("$9 million", 9e6), others)) == []


def test_parts_of_a_deal_contradict_nothing_but_two_totals_do() -> None:
    one, other = figure(RESULTS, "$9 million", 9e6), figure(RESULTS, "$8 million", 8e6)
    total, again = (figure(RESULTS, f.raw, f.low or 0, basis=Basis.TOTAL) for f in (one, other))

    assert codes(contradictions(one, [other])) == []
    assert codes(contradictions(total, [again])) == ["two-values"]
