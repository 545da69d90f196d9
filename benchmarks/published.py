"""Made-up published records, about as long as real ones, straight into a scratch database.

What a site has to bear is uneven, and so are they: one company has a tenth of the deals, and the rest share the others.
"""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from itertools import islice

import orjson
from django.contrib.auth.models import User

from deals.models import DatasetVersion, Listing, Publication
from deals.queries.columns import columns_of
from deals.queries.documents.shapes import (
    ArticleDocument,
    CitationShape,
    CompanyDealShape,
    CompanyDocument,
    DealDocument,
    DealSummaryShape,
    Document,
    FigureDocument,
    FigureShape,
    MentionShape,
    PartialDateShape,
    PartyShape,
    PlaceDocument,
    PlaceShape,
    QuantityDocument,
    QuotationDocument,
    QuotationShape,
    Reference,
    SourceShape,
    SpeakerShape,
    StatusStepShape,
)
from deals.vocabulary import Binding, DealKind, DealStatus, Reason, Resource

COMPANIES = 4001
SPEAKERS = 101
FIGURES = 3  # of a deal
_STATES = ("US-WI", "US-OH", "US-TX", "US-AZ", "TW-HSZ", "JP-43", "DE-ST", "FR-IDF")
_CITIES = 400
_MEASURES = (("deal_value", "USD"), ("investment", "USD"), ("capacity_power", "MW"))
_BOUNDS = ("at_least", "exact", "about", "at_most")
_PAYS = {"investment": ("investor", "investee"), "licensing": ("licensor", "licensee")}
_AT_ONCE = 1000
_FIRST = datetime(2020, 1, 1, tzinfo=UTC)
_QUOTE = "will supply the other with equipment under an agreement worth over ${} million, the companies said"


def publish_deals(start: int, stop: int) -> None:
    """Publishes the deals of these numbers; the data set's version counts them."""
    _publish(Resource.DEAL, map(_deal, range(start, stop)))
    DatasetVersion.objects.update(number=stop)


def publish_around(deals: int) -> None:
    """Publishes what the deals 1 to `deals` lead to: companies, places, articles, figures, quantities, quotations."""
    by_company: dict[int, list[int]] = {}
    by_place: dict[int, list[int]] = {}
    for number in range(deals - 1, 0, -1):  # the newest number first, as documents list them
        for company in _companies(number):
            by_company.setdefault(company, []).append(number)
        by_place.setdefault(_city(number), []).append(number)
        by_place.setdefault(_state(number), []).append(number)
    _publish(Resource.COMPANY, (_company(number, its) for number, its in sorted(by_company.items())))
    _publish(Resource.PLACE, (_place(number, its) for number, its in sorted(by_place.items())))
    _publish(Resource.ARTICLE, map(_article, range(1, deals)))
    _publish(Resource.QUOTATION, map(_quotation_document, range(1, deals)))
    _publish(Resource.FIGURE, (_figure_document(n, place) for n in range(1, deals) for place in range(FIGURES)))
    _publish(Resource.QUANTITY, (_quantity(n, place) for n in range(1, deals) for place in range(FIGURES)))


def _publish(resource: Resource, documents: Iterable[Document]) -> None:
    by, _ = User.objects.get_or_create(username="bench")
    left = iter(documents)
    while some := list(islice(left, _AT_ONCE)):
        made = Publication.objects.bulk_create(_publication(resource, document, by) for document in some)
        Listing.objects.bulk_create(_listing(document, row) for document, row in zip(some, made, strict=True))


def _publication(resource: Resource, document: Document, by: User) -> Publication:
    at = _FIRST + timedelta(minutes=document.id)
    stamped = {**orjson.loads(orjson.dumps(document)), "version": 1, "published_at": at.isoformat()}
    return Publication(
        resource=resource,
        subject_id=document.id,
        version=1,
        published_at=at,
        reason=Reason.NEW_RECORD,
        by=by,
        document=orjson.dumps(stamped).decode(),
        sha256="0" * 64,
    )


def _listing(document: Document, publication: Publication) -> Listing:
    return Listing(
        resource=publication.resource,
        subject_id=document.id,
        publication=publication,
        document=publication.document,
        published_at=publication.published_at,
        **asdict(columns_of(document)),
    )


