"""The columns of a listing, out of the document that it lists: pure, so that a list can never say more than a page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import singledispatch

from deals.comparison import Verdict
from deals.queries.documents.shapes import (
    ArticleDocument,
    CitationShape,
    CompanyDocument,
    ComparisonShape,
    DealDocument,
    DealSummaryShape,
    Document,
    FacilityDocument,
    FigureDocument,
    FigureShape,
    PartialDateShape,
    PlaceDocument,
    QuantityDocument,
    QuotationDocument,
    Reference,
)
from deals.values import PartialDate
from deals.vocabulary import Conflict


@dataclass(slots=True)
class Columns:
    """What `Listing` filters, searches and sorts on; names as there."""

    title: str
    slug: str = ""
    stated_on: str = ""
    kinds: list[str] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)
    bindings: list[str] = field(default_factory=list)
    companies: list[str] = field(default_factory=list)
    party_roles: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    speakers: list[str] = field(default_factory=list)
    deals: list[int] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)
    measure: str = ""
    unit: str = ""
    bound: str = ""
    modality: str = ""
    conflict: str = ""
    low: float | int | None = None
    high: float | int | None = None
    words: str = ""
    earliest: date = date.min
    latest: date = date.min


def columns_of(document: Document) -> Columns:
    """The columns of any document, its date spread to the days that it can mean."""
    columns = _columns(document)
    if columns.stated_on:
        stated = PartialDate.parse(columns.stated_on)
        columns.earliest, columns.latest = stated.earliest, stated.latest
    return columns


@singledispatch
def _columns(document: object) -> Columns:
    raise TypeError(f"{type(document).__name__} is no document")


@_columns.register
def _deal(deal: DealDocument) -> Columns:
    companies = [party.company for party in deal.parties if party.company]
    roles = [f"{party.company.slug}:{party.role}" for party in deal.parties if party.company]
    return Columns(
        title=deal.title,
        slug=deal.slug,
        stated_on=_stored(deal.announced_on),
        kinds=[deal.kind],
        statuses=[deal.status],
        bindings=[deal.binding],
        companies=_slugs(companies),
        party_roles=_unique([*(party.role for party in deal.parties), *roles]),
        countries=_unique(place.country for place in deal.places),
        states=_states((place.country, place.admin1) for place in deal.places),
        places=_unique(place.slug for place in deal.places),
        sources=_unique(source.publisher.casefold() for source in deal.sources),
        deals=[deal.id],
        articles=[source.id for source in deal.sources],
        words=_words(
            [company.name for company in companies],
            [party.description for party in deal.parties],
            [deal.summary, deal.kind],
            deal.scope,
            [place.name for place in deal.places],
            [figure.text for figure in deal.figures],
            _quotes([figure.citation for figure in deal.figures]),
            [quotation.text for quotation in deal.quotations],
            [quotation.speaker.name for quotation in deal.quotations],
        ),
    )


@_columns.register
def _company(company: CompanyDocument) -> Columns:
    deals = [entry.deal for entry in company.deals]
    return Columns(
        title=company.name,
        slug=company.slug,
        stated_on=_newest(deals),
        kinds=[company.kind],
        statuses=_unique(deal.status for deal in deals),
        companies=[company.slug],
        party_roles=_unique(role for entry in company.deals for role in entry.roles),
        countries=[company.country] if company.country else [],
        sources=_unique(source.publisher.casefold() for source in company.sources),
        deals=[deal.id for deal in deals],
        articles=[source.id for source in company.sources],
        words=_words(company.names, [deal.title for deal in deals], [figure.text for figure in company.figures]),
    )


@_columns.register
def _facility(facility: FacilityDocument) -> Columns:
    return Columns(
        title=facility.name,
        slug=facility.slug,
        stated_on=_newest(facility.deals),
        kinds=[facility.kind],
        companies=_slugs([facility.company] if facility.company else []),
        countries=[facility.country] if facility.country else [],
        states=_states([(facility.country, facility.admin1)]),
        places=[facility.place.slug],
        deals=[deal.id for deal in facility.deals],
        articles=_articles(facility.figures),
        words=_words([facility.place.name, facility.company.name if facility.company else ""]),
    )


@_columns.register
def _place(place: PlaceDocument) -> Columns:
    return Columns(
        title=place.name,
        slug=place.slug,
        stated_on=_newest(place.deals),
        kinds=[place.kind],
        companies=_slugs(party for deal in place.deals for party in deal.parties),
        countries=[place.country] if place.country else [],
        states=_states([(place.country, place.admin1)]),
        places=[place.slug],
        deals=[deal.id for deal in place.deals],
        words=_words([facility.name for facility in place.facilities], [deal.title for deal in place.deals]),
    )


@_columns.register
def _figure(figure: FigureDocument) -> Columns:
    return Columns(
        title=f"{figure.subject.name}: {figure.text}",
        stated_on=_stored(figure.stated_on),
        kinds=_unique(deal.kind for deal in figure.deals),
        statuses=_unique(deal.status for deal in figure.deals),
        companies=_subject_companies(figure.subject, figure.deals),
        deals=[deal.id for deal in figure.deals],
        articles=[figure.citation.article],
        sources=[figure.citation.publisher.casefold()],
        speakers=[figure.speaker.slug] if figure.speaker else [],
        measure=figure.measure,
        unit=figure.unit,
        bound=figure.bound,
        modality=figure.modality,
        conflict=_conflict(figure.comparisons),
        low=figure.low,
        high=figure.high,
        words=_words([figure.measure, figure.citation.quote, figure.speaker.name if figure.speaker else ""]),
    )


@_columns.register
def _quantity(quantity: QuantityDocument) -> Columns:
    newest = next(iter(quantity.figures), None)
    return Columns(
        title=f"{quantity.subject.name}: {quantity.measure.replace('_', ' ')}",
        stated_on=_stored(newest.stated_on) if newest else "",
        companies=[quantity.subject.slug] if quantity.subject.kind == "company" else [],
        deals=[quantity.subject.id] if quantity.subject.kind == "deal" else [],
        articles=_articles(quantity.figures),
        measure=quantity.measure,
        unit=quantity.unit,
        conflict=_conflict(quantity.comparisons),
        words=_words([figure.text for figure in quantity.figures], _quotes([f.citation for f in quantity.figures])),
    )


@_columns.register
def _article(article: ArticleDocument) -> Columns:
    return Columns(
        title=article.title or article.page or f"Article {article.id}",
        stated_on=_stored(article.published_on),
        kinds=_unique(deal.kind for deal in article.deals),
        statuses=_unique(deal.status for deal in article.deals),
        companies=_slugs(mention.company for mention in article.companies),
        sources=_unique([article.publisher.casefold(), *(name.casefold() for name in article.reported_from)]),
        deals=[deal.id for deal in article.deals],
        articles=[article.id],
        words=_words([article.publisher], article.reported_from, _quotes(article.citations)),
    )


@_columns.register
def _quotation(quotation: QuotationDocument) -> Columns:
    company = quotation.speaker.company
    return Columns(
        title=f"{quotation.speaker.name}: {quotation.text}"[:500],
        stated_on=quotation.citation.published_on,
        companies=_slugs([company] if company else []),
        sources=[quotation.citation.publisher.casefold()],
        speakers=[quotation.speaker.slug],
        deals=[quotation.deal.id] if quotation.deal else [],
        articles=[quotation.citation.article],
        words=_words([quotation.text, quotation.speaker.affiliation]),
    )


def _conflict(pairs: Iterable[ComparisonShape]) -> str:
    """Whether some two statements cannot both hold and no editor has said why; else whether one has."""
    found = {pair.resolution is not None for pair in pairs if pair.verdict == Verdict.CONFLICT}
    if not found:
        return ""
    return Conflict.RESOLVED if all(found) else Conflict.OPEN


def _stored(when: PartialDateShape | None) -> str:
    return when.value if when else ""


def _newest(deals: Iterable[DealSummaryShape]) -> str:
    return max((_stored(deal.announced_on) for deal in deals), default="")


def _unique(words: Iterable[str]) -> list[str]:
    return sorted({word for word in words if word})


def _slugs(references: Iterable[Reference]) -> list[str]:
    return _unique(reference.slug for reference in references)


def _states(codes: Iterable[tuple[str, str]]) -> list[str]:
    return _unique(f"{country}-{admin1}" for country, admin1 in codes if country and admin1)


def _subject_companies(subject: Reference, deals: list[DealSummaryShape]) -> list[str]:
    own = [subject.slug] if subject.kind == "company" else []
    return _unique([*own, *(party.slug for deal in deals for party in deal.parties)])


def _articles(figures: Iterable[FigureShape]) -> list[int]:
    return sorted({figure.citation.article for figure in figures})


def _quotes(citations: Iterable[CitationShape]) -> list[str]:
    return [citation.quote for citation in citations]


def _words(*groups: Iterable[str]) -> str:
    return "\n".join(word for group in groups for word in group if word)
