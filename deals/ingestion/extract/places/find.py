"""From the layout of an article to the places of its facilities and works."""

from collections.abc import Iterator

from deals.ingestion.extract.companies.found import Companies
from deals.ingestion.extract.layout import Layout
from deals.ingestion.extract.model import load_model
from deals.ingestion.extract.places.candidates import PlaceMention, find_mentions
from deals.ingestion.extract.places.features import features, lists_of
from deals.ingestion.extract.places.grouping import PlaceCandidate, grouped
from deals.ingestion.extract.places.standing import clause_of, facility_in
from deals.ingestion.records import LocationDraft, Problem, Span

MODEL = "place_model"
# The threshold that gave the best mean of precision and recall in cross-validation by article.
_ACCEPTED = 0.33
_SURE = 0.6


def find_locations(layout: Layout, companies: Companies) -> tuple[LocationDraft, ...]:
    """The places of facilities and works that the article names, each once, in the order of the text.

    Datelines, seats of firms and the United States alone are none.
    """
    model = load_model(MODEL)
    return tuple(
        _draft(layout, companies, candidate, probability)
        for candidate, named in read_places(layout, companies)
        if (probability := model.probability(named)) >= _ACCEPTED
    )


def read_places(layout: Layout, companies: Companies) -> Iterator[tuple[PlaceCandidate, frozenset[str]]]:
    """Every place that the text names, with what the model looks at."""
    candidates = grouped(layout.plain, find_mentions(layout, companies))
    lists = lists_of(layout.plain, candidates)
    for candidate in candidates:
        yield candidate, features(layout, candidate, lists)


def _draft(layout: Layout, companies: Companies, candidate: PlaceCandidate, probability: float) -> LocationDraft:
    place = candidate.first
    start, end = clause_of(layout.plain, place)
    span = Span.of(layout.text, place.start, place.end)
    doubts = () if probability >= _SURE else (_doubt(span),)
    return LocationDraft(
        name=place.name(layout.plain),
        kind=place.kind,
        country=place.country,
        admin1=place.admin1,
        evidence=Span.of(layout.text, start, end),
        span=span,
        company=_company(companies, place),
        facility=facility_in(layout.plain, start, place.start),
        rule=f"{place.kind} named",
        problems=doubts,
    )


def _doubt(span: Span) -> Problem:
    message = (
        f"Check that something of a firm stands or is built in {span.quote}, and that it is no mere seat or market."
    )
    return Problem("unsure_location", message, span)


def _company(companies: Companies, place: PlaceMention) -> str | None:
    """The company named last before the place in its sentence, or else first behind it."""
    named = companies.in_span(place.sentence.start, place.sentence.end)
    before = [mention for mention in named if mention.end <= place.start]
    behind = [mention for mention in named if mention.start >= place.end]
    if before:
        return before[-1].company
    return behind[0].company if behind else None
