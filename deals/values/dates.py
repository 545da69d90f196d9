"""Dates that are known to a day, a month, a quarter or a year, and say so."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import total_ordering


class Precision(StrEnum):
    """How closely a date is known, coarsest first."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"


# Not `calendar.month_name`, which follows the locale of the process.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTH = rf"(?P<name>{'|'.join((*_MONTHS, *(name[:3] for name in _MONTHS), 'Sept'))})\.?"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
# ISO 8601 with reduced precision, and a time of day that is cut off; then what articles write. "11/12/2025" is two
# days, depending on the reader, and is refused.
_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        r"(?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[T ]\d{2}:?\d{2}.*)?",
        r"(?P<year>\d{4})-?Q(?P<quarter>[1-4])",
        r"Q(?P<quarter>[1-4]),? (?P<year>\d{4})",
        r"(?:the )?(?P<ordinal>first|second|third|fourth) quarter(?: of)?,? (?P<year>\d{4})",
        rf"{_MONTH}(?: of)?,? (?P<year>\d{{4}})",
        rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH},? (?P<year>\d{{4}})",
    )
)


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as closely as it is known, and never closer: "March 2026" has no day.

    Sorted by the earliest day that it can mean, the coarser date first.
    """

    year: int
    month: int | None = None
    day: int | None = None
    quarter: int | None = None

    def __post_init__(self) -> None:
        if self.quarter is not None and (self.month is not None or not 1 <= self.quarter <= 4):
            raise ValueError("a quarter is 1 to 4 and has no month")
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        _ = self.earliest  # refuses what is in no calendar

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Reads ISO 8601 ("2025", "2025-11", "2025-11-20", a timestamp cut to its day), "2026-Q3" and English words
        ("March 2026", "Nov. 20, 2025", "20 November 2025", "Q3 2026"); ValueError for everything else.
        """
        folded = " ".join(text.split())
        for form in _FORMS:
            if match := form.fullmatch(folded):
                return cls(**_fields(match.groupdict()))
        raise ValueError(f"{text!r} is no date: write it as 2025, 2025-11 or 2025-11-20")

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """The calendar day of `day`."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        """The finest part that is known."""
        if self.day is not None:
            return Precision.DAY
        if self.month is not None:
            return Precision.MONTH
        return Precision.YEAR if self.quarter is None else Precision.QUARTER

    @property
    def earliest(self) -> date:
        """The first day that it can mean."""
        return date(self.year, self._months[0], 1 if self.day is None else self.day)

    @property
    def latest(self) -> date:
        """The last day that it can mean."""
        month = self._months[1]
        return date(self.year, month, calendar.monthrange(self.year, month)[1] if self.day is None else self.day)

    @property
    def _months(self) -> tuple[int, int]:
        if self.month is not None:
            return self.month, self.month
        return (1, 12) if self.quarter is None else (3 * self.quarter - 2, 3 * self.quarter)

    def covers(self, other: "PartialDate") -> bool:
        """Whether every day that `other` can mean is one that this can mean: 2025 covers 2025-11."""
        return self.earliest <= other.earliest and other.latest <= self.latest

    def __lt__(self, other: "PartialDate") -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[date, int]:
        return self.earliest, list(Precision).index(self.precision)

    def __str__(self) -> str:
        """The form that is stored: "2025", "2025-Q3", "2025-11" or "2025-11-20"."""
        if self.quarter is not None:
            return f"{self.year:04}-Q{self.quarter}"
        return self.earliest.isoformat()[: {Precision.YEAR: 4, Precision.MONTH: 7}.get(self.precision)]

    def in_words(self) -> str:
        """In English, to read: "2025", "Q3 2025", "November 2025", "20 November 2025"."""
        if self.quarter is not None:
            return f"Q{self.quarter} {self.year}"
        if self.month is None:
            return str(self.year)
        month = f"{_MONTHS[self.month - 1]} {self.year}"
        return month if self.day is None else f"{self.day} {month}"


def _fields(found: dict[str, str | None]) -> dict[str, int]:
    """The parts of a date as numbers, out of the named groups of one of `_FORMS`."""
    fields = {part: int(digits) for part in ("year", "month", "day", "quarter") if (digits := found.get(part))}
    if name := found.get("name"):
        fields["month"] = next(number for number, month in enumerate(_MONTHS, 1) if month[:3] == name[:3].title())
    if ordinal := found.get("ordinal"):
        fields["quarter"] = _ORDINALS[ordinal.lower()]
    return fields
