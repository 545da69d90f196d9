import csv
from io import StringIO

from deals.spreadsheets import table


def test_cells_are_quoted_and_none_can_run() -> None:
    text = table(["name", "amount"], [["=1+1", -5], ["Holm, “Ada”\nand others", None]])
    assert list(csv.reader(StringIO(text))) == [
        ["name", "amount"],
        ["'=1+1", "-5"],
        ["Holm, “Ada”\nand others", ""],
    ]
