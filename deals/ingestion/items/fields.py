"""What a field of an item may hold: each kind cleans what a form or a draft gives it, or says what is wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from babel.numbers import is_currency

from deals.values import PartialDate
from deals.vocabulary import Vocabulary

HOW_TO_WRITE_DATES = "Write a date as precisely as it is stated: 2025, 2025-Q3, 2025-11 or 2025-11-20."
LARGEST_NUMBER = Decimal("1e24")
SCALES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}

Number = int | float


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an item. `kept` ones stand in every value, as None where nothing is stated; others only if filled."""

    name: str
    label: str
    required: bool = False
    kept: bool = True
    hint: str = ""

    def clean(self, content: object) -> object:
        """The content as it is stored, `nothing` where there is none; ValueError with a sentence if it cannot be."""
        cleaned = None if content is None else self.read(content)
        if cleaned not in (None, "", []):
            return cleaned
        if self.required:
            raise ValueError("This is needed.")
        return self.nothing

    @property
    def nothing(self) -> object:
        """What is stored where nothing is stated."""
        return None

    def read(self, content: object) -> object:
        """The content in its stored form, None where it holds nothing; ValueError as `clean`."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class TextField(Field):
    """Words in one line, or several where `long`; white space is folded."""

    limit: int = 300
    long: bool = False

    def read(self, content: object) -> str | None:
        """Folded and at most `limit` characters."""
        if not isinstance(content, str):
            raise ValueError("This is not text.")
        folded = " ".join(content.split())
        if len(folded) > self.limit:
            raise ValueError(f"At most {self.limit} characters; these are {len(folded)}.")
        return folded


@dataclass(frozen=True, slots=True)
class CompanyField(TextField):
    """The name of one of the article's companies, or "undisclosed: <the words of the text>" for a party."""


@dataclass(frozen=True, slots=True)
class SubjectField(TextField):
    """What a figure measures: a company's name, "deal:A+B" or "facility:NAME"."""

    limit: int = 6_000  # a deal is named by all its parties, and there are rounds with forty


@dataclass(frozen=True, slots=True)
class WordField(Field):
    """One word of a vocabulary."""

    words: type[Vocabulary] = Vocabulary

    def read(self, content: object) -> str | None:
        """The word, if the vocabulary has it."""
        if content == "":
            return None
        if content not in self.words.values():
            raise ValueError(f"“{content}” is none of: {', '.join(word.label for word in self.words)}.")
        return str(content)


@dataclass(frozen=True, slots=True)
class FlagField(Field):
    """Yes or no."""

    def clean(self, content: object) -> bool:
        """As forms and JSON write it; no box says no."""
        return content not in (None, False, "", "false", "False", "0", "off")


@dataclass(frozen=True, slots=True)
class NumberField(Field):
    """An amount in base units: dollars, not billions of dollars."""

    def read(self, content: object) -> Number | None:
        """Digits with or without commas, and perhaps a scale ("1.4 trillion"); a whole number comes back as int."""
        digits, _, scale = str(content).replace(",", "").strip().partition(" ")
        if not digits:
            return None
        try:
            number = Decimal(digits) * SCALES[scale.strip().lower()]
        except (InvalidOperation, KeyError) as error:
            raise ValueError(f"“{content}” is no number: write 1.4 trillion or 1400000000000.") from error
        if not number.is_finite() or abs(number) >= LARGEST_NUMBER:
            raise ValueError(f"“{content}” is no number that can be stored.")
        return int(number) if number == number.to_integral_value() else float(number)


@dataclass(frozen=True, slots=True)
class DateField(Field):
    """A date as precisely as it is stated."""

    def read(self, content: object) -> str | None:
        """The stored form of what `PartialDate` reads."""
        if content == "":
            return None
        try:
            return str(PartialDate.parse(str(content)))
        except ValueError as error:
            raise ValueError(
                "Write a date as precisely as it is stated: 2025, 2025-Q3, 2025-11 or 2025-11-20."
            ) from error


@dataclass(frozen=True, slots=True)
class CodeField(Field):
    """A code in capitals, such as that of a country or state."""

    pattern: str = ""
    example: str = ""

    def read(self, content: object) -> str:
        """The code in capitals, if it has the form."""
        code = str(content).strip().upper()
        if code and not re.fullmatch(self.pattern, code):
            raise ValueError(f"“{content}” has not the form of such a code: {self.example}.")
        return code


@dataclass(frozen=True, slots=True)
class UnitField(TextField):
    """A currency by its ISO 4217 code, or a unit as stated."""

    def read(self, content: object) -> str | None:
        """Three capitals are a currency, and must be one."""
        unit = TextField.read(self, content)
        if unit and re.fullmatch(r"[A-Z]{3}", unit) and unit not in ("MWH", "GWH") and not is_currency(unit):
            raise ValueError(f"“{unit}” is no ISO 4217 code of a currency.")
        return unit


@dataclass(frozen=True, slots=True)
class LinesField(Field):
    """A list of short texts; a form gives one a line."""

    limit: int = 300

    @property
    def nothing(self) -> list[str]:
        """An empty list."""
        return []

    def read(self, content: object) -> list[str]:
        """Folded, without empty lines and repetitions."""
        if not isinstance(content, str | list | tuple):
            raise ValueError("This is no list.")
        lines = content.splitlines() if isinstance(content, str) else content
        folded = [" ".join(str(line).split()) for line in lines]
        if too_long := next((line for line in folded if len(line) > self.limit), None):
            raise ValueError(f"At most {self.limit} characters a line: “{too_long[:40]}…” has {len(too_long)}.")
        return list(dict.fromkeys(line for line in folded if line))


@dataclass(frozen=True, slots=True)
class RowsField(Field):
    """A list of rows with fields of their own; rows without any content are left out."""

    columns: tuple[Field, ...] = ()

    @property
    def nothing(self) -> list[Mapping[str, Any]]:
        """An empty list."""
        return []

    def read(self, content: object) -> list[dict[str, Any]]:
        """Every row cleaned; ValueError names the row and the column."""
        if not isinstance(content, list | tuple):
            raise ValueError("These are no rows.")
        filled = [row for row in content if any(row.get(column.name) for column in self.columns if column.required)]
        return [self._row(number, row) for number, row in enumerate(filled, start=1)]

    def _row(self, number: int, row: Mapping[str, Any]) -> dict[str, Any]:
        cleaned = {}
        for column in self.columns:
            try:
                content = column.clean(row.get(column.name))
            except ValueError as error:
                raise ValueError(f"{column.label} {number}: {error}") from error
            if column.kept or content not in (None, [], ""):
                cleaned[column.name] = content
        return cleaned
