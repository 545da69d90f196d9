"""From rows to the parts that several documents share."""

import re
from collections.abc import Iterable
from decimal import Decimal
from urllib.parse import quote as percent_encode

from django.db.models import prefetch_related_objects

from companies.models import Company, Facility, Place
from deals.ladder import Step, rungs
from deals.models import Article, Citation, Deal, Figure, Quotation, Speaker, StatusStep
from deals.queries.documents.order import source_order
from deals.queries.documents.shapes import (
    CitationShape,
    DealSummaryShape,
    FacilityReference,
    FigureShape,
    PartialDateShape,
    PlaceShape,
    QuotationShape,
    Reference,
    SourceShape,
    SpeakerShape,
)
from deals.values import PartialDate
from deals.vocabulary import Basis, Bound, Change, DealStatus, Modality
from deals.wording import Stated, figure_in_words

# How much of the sentence around a quote is shown: enough to read it in its context, never a paragraph.
CONTEXT = 240
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s|\n")
# A text fragment finds a long quote by its first and last words (https://wicg.github.io/scroll-to-text-fragment/).
_FRAGMENT_WORDS = 6


def date_shape(stored: str) -> PartialDateShape | None:
    """The stored date with its precision; null where nothing is stated."""
    if not stored:
        return None
    return PartialDateShape(stored, PartialDate.parse(stored).precision.value)


def number(amount: Decimal | None) -> float | int | None:
    """An amount as JSON carries it: whole numbers stay whole."""
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def company_reference(company: Company) -> Reference:
    """A company by name and address."""
    return Reference("company", company.pk, company.slug, company.name, company.get_absolute_url())


def deal_reference(deal: Deal) -> Reference:
    """A deal by title and address."""
    return Reference("deal", deal.pk, deal.slug, deal.title, deal.get_absolute_url())


def place_reference(place: Place) -> Reference:
    """A place by name and address."""
    return Reference("place", place.pk, place.slug, str(place), place.get_absolute_url())


def facility_reference(facility: Facility) -> FacilityReference:
    """A facility, with whose it is."""
    owner = company_reference(facility.company) if facility.company else None
    return FacilityReference(
        facility.pk, facility.slug, facility.name, facility.kind, owner, facility.get_absolute_url()
    )


def subject_reference(subject: Company | Deal | Facility) -> Reference:
    """What a quantity measures, by name and address."""
    if isinstance(subject, Company):
        return company_reference(subject)
    if isinstance(subject, Deal):
        return deal_reference(subject)
    return Reference("facility", subject.pk, subject.slug, subject.name, subject.get_absolute_url())


def merged_references(records: Iterable[Company | Deal | Facility]) -> list[Reference]:
    """Records that were merged into another, by the names and addresses that they had."""
    return [subject_reference(record) for record in sorted(records, key=lambda record: record.slug)]


def citation_shape(citation: Citation) -> CitationShape:
    """The span with the rest of its sentence, and its source opened at the quote."""
    article = citation.article
    before, after = _around(article.text, citation.start, citation.end)
    return CitationShape(
        article=article.pk,
        start=citation.start,
        end=citation.end,
        quote=citation.quote,
        url=f"{article.get_absolute_url()}#c{citation.start}-{citation.end}",
        before=before,
        after=after,
        source=source_at(article.url, citation.quote),
        title=article.title,
        publisher=article.publisher,
        published_on=article.published_on,
    )


