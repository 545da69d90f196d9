from typing import Any

from deals.drift import drifts_of

_numbers = iter(range(1, 1000))


def figure(
    stated_on: str | None, low: float | None, high: float | None, speaker: str = "", **changed: Any
) -> dict[str, Any]:
    bound = "exact" if low == high else "at_least" if high is None else "at_most" if low is None else "range"
    return {
        "id": next(_numbers),
        "subject": {"url": "/companies/quill/", "name": "Quill", "kind": "company"},
        "measure": "revenue",
        "unit": "USD",
        "low": low,
        "high": high,
        "bound": bound,
        "modality": "expected",
        "change": None,
        "basis": "per_year",
        "period": "2026",
        "perimeter": "",
        "speaker": {"name": speaker} if speaker else None,
        "stated_on": {"value": stated_on} if stated_on else None,
        "citation": {"publisher": "Harbour Wire"},
    } | changed


def test_statements_stand_in_the_order_of_their_days_with_a_letter_for_each_voice() -> None:
    (drift,) = drifts_of(
        [
            figure("2025-09", 5e9, 5e9, "Ada Holm"),
            figure("2025-01-15", 2e9, 2e9),
            figure("2025-05", 3e9, 4e9, "Ada Holm"),
        ]
    )
    assert [(mark.letter, mark.figure["low"]) for mark in drift.marks] == [("A", 2e9), ("B", 3e9), ("B", 5e9)]
    assert drift.voices == [("A", "Harbour Wire"), ("B", "Ada Holm")]
    assert [mark.x for mark in drift.marks] == sorted(mark.x for mark in drift.marks)
    assert [day for _, day in drift.days] == ["15 January 2025", "September 2025"]


def test_more_stands_higher_and_open_ends_reach_the_edge() -> None:
    (drift,) = drifts_of([figure("2025-01", 2e9, 2e9), figure("2025-02", 3e9, None), figure("2025-03", None, 6e9)])
    first, at_least, at_most = drift.marks
    assert first.is_point
    assert (at_least.top, at_least.open_high, at_least.open_low) == (0.0, True, False)
    assert (at_most.bottom, at_most.open_high, at_most.open_low) == (100.0, False, True)
    assert at_least.bottom < first.top


def test_each_statement_is_held_against_the_one_before() -> None:
    (drift,) = drifts_of(
        [
            figure("2025-01", 2e9, 2e9),
            figure("2025-02", 2e9, None),
            figure("2025-03", 9e8, 9e8),
            figure("2025-04", 5e9, 5e9),
            figure("2025-05", 5e9, 5e9, period="2030"),
        ]
    )
    assert [mark.against for mark in drift.marks] == [
        "",
        "holds beside the one before",
        "lower than the one before",
        "higher than the one before",
        "of another period or basis",
    ]


def test_what_was_always_put_at_one_amount_is_drawn_on_a_scale_from_nothing() -> None:
    (drift,) = drifts_of([figure("2025-01", 4e9, 4e9), figure("2025-02", 4e9, 4e9)])
    assert drift.marks[0].top == drift.marks[1].top
    assert drift.ticks[0][1] == "$0"


def test_two_statements_of_one_day_stand_beside_each_other() -> None:
    (drift,) = drifts_of([figure("2025-01", 4e9, 4e9), figure("2025-02", 4e9, 4e9), figure("2025-02", 5e9, 5e9)])
    assert drift.marks[1].x < drift.marks[2].x


def test_levels_changes_units_and_single_days_make_no_common_picture() -> None:
    figures = [
        figure("2025-01", 4e9, 4e9),
        figure("2025-02", 20, 20, change="increase"),
        figure("2025-02", 4e9, 4e9, unit="EUR"),
        figure("2025-02", 4e9, 4e9, measure="valuation"),
        figure(None, 5e9, 5e9),
    ]
    assert drifts_of(figures) == []
    assert drifts_of([figure("2025-01", 4e9, 4e9), figure("2025-01", 5e9, 5e9)]) == []
