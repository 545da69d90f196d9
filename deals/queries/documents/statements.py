from dataclasses import fields

from django.db.models import Q, QuerySet

from deals.models import Deal, Figure, Quantity, StatusStep
from deals.origins import Telling, origins
from deals.queries.documents import rows
from deals.queries.documents.parts import (
    deal_summary,
    figure_shape,
    ladder_rows,
    quotation_shape,
    subject_reference,
)
from deals.queries.documents.rivals import comparisons
from deals.queries.documents.shapes import (
    FigureDocument,
    FigureShape,
    QuantityDocument,
    QuotationDocument,
    QuotationShape,
)


def figure_document(figure_id: int) -> FigureDocument:
    """The figure with the other statements of its measure; Figure.DoesNotExist if there is no live one."""
    figure = rows.figures().get(pk=figure_id)
    rivals = list(_same_measure(figure).exclude(pk=figure.pk))
    shape = figure_shape(figure)
    return FigureDocument(
        **{part.name: getattr(shape, part.name) for part in fields(FigureShape)},
        api_url=f"/api/v1/figures/{figure.pk}/",
        deals=[deal_summary(deal) for deal in _deals_of(figure)],
        rivals=[figure_shape(rival) for rival in rivals],
        comparisons=[pair for pair in comparisons([figure, *rivals], rungs_of(figure)) if figure.pk in pair.figures],
    )


def _same_measure(figure: Figure) -> QuerySet[Figure]:
    """Statements of the same measure of the same subject, in the same unit: of one quantity, or of its next of kin."""
    quantity = figure.quantity
    return rows.figures().filter(
        quantity__company=quantity.company_id,
        quantity__deal=quantity.deal_id,
        quantity__facility=quantity.facility_id,
        quantity__measure=quantity.measure,
        quantity__unit=quantity.unit,
    )


def rungs_of(figure: Figure) -> list[StatusStep]:
    """The steps of the deal that the figure is of; none where it is of something else."""
    deal = figure.quantity.deal
    return ladder_rows(deal.status_steps.select_related("citation__article")) if deal else []


def _deals_of(figure: Figure) -> QuerySet[Deal]:
    """The deal that it measures, or those of the facility that it measures; none for a figure of a company."""
    quantity = figure.quantity
    if quantity.company_id:
        return rows.deal_summaries().none()
    of_facility = Q(deal_places__facility=quantity.facility_id) if quantity.facility_id else Q(pk=quantity.deal_id)
    return rows.deal_summaries().filter(of_facility).distinct()


def quantity_document(quantity_id: int) -> QuantityDocument:
    """The quantity with every live statement of it; Quantity.DoesNotExist if there is none."""
    quantity = Quantity.objects.select_related("company", "deal", "facility").get(pk=quantity_id)
    figures = list(rows.figures().filter(quantity=quantity).prefetch_related("citation__article__reported_from"))
    return QuantityDocument(
        id=quantity.pk,
        url=f"/quantities/{quantity.pk}/",
        api_url=f"/api/v1/quantities/{quantity.pk}/",
        subject=subject_reference(quantity.subject),
        measure=quantity.measure,
        basis=quantity.basis,
        period=quantity.period,
        perimeter=quantity.perimeter,
        unit=quantity.unit,
        figures=[figure_shape(figure) for figure in figures],
        comparisons=comparisons(figures, rungs_of(figures[0]) if figures else ()),
        origins=len(set(origins([telling_of(figure) for figure in figures]))),
    )


def telling_of(figure: Figure) -> Telling:
    """Who tells the figure, after whom, in which words; the article's credits are fetched beforehand."""
    article = figure.citation.article
    credited = frozenset(credit.name for credit in article.reported_from.all())
    return Telling(article.publisher, credited, figure.citation.quote)


def quotation_document(quotation_id: int) -> QuotationDocument:
    """The quotation with its deal; Quotation.DoesNotExist if there is no live one."""
    quotation = rows.quotations().get(pk=quotation_id)
    shape = quotation_shape(quotation)
    deal = rows.deal_summaries().filter(pk=quotation.deal_id).first() if quotation.deal_id else None
    return QuotationDocument(
        **{part.name: getattr(shape, part.name) for part in fields(QuotationShape)},
        url=f"{quotation.citation.article.get_absolute_url()}#q{quotation.pk}",
        api_url=f"/api/v1/quotations/{quotation.pk}/",
        deal=deal_summary(deal) if deal else None,
    )