def source_at(address: str, quote: str) -> str:
    """The publisher's page, opened at the quote; "" where the article has no address."""
    if not address:
        return ""
    words = quote.split()
    if len(words) <= 2 * _FRAGMENT_WORDS:
        ends = [" ".join(words)]
    else:
        ends = [" ".join(words[:_FRAGMENT_WORDS]), " ".join(words[-_FRAGMENT_WORDS:])]
    # "-" marks a prefix or suffix inside a fragment, so it is encoded although it need not be in an address.
    fragment = ",".join(percent_encode(end, safe="").replace("-", "%2D") for end in ends)
    return f"{address.partition('#')[0]}#:~:text={fragment}"


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands in the same sentence before and after the span, cut to `CONTEXT` characters at a word."""
    window = text[max(start - CONTEXT, 0) : start]
    breaks = [found.end() for found in _SENTENCE_END.finditer(window)]
    before = window if start <= CONTEXT else "…" + window.partition(" ")[2]
    if breaks:
        before = window[breaks[-1] :]
    if _SENTENCE_END.search(text[end - 1 : end + 1]):
        return before, ""
    following = text[end : end + CONTEXT]
    found = _SENTENCE_END.search(following)
    if found:
        return before, following[: found.end()].rstrip()
    return before, following if end + CONTEXT >= len(text) else following.rpartition(" ")[0] + "…"


def speaker_shape(speaker: Speaker) -> SpeakerShape:
    """Who states something, and for whom."""
    company = company_reference(speaker.company) if speaker.company else None
    return SpeakerShape(speaker.slug, speaker.name, speaker.affiliation, company)


def figure_shape(figure: Figure) -> FigureShape:
    """One statement, with its words."""
    quantity = figure.quantity
    return FigureShape(
        id=figure.pk,
        url=figure.get_absolute_url(),
        quantity=quantity.pk,
        measure=quantity.measure,
        low=number(figure.low),
        high=number(figure.high),
        unit=quantity.unit,
        bound=figure.bound,
        modality=figure.modality,
        change=figure.change or None,
        basis=quantity.basis,
        period=quantity.period,
        perimeter=quantity.perimeter,
        text=figure_in_words(stated(figure)),
        raw=figure.raw,
        subject=subject_reference(quantity.subject),
        speaker=speaker_shape(figure.speaker) if figure.speaker else None,
        stated_on=date_shape(figure.stated_on),
        citation=citation_shape(figure.citation),
    )


def stated(figure: Figure) -> Stated:
    """The row as the wording wants it."""
    quantity = figure.quantity
    return Stated(
        raw=figure.raw,
        low=figure.low,
        high=figure.high,
        unit=quantity.unit,
        bound=Bound(figure.bound),
        modality=Modality(figure.modality),
        change=Change(figure.change) if figure.change else None,
        basis=Basis(quantity.basis),
        period=quantity.period,
        quote=figure.citation.quote,
    )


def quotation_shape(quotation: Quotation) -> QuotationShape:
    """Words of a named person, with where they stand."""
    return QuotationShape(
        quotation.pk, speaker_shape(quotation.speaker), quotation.citation.quote, citation_shape(quotation.citation)
    )


def place_shape(place: Place, facility: Facility | None, citation: Citation) -> PlaceShape:
    """A place of a deal; its point only where the text names a site or a city."""
    return PlaceShape(
        id=place.pk,
        slug=place.slug,
        name=place.name,
        kind=place.kind,
        country=place.country,
        admin1=place.admin1,
        latitude=coordinate(place.latitude),
        longitude=coordinate(place.longitude),
        url=place.get_absolute_url(),
        facility=facility_reference(facility) if facility else None,
        citation=citation_shape(citation),
    )


def coordinate(degrees: Decimal | None) -> float | None:
    """Degrees as JSON carries them."""
    return None if degrees is None else float(degrees)


def source_shape(article: Article) -> SourceShape:
    """An article as a source, with the publications that it credits."""
    return SourceShape(
        id=article.pk,
        title=article.title,
        publisher=article.publisher,
        published_on=date_shape(article.published_on),
        url=article.get_absolute_url(),
        page=article.url,
        reported_from=[credit.name for credit in article.reported_from.all()],
    )


def sources_shape(citations: Iterable[Citation]) -> list[SourceShape]:
    """The articles of the citations, each once, the earliest first."""
    articles = {citation.article_id: citation.article for citation in citations}
    prefetch_related_objects(list(articles.values()), "reported_from")
    return [
        source_shape(article)
        for article in sorted(articles.values(), key=lambda article: (article.published_on, article.text_key))
        if not article.withdrawn_at
    ]


def current_status(steps: Iterable[StatusStep]) -> str:
    """Where the deal stands: the last rung of its ladder; a deal that no step is told of is announced."""
    climbed = ladder_rows(steps)
    return climbed[-1].status if climbed else DealStatus.ANNOUNCED.value


def ladder_rows(steps: Iterable[StatusStep]) -> list[StatusStep]:
    """The steps that are rungs of the deal's ladder, from the first to the last."""
    told = [
        Step(DealStatus(step.status), step.on, step.citation.article.published_on, step)
        for step in sorted(steps, key=source_order)
    ]
    return [rung.source for rung in rungs(told)]


def deal_summary(deal: Deal) -> DealSummaryShape:
    """A deal as other documents list it; parties and steps must be prefetched by whoever shapes many."""
    return DealSummaryShape(
        id=deal.pk,
        slug=deal.slug,
        title=deal.title,
        url=deal.get_absolute_url(),
        kind=deal.kind,
        status=current_status(deal.status_steps.all()),
        announced_on=date_shape(deal.announced_on),
        parties=list(
            {
                party.company_id: company_reference(party.company) for party in deal.parties.all() if party.company
            }.values()
        ),
    )
