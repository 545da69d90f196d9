from typing import Any

import pytest

from deals.notation import notation_of, short_amount

FIGURE: dict[str, Any] = {
    "low": 2e10,
    "high": None,
    "unit": "USD",
    "bound": "at_least",
    "modality": "expected",
    "change": None,
    "basis": "annualised",
    "period": "2025",
    "measure": "revenue",
}


def picture(**changes: Any) -> str:
    found = notation_of(FIGURE | changes)
    return " ".join(part for part in (f"{found.sign}{found.amount}", found.over, found.tail) if part)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "≥$20\u202fbn a year expected for 2025"),
        ({"bound": "at_most", "low": None, "high": 2e10}, "≤$20\u202fbn a year expected for 2025"),
        ({"bound": "about", "high": 2e10, "basis": "total", "period": ""}, "≈$20\u202fbn expected"),
        ({"bound": "exact", "high": 2e10, "modality": "actual"}, "$20\u202fbn a year in 2025"),
        (
            {"bound": "vague", "low": 1e11, "high": 999e9, "basis": "total", "period": "by 2030"},
            "$100\u202fbn to $999\u202fbn expected by 2030",
        ),
        ({"bound": "vague", "basis": "total", "period": ""}, "≥$20\u202fbn expected"),
        (
            {"bound": "exact", "low": 17, "high": 17, "unit": "percent", "change": "increase", "modality": "actual"}
            | {"basis": "not_stated", "period": ""},
            "+17\u202f%",
        ),
    ],
)
def test_no_number_stands_without_its_hedge(changes: dict[str, Any], expected: str) -> None:
    assert picture(**changes) == expected


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        (1.4e12, "USD", "$1.4\u202ftn"),
        (57.67e9, "TWD", "NT$57.67\u202fbn"),
        (1454, "jobs", "1,454\u202fjobs"),
        (835, "MW", "835\u202fMW"),
        (2e7, "square_feet", "20\u202fm\u202fsq ft"),
        (-3e6, "EUR", "−€3\u202fm"),
    ],
)
def test_an_amount_is_short_and_exact(amount: float, unit: str, expected: str) -> None:
    assert short_amount(amount, unit) == expected
