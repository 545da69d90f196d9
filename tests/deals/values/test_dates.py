from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deals.values import PartialDate, Precision


@pytest.mark.parametrize(
    ("text", "stored", "precision"),
    [
        ("2025", "2025", Precision.YEAR),
        ("2025-11", "2025-11", Precision.MONTH),
        ("2025-3", "2025-03", Precision.MONTH),
        ("2025-11-20", "2025-11-20", Precision.DAY),
        ("2025-11-20T23:30:00-05:00", "2025-11-20", Precision.DAY),
        ("2025-11-20 08:15:00Z", "2025-11-20", Precision.DAY),
        ("2026-Q3", "2026-Q3", Precision.QUARTER),
        ("2026q3", "2026-Q3", Precision.QUARTER),
        ("Q3 2026", "2026-Q3", Precision.QUARTER),
        ("the third quarter of 2026", "2026-Q3", Precision.QUARTER),
        ("fourth-quarter 2026".replace("-", " "), "2026-Q4", Precision.QUARTER),
        ("March 2026", "2026-03", Precision.MONTH),
        ("  march,\n2026 ", "2026-03", Precision.MONTH),
        ("Sept. 2026", "2026-09", Precision.MONTH),
        ("May 2026", "2026-05", Precision.MONTH),
        ("Nov. 20, 2025", "2025-11-20", Precision.DAY),
        ("November 3rd 2025", "2025-11-03", Precision.DAY),
        ("20 November 2025", "2025-11-20", Precision.DAY),
        ("1st of June 2025", "2025-06-01", Precision.DAY),
        ("29 February 2024", "2024-02-29", Precision.DAY),
    ],
)
def test_what_is_read(text: str, stored: str, precision: Precision) -> None:
    found = PartialDate.parse(text)
    assert (str(found), found.precision) == (stored, precision)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "by 2030",
        "late 2027",
        "11/12/2025",
        "25",
        "0000",
        "2025-13",
        "2025-00",
        "2025-02-30",
        "29 February 2025",
        "2025-Q5",
        "Marching 2026",
        "2025-11-20 approximately",
        "２０２５",
        "1,4 2025",
    ],
)
def test_what_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|month|year|day"):
        PartialDate.parse(text)


def test_parts_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="needs its month"):
        PartialDate(2025, day=3)
    with pytest.raises(ValueError, match="quarter"):
        PartialDate(2025, month=3, quarter=1)
    with pytest.raises(ValueError, match="quarter"):
        PartialDate(2025, quarter=0)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-Q1", date(2025, 1, 1), date(2025, 3, 31)),
        ("2025-Q4", date(2025, 10, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-11-20", date(2025, 11, 20), date(2025, 11, 20)),
    ],
)
def test_the_days_that_can_be_meant(text: str, earliest: date, latest: date) -> None:
    found = PartialDate.parse(text)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_sorted_by_earliest_day_then_the_coarser_first() -> None:
    texts = ["2024-12-31", "2025", "2025-Q1", "2025-01", "2025-01-01", "2025-01-02", "2025-Q2", "2026"]
    backwards = [PartialDate.parse(text) for text in texts[::-1]]
    assert [str(found) for found in sorted(backwards)] == texts


@pytest.mark.parametrize(
    ("text", "words"),
    [("2025", "2025"), ("2025-Q3", "Q3 2025"), ("2026-03", "March 2026"), ("2025-11-02", "2 November 2025")],
)
def test_in_words(text: str, words: str) -> None:
    assert PartialDate.parse(text).in_words() == words


def test_covers() -> None:
    year, quarter, month, day = (PartialDate.parse(text) for text in ("2025", "2025-Q4", "2025-11", "2025-11-20"))
    assert year.covers(quarter)
    assert quarter.covers(month)
    assert month.covers(day)
    assert not day.covers(month)
    assert not PartialDate.parse("2025-Q3").covers(month)


partial_dates = st.builds(
    lambda day, cut: PartialDate.parse(
        f"{day.year:04}-Q{(day.month + 2) // 3}" if cut is None else day.isoformat()[:cut]
    ),
    st.dates(),
    st.sampled_from([4, 7, 10, None]),
)


@given(partial_dates)
def test_its_own_words_and_its_stored_form_read_back(found: PartialDate) -> None:
    assert PartialDate.parse(str(found)) == found
    if found.year >= 1000:
        assert PartialDate.parse(found.in_words()) == found


@given(partial_dates, partial_dates)
def test_the_order_is_total_and_agrees_with_the_days(one: PartialDate, other: PartialDate) -> None:
    assert (one < other) + (one == other) + (one > other) == 1
    if one < other:
        assert one.earliest <= other.earliest
    if one.covers(other) and other.covers(one):
        assert one == other


@given(st.dates())
def test_a_day_is_itself(day: date) -> None:
    found = PartialDate.of(day)
    assert found.earliest == found.latest == day
