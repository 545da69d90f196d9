from django.db.models import QuerySet

from companies.models import Company, Facility
from deals.models import Citation, Figure, Party, Project
from deals.queries.documents import rows
from deals.queries.documents.order import telling
from deals.queries.documents.parts import (
    citation_shape,
    company_reference,
    deal_summary,
    facility_reference,
    figure_shape,
    merged_references,
    sources_shape,
)
from deals.queries.documents.rivals import comparisons
from deals.queries.documents.shapes import CompanyDealShape, CompanyDocument, ProjectShape


def company_document(company_id: int) -> CompanyDocument:
    """The company as it now stands in its rows; Company.DoesNotExist if there is none."""
    company = Company.objects.select_related("parent").get(pk=company_id)
    figures = list(rows.figures().filter(quantity__company=company))
    projects = list(Project.objects.live().filter(company=company).select_related("citation__article"))
    return CompanyDocument(
        id=company.pk,
        slug=company.slug,
        url=company.get_absolute_url(),
        api_url=f"/api/v1/companies/{company.slug}/",
        name=company.name,
        kind=company.kind,
        country=company.country,
        names=sorted({row.name for row in company.names.all()} - {company.name}),
        parent=company_reference(company.parent) if company.parent else None,
        subsidiaries=[company_reference(row) for row in company.subsidiaries.live()],
        website=company.website,
        wikidata=company.wikidata,
        deals=_deals(company),
        figures=[figure_shape(figure) for figure in figures],
        comparisons=comparisons(figures),
        projects=[ProjectShape(row.pk, row.name, row.status, citation_shape(row.citation)) for row in projects],
        facilities=[facility_reference(row) for row in _facilities(company)],
        sources=sources_shape(_citations(company, figures)),
        merged_from=merged_references(company.merged_from.all()),
    )


def _deals(company: Company) -> list[CompanyDealShape]:
    deals = rows.deal_summaries().filter(parties__company=company).distinct()
    return [
        CompanyDealShape(
            deal_summary(deal), telling(party.role for party in deal.parties.all() if party.company_id == company.pk)
        )
        for deal in deals
    ]


def _facilities(company: Company) -> QuerySet[Facility]:
    return Facility.objects.live().filter(company=company).select_related("company")


def _citations(company: Company, figures: list[Figure]) -> list[Citation]:
    """Of its parts in deals, its mentions and its figures: every article that says something of it."""
    parts = Party.objects.filter(company=company, deal__withdrawn_at__isnull=True)
    mentions = company.mentions.select_related("citation__article")
    return [
        *(part.citation for part in parts.select_related("citation__article")),
        *(mention.citation for mention in mentions),
        *(figure.citation for figure in figures),
    ]
