"""What a merge does to single rows, as data: each step says what a row was and what it became, and so can go back."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

Columns = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """A change of one row. `table` is "deals.party"; the columns are those that change, by their names in the
    database, or all of them where `after` is None and the row is taken out.
    """

    table: str
    pk: int
    before: Columns
    after: Columns | None

    @property
    def takes_out(self) -> bool:
        """Whether the row says nothing that another does not say, and goes."""
        return self.after is None


def condensed(steps: Iterable[Step]) -> list[Step]:
    """One step for each row, in the order of the first: a row may be changed for several reasons at once."""
    rows: dict[tuple[str, int], Step] = {}
    for step in steps:
        first = rows.get((step.table, step.pk))
        rows[step.table, step.pk] = step if first is None else _one(first, step)
    return list(rows.values())


def _one(first: Step, then: Step) -> Step:
    before = then.before | first.before
    return Step(first.table, first.pk, before, None if then.after is None else (first.after or {}) | then.after)


def stored(steps: Sequence[Step]) -> list[dict[str, Any]]:
    """The steps as JSON keeps them."""
    return [asdict(step) for step in steps]


def restored(steps: Iterable[dict[str, Any]]) -> list[Step]:
    """The steps that `stored` made them from."""
    return [Step(**step) for step in steps]
