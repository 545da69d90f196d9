"""Counts of what was right, wrong and missed, and the rows that are made of them."""

from dataclasses import asdict, dataclass

# The order in which rows are shown, and those whose mean is the headline.
ROWS = (
    "news", "parties", "companies", "primary deals", "deals", "deal kind", "deal status", "locations", "figures",
    "figure unit", "figure measure", "figure bound", "figure modality", "figure change", "figure subject",
    "figure period", "figure speaker", "figure, all fields", "quotes", "quotes found in the text",
)  # fmt: skip
HEADLINE = ("news", "parties", "primary deals", "locations", "figures", "figure, all fields", "quotes")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; shares between 0 and 1, rounded to four places."""

    precision: float
    recall: float
    f1: float
    right: int
    wrong: int
    missed: int

    def as_dict(self) -> dict[str, float]:
        """The row as plain data."""
        return asdict(self)


@dataclass(slots=True)
class Tally:
    """Running counts of one row."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, *, right: int = 0, wrong: int = 0, missed: int = 0) -> None:
        """Adds to the counts."""
        self.right += right
        self.wrong += wrong
        self.missed += missed

    def check(self, *, right: bool) -> None:
        """Counts one yes-or-no answer: a false one is a miss, so that recall is the accuracy."""
        self.add(right=int(right), missed=int(not right))

    def row(self) -> Row:
        """Precision, recall and their harmonic mean; 0 where there is nothing to divide by."""
        precision = _share(self.right, self.right + self.wrong)
        recall = _share(self.right, self.right + self.missed)
        f1 = _share(2 * precision * recall, precision + recall)
        return Row(round(precision, 4), round(recall, 4), round(f1, 4), self.right, self.wrong, self.missed)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
