"""Tables for spreadsheets (CSV, RFC 4180) in which no cell can run as a formula."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

Cell = str | int | float | None
# What makes a spreadsheet take text for a formula (OWASP, "CSV Injection"), in ASCII and in full width.
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def guarded(cell: Cell) -> Cell:
    """The cell; before text that a spreadsheet would run, an apostrophe. Numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell


def table(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """The header and the rows as one text."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue()