def _deal(number: int) -> DealDocument:
    summary = _summary(number)
    figures = [_figure(number, place) for place in range(FIGURES)]
    roles = _PAYS.get(summary.kind, ("supplier", "customer"))
    parties = zip(summary.parties, roles, strict=True)
    return DealDocument(
        id=number,
        slug=summary.slug,
        url=summary.url,
        api_url=f"/api/v1/deals/{summary.slug}/",
        title=summary.title,
        summary="One supplies the other.",
        kind=summary.kind,
        status=summary.status,
        binding=Binding.values()[number % len(Binding.values())],
        announced_on=summary.announced_on,
        scope=["equipment"],
        parties=[PartyShape(company, "", role, _citation(number)) for company, role in parties],
        places=[_place_shape(_city(number), number), _place_shape(_state(number), number)],
        status_steps=[StatusStepShape(summary.status, summary.announced_on, _citation(number))],
        figures=figures,
        party_figures=[],
        comparisons=[],
        quotations=[_quotation(number)],
        sources=[_source(number)],
        part_of=None,
        parts=[],
        not_stated=["price", "term"],
        merged_from=[],
    )


def _summary(number: int) -> DealSummaryShape:
    kinds, statuses = DealKind.values(), DealStatus.values()
    one, other = map(_reference, _companies(number))
    return DealSummaryShape(
        id=number,
        slug=f"deal-{number}",
        title=f"{one.name} and {other.name}: agreement {number}",
        url=f"/deals/deal-{number}/",
        kind=kinds[number % len(kinds)],
        status=statuses[number % len(statuses)],
        announced_on=_day(number),
        parties=[one, other],
    )


def _companies(number: int) -> tuple[int, int]:
    """Its two parties; one in ten deals is of the first company."""
    one = 0 if number % 10 == 0 else number * 31 % COMPANIES
    other = number * 17 % (COMPANIES - 1) + 1
    return one, other if other != one else 1 + one % (COMPANIES - 1)


def _company(number: int, deals: list[int]) -> CompanyDocument:
    company = _reference(number)
    return CompanyDocument(
        id=number,
        slug=company.slug,
        url=company.url,
        api_url=f"/api/v1/companies/{company.slug}/",
        name=company.name,
        kind="company",
        country=("US", "DE", "JP", "TW")[number % 4],
        names=[company.name],
        parent=None,
        subsidiaries=[],
        website="",
        wikidata="",
        deals=[CompanyDealShape(_summary(deal), ["supplier"]) for deal in deals],
        figures=[],
        comparisons=[],
        projects=[],
        facilities=[],
        sources=[_source(deal) for deal in deals],
        merged_from=[],
    )


def _place(number: int, deals: list[int]) -> PlaceDocument:
    shape = _place_shape(number, 0)
    return PlaceDocument(
        id=number,
        slug=shape.slug,
        url=shape.url,
        api_url=f"/api/v1/places/{shape.slug}/",
        name=shape.name,
        kind=shape.kind,
        country=shape.country,
        admin1=shape.admin1,
        latitude=shape.latitude,
        longitude=shape.longitude,
        deals=[_summary(deal) for deal in deals],
        facilities=[],
    )


def _place_shape(number: int, deal: int) -> PlaceShape:
    """A state below the number of states, then a city somewhere on the globe, as in `_state` and `_city`."""
    is_state = number <= len(_STATES)
    country, _, admin1 = _STATES[(number - 1) % len(_STATES)].partition("-")
    return PlaceShape(
        id=number,
        slug=f"place-{number}",
        name=f"{'State' if is_state else 'City'} {number}",
        kind="state" if is_state else "city",
        country=country,
        admin1=admin1,
        latitude=None if is_state else 25 + number * 7 % 250 / 10,
        longitude=None if is_state else -120 + number * 13 % 500 / 10,
        url=f"/places/place-{number}/",
        facility=None,
        citation=_citation(deal),
    )


def _state(number: int) -> int:
    return number % len(_STATES) + 1


def _city(number: int) -> int:
    return len(_STATES) + 1 + number % _CITIES


