from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from deals.queries.audit.tallies import FieldTally, Tally, field_tallies, reasons, tallies
from deals.shares import Share

PERIODS = ("week", "month")
REASONS = 3  # shown of each rule
STEP, HEIGHT = 40, 100  # of the picture: one period wide, the whole share high


@dataclass(frozen=True, slots=True)
class Row:
    """Decisions on what one rule proposed, or all of a kind. `exact` counts what was taken without a change,
    `precision` also what was edited, `recall` what was found of all that there was; None where a rule cannot say it.
    """

    kind: str
    rule: str
    unchanged: int
    edited: int
    rejected: int
    missed: int
    reasons: Sequence[tuple[str, int]] = ()

    @property
    def exact(self) -> Share:
        """Taken as it was proposed, of all that was decided on."""
        return Share(self.unchanged, self.unchanged + self.edited + self.rejected)

    @property
    def precision(self) -> Share:
        """Accepted, edited or not, of all that was decided on."""
        return Share(self.unchanged + self.edited, self.unchanged + self.edited + self.rejected)

    @property
    def recall(self) -> Share:
        """Proposed, of all that was accepted: what a person entered by hand was missed."""
        return Share(self.unchanged + self.edited, self.unchanged + self.edited + self.missed)


@dataclass(frozen=True, slots=True)
class Period:
    """All decisions of a week or month; `x` is where it stands in the picture."""

    start: date
    row: Row
    x: int


@dataclass(frozen=True, slots=True)
class AuditPage:
    """What the page of the audit shows; `total` has all decisions, None where there is none."""

    by: str
    total: Row | None
    kinds: list[Row]
    rules: list[Row]
    fields: list[FieldTally]
    periods: list[Period]
    width: int
    height: int = HEIGHT


def audit_page(by: str = "month") -> AuditPage:
    """The audit as decisions now stand, in a fixed number of queries; `by` is one of `PERIODS`."""
    counted, why = list(tallies(by)), reasons()
    kinds = [_row(kind, "", (tally for tally in counted if tally.kind == kind)) for kind in _in_order(counted)]
    by_rule: dict[tuple[str, str], list[Tally]] = {}
    for tally in counted:
        if tally.unchanged + tally.edited + tally.rejected:
            by_rule.setdefault((tally.kind, tally.rule), []).append(tally)
    starts = sorted({tally.period for tally in counted})
    return AuditPage(
        by=by,
        total=_row("", "", counted) if counted else None,
        kinds=kinds,
        rules=[_row(kind, rule, rows, why.get((kind, rule), [])[:REASONS]) for (kind, rule), rows in by_rule.items()],
        fields=field_tallies(),
        periods=[
            Period(start, _row("", "", (tally for tally in counted if tally.period == start)), STEP * place + STEP // 2)
            for place, start in enumerate(starts)
        ],
        width=STEP * len(starts),
    )


def _in_order(counted: Iterable[Tally]) -> list[str]:
    return sorted({tally.kind for tally in counted})


def _row(kind: str, rule: str, counted: Iterable[Tally], why: Sequence[tuple[str, int]] = ()) -> Row:
    unchanged = edited = rejected = missed = 0
    for tally in counted:
        unchanged += tally.unchanged
        edited += tally.edited
        rejected += tally.rejected
        missed += tally.missed
    return Row(kind, rule, unchanged, edited, rejected, missed, why)
