"""From an article's layout, companies and deals to its stated figures."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from deals.ingestion.extract.companies import Companies
from deals.ingestion.extract.figures.arithmetic import checked
from deals.ingestion.extract.figures.changes import change_of
from deals.ingestion.extract.figures.choose import ACCEPTED, find_contexts, probability
from deals.ingestion.extract.figures.clauses import clause_around
from deals.ingestion.extract.figures.duplicates import distinct
from deals.ingestion.extract.figures.facilities import find_facilities
from deals.ingestion.extract.figures.features import Context
from deals.ingestion.extract.figures.measure import measure_of
from deals.ingestion.extract.figures.modality import modality_of
from deals.ingestion.extract.figures.periods import basis_of, period_of, reporting_period
from deals.ingestion.extract.figures.speakers import speaker_of
from deals.ingestion.extract.figures.subjects import Subjects, choose_subject
from deals.ingestion.extract.layout import Layout
from deals.ingestion.records import DealDraft, FigureDraft, Problem, QuoteDraft, Span
from deals.vocabulary import Measure, Modality

_SURE = 0.6
# Twenty times what the longest annotated article states; more stand in tables and lists that nobody reviews one by one.
MOST_FIGURES = 1000


def find_figures(
    layout: Layout, companies: Companies, deals: Sequence[DealDraft] = (), quotes: Sequence[QuoteDraft] = ()
) -> tuple[FigureDraft, ...]:
    """The stated figures of an article, each once, in the order of the text; doubtful ones carry their doubts.

    `companies` and `deals` are what a figure may be about; `quotes`, in the order of the text, say who states it.
    """
    weighed = ((context, probability(context)) for context in find_contexts(layout, companies))
    chosen = list(islice(((context, share) for context, share in weighed if share >= ACCEPTED), MOST_FIGURES))
    if not chosen:
        return ()
    subjects = Subjects(layout, companies, deals, find_facilities(layout, companies), quotes)
    drafts = [_draft(layout, context, subjects, quotes, share) for context, share in chosen]
    found = checked(distinct(layout, drafts))
    return (*found[:-1], _with_more(found[-1])) if len(chosen) == MOST_FIGURES else found


def _with_more(last: FigureDraft) -> FigureDraft:
    """The last figure of a text that has too many, with a problem that says so."""
    message = f"The text has more numbers than are read: {MOST_FIGURES} were, this is the last of them."
    return replace(last, problems=(*last.problems, Problem("more-figures", message, last.span)))


def find_figures_in(
    layout: Layout,
    start: int,
    end: int,
    companies: Companies,
    deals: Sequence[DealDraft] = (),
    quotes: Sequence[QuoteDraft] = (),
) -> tuple[FigureDraft, ...]:
    """The figures that a selected piece of the text contains, likely or not: what a reviewer asks for is never refused.

    `start` and `end` (exclusive) are offsets of the text; a number that the selection touches counts as selected.
    """
    touched = [c for c in find_contexts(layout, companies) if _touches(c, start, end)]
    subjects = Subjects(layout, companies, deals, find_facilities(layout, companies), quotes)
    return tuple(_draft(layout, context, subjects, quotes, 1.0) for context in touched)


def _touches(context: Context, start: int, end: int) -> bool:
    quantity = context.candidate.quantity
    return quantity.start < end and start < quantity.end


def _draft(
    layout: Layout, context: Context, subjects: Subjects, quotes: Sequence[QuoteDraft], share: float
) -> FigureDraft:
    quantity = context.candidate.quantity
    around = subjects.around(context)
    measure, rule = measure_of(context, around)
    subject = choose_subject(subjects, context, measure)
    modality, sureness = modality_of(context, measure, subjects.standing(subject), around)
    span = Span.of(layout.text, quantity.start, quantity.end)
    return FigureDraft(
        raw=span.quote,
        span=span,
        quote=clause_around(layout, context.candidate),
        measure=measure,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        bound=quantity.bound,
        modality=modality,
        subject=subject,
        change=change_of(context),
        basis=basis_of(layout.plain, context.candidate),
        period=period_of(layout.plain, context.candidate) or _reported(layout, measure, modality),
        speaker=speaker_of(layout, context.candidate, quotes),
        rule=f"figure-{rule}",
        problems=_doubts(span, share, sureness),
    )


_RESULTS = (Measure.REVENUE, Measure.NET_PROFIT)


def _reported(layout: Layout, measure: Measure, modality: Modality) -> str | None:
    """The period of results that their own sentence leaves out, since the article reports on one period."""
    return reporting_period(layout.plain) if measure in _RESULTS and modality is Modality.ACTUAL else None


def _doubts(span: Span, share: float, sureness: float) -> tuple[Problem, ...]:
    problems = []
    if share < _SURE:
        problems.append(Problem("figure-uncertain", "Check that this number is a figure of the story.", span))
    if sureness < 0.5:
        problems.append(Problem("modality-uncertain", "Check whether this is a fact, a pledge or a forecast.", span))
    return tuple(problems)