def _figure(number: int, place: int) -> FigureShape:
    """One of the figures of a deal, each of another measure."""
    measure, unit = _MEASURES[place]
    amount = (number % 900 + 10 * place + 1) * (1 if unit == "MW" else 1_000_000)
    summary = _summary(number)
    bound = _BOUNDS[number % len(_BOUNDS)]
    identity = number * FIGURES + place
    return FigureShape(
        id=identity,
        url=f"/figures/{identity}/",
        quantity=identity,
        measure=measure,
        low=None if bound == "at_most" else amount,
        high=None if bound == "at_least" else amount,
        unit=unit,
        bound=bound,
        modality="expected",
        change=None,
        basis="total",
        period="",
        perimeter="",
        text=f"{amount} {unit}, expected",
        raw=f"${number % 900} million",
        subject=Reference("deal", number, summary.slug, summary.title, summary.url),
        speaker=_speaker(number),
        stated_on=_day(number),
        citation=_citation(number),
    )


def _figure_document(number: int, place: int) -> FigureDocument:
    figure = _figure(number, place)
    own = {name: getattr(figure, name) for name in FigureShape.__slots__}
    return FigureDocument(**own, api_url=f"/api/v1{figure.url}", deals=[_summary(number)])


def _quantity(number: int, place: int) -> QuantityDocument:
    figure = _figure(number, place)
    return QuantityDocument(
        id=figure.quantity,
        url=f"/quantities/{figure.quantity}/",
        api_url=f"/api/v1/quantities/{figure.quantity}/",
        subject=figure.subject,
        measure=figure.measure,
        basis=figure.basis,
        period=figure.period,
        perimeter=figure.perimeter,
        unit=figure.unit,
        figures=[figure],
        comparisons=[],
        origins=1,
    )


def _article(number: int) -> ArticleDocument:
    source = _source(number)
    return ArticleDocument(
        id=number,
        url=source.url,
        api_url=f"/api/v1{source.url}",
        page=source.page,
        title=source.title,
        publisher=source.publisher,
        authors=["A. Writer"],
        language="en",
        published_on=source.published_on,
        recorded_on=_FIRST.isoformat(),
        checked_on=None,
        reported_from=[],
        companies=[MentionShape(company, "party", _citation(number)) for company in _summary(number).parties],
        deals=[_summary(number)],
        figures=[_figure(number, place) for place in range(FIGURES)],
        quotations=[_quotation(number)],
        citations=[_citation(number)],
    )


def _quotation(number: int) -> QuotationShape:
    text = f"The agreement {number} makes both of us stronger."
    return QuotationShape(number, _speaker(number), text, _citation(number))


def _quotation_document(number: int) -> QuotationDocument:
    said = _quotation(number)
    address = f"/articles/{number}/#c100"
    return QuotationDocument(said.id, said.speaker, said.text, said.citation, address, "", _summary(number))


def _speaker(number: int) -> SpeakerShape:
    speaker = number % SPEAKERS
    return SpeakerShape(f"speaker-{speaker}", f"Speaker {speaker}", "chief executive", _reference(speaker))


def _source(number: int) -> SourceShape:
    page = f"https://news.example/{number}"
    publisher = f"Example Wire {number % 20}"
    return SourceShape(number, f"Agreement {number}", publisher, _day(number), f"/articles/{number}/", page, [])


def _reference(number: int) -> Reference:
    return Reference("company", number, f"company-{number}", f"Company {number}", f"/companies/company-{number}/")


def _day(number: int) -> PartialDateShape:
    return PartialDateShape((date(2017, 1, 1) + timedelta(days=number % 3200)).isoformat(), "day")


def _citation(number: int) -> CitationShape:
    quote = _QUOTE.format(number % 900)
    return CitationShape(
        article=number,
        start=100,
        end=100 + len(quote),
        quote=quote,
        url=f"/articles/{number}/#c100",
        before="In a statement on Monday the first of the two said that it ",
        after=" in a filing that was made public later on the same day.",
        source=f"https://news.example/{number}#:~:text=will%20supply",
        title=f"Agreement {number}",
        publisher=f"Example Wire {number % 20}",
        published_on=_day(number).value,
    )
