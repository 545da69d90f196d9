"""Statements of one thing side by side, each pair with its verdict."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from deals.comparison import Statement, Verdict, compare
from deals.models import Figure, Resolution, StatusStep
from deals.purposes import NOTHING_SAID, Purpose, purpose_of
from deals.queries.documents.order import source_order
from deals.queries.documents.shapes import ComparisonShape, ResolutionShape
from deals.values import Interval, PartialDate
from deals.vocabulary import Basis, Bound, Change, Measure, Modality

# Measured over a time: without a stated one, it can only be that of the day on which it was said.
_FLOWS = {Measure.REVENUE, Measure.NET_PROFIT}
# A company has one revenue and one valuation, but as many investments and data centers as it likes.
_OF_MANY_PLANS = {
    Measure.INVESTMENT,
    Measure.DEAL_VALUE,
    Measure.CAPACITY_POWER,
    Measure.UNITS,
    Measure.JOBS,
    Measure.AREA,
}


def comparisons(figures: Iterable[Figure], rungs: Iterable[StatusStep] = ()) -> list[ComparisonShape]:
    """Every pair of figures of one subject and measure that speak of the same scope, the oldest pair first.

    `rungs` are those of the deal that the figures are of: a step between two statements may replace the earlier.
    """
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        quantity = figure.quantity
        groups[quantity.company_id, quantity.deal_id, quantity.facility_id, quantity.measure].append(figure)
    steps = [step.on or step.citation.article.published_on for step in rungs]
    pairs = [pair for group in groups.values() for pair in combinations(sorted(group, key=_age), 2)]
    judged = [(one, other, verdict_on(one, other, steps)) for one, other in pairs]
    words = _resolutions([pair for *pair, verdict in judged if verdict is Verdict.CONFLICT])
    return [
        ComparisonShape([one.pk, other.pk], verdict.value, words.get(frozenset((one.pk, other.pk))))
        for one, other, verdict in judged
        if verdict is not Verdict.DIFFERENT_SCOPE
    ]


def _resolutions(conflicts: list[list[Figure]]) -> dict[frozenset[int], ResolutionShape]:
    """The newest word of an editor on each pair; asks nothing where nothing conflicts."""
    if not conflicts:
        return {}
    ids = list({figure.pk for pair in conflicts for figure in pair})
    return {
        frozenset((word.one_id, word.other_id)): ResolutionShape(
            verdict=word.verdict,
            holds=word.holds_id,
            reason=word.reason,
            resolved_on=word.resolved_at.date().isoformat(),
        )
        for word in Resolution.objects.between(ids)
    }


def _age(figure: Figure) -> tuple[str, tuple[str, str, int, int]]:
    return figure.stated_on, source_order(figure)


def verdict_on(one: Figure, other: Figure, steps: list[str]) -> Verdict:
    """Whether two figures of one subject and measure, the earlier first, can both hold; `steps`: days of its deal."""
    if one.citation_id == other.citation_id:
        return Verdict.DIFFERENT_SCOPE  # one clause does not contradict itself: it counts two things
    step_between = any(one.stated_on < step <= other.stated_on for step in steps if one.stated_on)
    return compare(statement_of(one), statement_of(other), step_between=step_between)


def _purpose(figure: Figure) -> Purpose:
    """What the number is for, if the subject does not tell: of a company, and of a measure that many plans have."""
    if figure.quantity.company_id and figure.quantity.measure in _OF_MANY_PLANS:
        return purpose_of(figure.citation.quote, figure.raw)
    return NOTHING_SAID


def statement_of(figure: Figure) -> Statement:
    """The figure as it is compared."""
    quantity = figure.quantity
    stated_on = PartialDate.parse(figure.stated_on) if figure.stated_on else None
    unsaid = str(stated_on.year) if stated_on and quantity.measure in _FLOWS else ""
    return Statement(
        interval=Interval(figure.low, figure.high, Bound(figure.bound)),
        unit=quantity.unit,
        modality=Modality(figure.modality),
        basis=Basis(quantity.basis),
        period=quantity.period or unsaid,
        perimeter=quantity.perimeter,
        purpose=_purpose(figure),
        change=Change(figure.change) if figure.change else None,
        speaker=figure.speaker.name if figure.speaker else "",
        stated_on=stated_on,
    )
