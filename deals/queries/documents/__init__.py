"""What a record says in public: one document per record, the same on its page, in the API and in exports."""

from collections.abc import Callable

from deals.queries.documents.article import article_document
from deals.queries.documents.company import company_document
from deals.queries.documents.deal import deal_document
from deals.queries.documents.places import facility_document, place_document
from deals.queries.documents.shapes import Document
from deals.queries.documents.statements import figure_document, quantity_document, quotation_document
from deals.vocabulary import Resource

_RENDERERS: dict[Resource, Callable[[int], Document]] = {
    Resource.DEAL: deal_document,
    Resource.COMPANY: company_document,
    Resource.FACILITY: facility_document,
    Resource.PLACE: place_document,
    Resource.FIGURE: figure_document,
    Resource.QUANTITY: quantity_document,
    Resource.ARTICLE: article_document,
    Resource.QUOTATION: quotation_document,
}


def document_of(resource: Resource, subject_id: int) -> Document:
    """The document of one record as it now stands in its rows; the model's DoesNotExist if there is no such record."""
    return _RENDERERS[resource](subject_id)
