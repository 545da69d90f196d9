"""Which other records show a record, and so must be published anew with it."""

from django.db.models import Q

from companies.models import Company
from deals.models import Deal, DealPlace, Figure, Mention, Party, Quantity, Quotation, Siting, StatusStep
from deals.vocabulary import Resource

Subjects = set[tuple[Resource, int]]


def with_all_that_shows(touched: Subjects) -> Subjects:
    """The records and every record whose document shows a part of one of them.

    A deal is listed by its companies, places, facilities, figures, quotations, articles, umbrella and parts; a figure
    by its subject, its quantity, its rivals, its article, and the deals in whose articles it is stated of a party.
    """
    shown = set(touched) | _shown_with_articles(_ids(touched, Resource.ARTICLE))
    shown |= _shown_with_figures(_ids(shown, Resource.FIGURE))
    shown |= _deals_of_facilities(_ids(shown, Resource.FACILITY))
    shown |= _shown_with_companies(_ids(touched, Resource.COMPANY) - _fresh(touched))
    shown |= _shown_with_deals(_ids(shown, Resource.DEAL))
    shown |= _shown_with_quotations(_ids(shown, Resource.QUOTATION))
    return shown


def _ids(subjects: Subjects, resource: Resource) -> set[int]:
    return {subject_id for kind, subject_id in subjects if kind == resource}


def _fresh(touched: Subjects) -> set[int]:
    """Companies named beside a deal or an article are touched by it, not changed themselves."""
    by_an_article = any(resource == Resource.ARTICLE for resource, _ in touched)
    return _ids(touched, Resource.COMPANY) if by_an_article else set()


def _of(resource: Resource, ids: "set[int | None]") -> Subjects:
    return {(resource, subject_id) for subject_id in ids if subject_id is not None}


def _shown_with_figures(figures: set[int]) -> Subjects:
    shown: Subjects = set()
    quantities = Quantity.objects.filter(figures__in=figures)
    for company, deal, facility, pk in quantities.values_list("company", "deal", "facility", "pk"):
        shown |= _of(Resource.COMPANY, {company}) | _of(Resource.DEAL, {deal}) | _of(Resource.FACILITY, {facility})
        shown.add((Resource.QUANTITY, pk))
    measured = Figure.objects.filter(pk__in=figures).values(
        "quantity__company", "quantity__deal", "quantity__facility", "quantity__measure"
    )
    alike = Q(pk__in=figures)
    for subject in measured.distinct():
        alike |= Q(**subject)
    rivals = Figure.objects.live().filter(alike)
    for pk, article in rivals.values_list("pk", "citation__article"):
        shown |= {(Resource.FIGURE, pk), (Resource.ARTICLE, article)}
    return shown


def _deals_of_facilities(facilities: set[int]) -> Subjects:
    shown = _of(Resource.DEAL, set(DealPlace.objects.filter(facility__in=facilities).values_list("deal", flat=True)))
    places = DealPlace.objects.filter(facility__in=facilities).values_list("place", flat=True)
    return shown | _of(Resource.PLACE, set(places))


def _shown_with_companies(companies: set[int]) -> Subjects:
    """Where a company's own name or address is shown: needed when the company itself changes."""
    deals = Party.objects.filter(company__in=companies).values_list("deal", flat=True)
    figures = Figure.objects.live().filter(
        Q(quantity__company__in=companies)
        | Q(speaker__company__in=companies)
        | Q(quantity__facility__company__in=companies)
    )
    quotations = Quotation.objects.live().filter(speaker__company__in=companies)
    shown = _of(Resource.DEAL, set(deals)) | _of(Resource.FIGURE, set(figures.values_list("pk", flat=True)))
    shown |= _of(Resource.QUOTATION, set(quotations.values_list("pk", flat=True)))
    relatives = Q(subsidiaries__in=companies) | Q(parent__in=companies)
    shown |= _of(Resource.COMPANY, set(Company.objects.filter(relatives).values_list("pk", flat=True)))
    mentions = Mention.objects.filter(company__in=companies)
    shown |= _of(Resource.ARTICLE, set(mentions.values_list("article", flat=True)))
    facilities = Siting.objects.filter(facility__company__in=companies)
    for facility, place in facilities.values_list("facility", "facility__place"):
        shown |= {(Resource.FACILITY, facility), (Resource.PLACE, place)}
    return shown


def _shown_with_deals(deals: set[int]) -> Subjects:
    shown: Subjects = set()
    parties = Party.objects.filter(deal__in=deals)
    for company, article in parties.values_list("company", "citation__article"):
        shown |= _of(Resource.COMPANY, {company}) | {(Resource.ARTICLE, article)}
    for place, facility in DealPlace.objects.filter(deal__in=deals).values_list("place", "facility"):
        shown |= {(Resource.PLACE, place)} | _of(Resource.FACILITY, {facility})
    figures = Figure.objects.live().filter(
        Q(quantity__deal__in=deals) | Q(quantity__facility__deal_places__deal__in=deals)
    )
    for figure, quantity in figures.values_list("pk", "quantity"):
        shown |= {(Resource.FIGURE, figure), (Resource.QUANTITY, quantity)}
    steps = StatusStep.objects.filter(deal__in=deals).values_list("citation__article", flat=True)
    quotations = Quotation.objects.live().filter(deal__in=deals).values_list("pk", flat=True)
    umbrellas = Deal.objects.filter(parts__in=deals).values_list("pk", flat=True)
    parts = Deal.objects.live().filter(part_of__in=deals).values_list("pk", flat=True)
    return (
        shown
        | _of(Resource.ARTICLE, set(steps))
        | _of(Resource.QUOTATION, set(quotations))
        | _of(Resource.DEAL, {*umbrellas, *parts})
    )


def _shown_with_articles(articles: set[int]) -> Subjects:
    """Where an article's title, publisher or address is shown beside a quote of it."""
    figures = Figure.objects.live().filter(citation__article__in=articles).values_list("pk", flat=True)
    quotations = Quotation.objects.live().filter(citation__article__in=articles).values_list("pk", flat=True)
    deals = Party.objects.filter(citation__article__in=articles).values_list("deal", flat=True)
    steps = StatusStep.objects.filter(citation__article__in=articles).values_list("deal", flat=True)
    companies = Mention.objects.filter(article__in=articles).values_list("company", flat=True)
    return (
        _of(Resource.FIGURE, set(figures))
        | _of(Resource.QUOTATION, set(quotations))
        | _of(Resource.DEAL, {*deals, *steps})
        | _of(Resource.COMPANY, set(companies))
    )


def _shown_with_quotations(quotations: set[int]) -> Subjects:
    rows = Quotation.objects.filter(pk__in=quotations).values_list("deal", "citation__article")
    return {subject for deal, article in rows for subject in _of(Resource.DEAL, {deal}) | {(Resource.ARTICLE, article)}}
