from itertools import permutations

import pytest

from deals.ladder import Step, rungs
from deals.vocabulary import DealStatus


def told(status: str, on: str = "", told_on: str = "2025-06-01") -> Step[str]:
    return Step(DealStatus(status), on, told_on, f"{status} {on or told_on}")


@pytest.mark.parametrize(
    ("steps", "ladder"),
    [
        ([], []),
        ([told("announced", "2024-01"), told("signed", "2024-05")], ["announced 2024-01", "signed 2024-05"]),
        ([told("signed", "2024-05"), told("announced", "2025-01")], ["signed 2024-05"]),
        ([told("signed", "2024-05"), told("signed", "2024-06")], ["signed 2024-05"]),
        ([told("signed", "2024-11"), told("signed", "2024-11-03")], ["signed 2024-11-03"]),
        (
            [told("signed", "2024"), told("announced", "2024-03"), told("signed", "2024-06-01")],
            ["announced 2024-03", "signed 2024-06-01"],
        ),
        ([told("signed", "2024-05"), told("cancelled", "2025-01")], ["signed 2024-05", "cancelled 2025-01"]),
        (
            [told("signed", "2024-05"), told("cancelled", "2025-01"), told("announced", "2025-09")],
            ["signed 2024-05", "cancelled 2025-01", "announced 2025-09"],
        ),
        (
            [told("active", told_on="2025-02-01"), told("announced", "2024-12")],
            ["announced 2024-12", "active 2025-02-01"],
        ),
        (
            [told("completed", "2025-01-02"), told("signed", "2025-01-02")],
            ["signed 2025-01-02", "completed 2025-01-02"],
        ),
    ],
)
def test_rungs_are_the_steps_that_changed_something(steps: list[Step[str]], ladder: list[str]) -> None:
    for order in permutations(steps):
        assert [rung.source for rung in rungs(order)] == ladder
