"""Which quantities of an article are stated figures, and which only numbers in passing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from deals.ingestion.extract.companies import Companies
from deals.ingestion.extract.figures.candidates import Candidate, find_candidates
from deals.ingestion.extract.figures.features import Context, context_of, features, words_of
from deals.ingestion.extract.figures.tokens import tokens_of
from deals.ingestion.extract.layout import Layout, Sentence
from deals.ingestion.extract.model import load_model
from deals.ingestion.extract.units import Kind

ACCEPTED = 0.45  # chosen by cross-validation for the best F1; see docs/models
_LOSSES = frozenset({"loss", "losses", "net loss", "operating loss", "gross loss", "deficit"})


def find_contexts(layout: Layout, companies: Companies) -> list[Context]:
    """Every candidate of an article in its context; amounts lost are negative."""
    candidates = find_candidates(layout, companies)
    return [_with_sign(context) for context in _contexts(layout, companies, candidates)]


def probability(context: Context) -> float:
    """How probable it is that a candidate is a figure that an analyst would keep, from 0 to 1."""
    return load_model("figure_choice").probability(features(context))


def _contexts(layout: Layout, companies: Companies, candidates: Sequence[Candidate]) -> Iterator[Context]:
    counts = Counter(candidate.sentence.index for candidate in candidates)
    words, known = None, -1
    for candidate in candidates:
        sentence = candidate.sentence
        if words is None or sentence.index != known:
            words, known = (
                words_of(tokens_of(layout.plain, sentence.start, sentence.end, _names(companies, sentence))),
                sentence.index,
            )
        yield context_of(layout, candidate, words, counts[sentence.index])


def _names(companies: Companies, sentence: Sentence) -> list[tuple[int, int]]:
    mentions = companies.in_span(sentence.start, sentence.end)
    return [(mention.start, mention.end) for mention in mentions if not mention.resolved]


def _with_sign(context: Context) -> Context:
    """The context with a loss as a negative amount, whatever its own sign."""
    quantity, found = context.candidate.quantity, context.governor
    lost = found is not None and found.words in _LOSSES and found.way != "far"
    if not lost or quantity.kind is not Kind.MONEY or quantity.value < 0:
        return context
    low = None if quantity.high is None else -quantity.high
    high = None if quantity.low is None else -quantity.low
    return replace(context, candidate=replace(context.candidate, quantity=replace(quantity, low=low, high=high)))
