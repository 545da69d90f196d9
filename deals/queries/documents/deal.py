from collections.abc import Iterable

from django.db.models import Prefetch, Q, QuerySet

from deals.models import Citation, Deal, DealPlace, Figure, Party, Quotation, ScopeItem, StatusStep
from deals.queries.documents import rows
from deals.queries.documents.order import first_said, shown_parties
from deals.queries.documents.parts import (
    citation_shape,
    company_reference,
    current_status,
    date_shape,
    deal_reference,
    deal_summary,
    figure_shape,
    ladder_rows,
    merged_references,
    place_shape,
    quotation_shape,
    sources_shape,
)
from deals.queries.documents.rivals import comparisons
from deals.queries.documents.shapes import DealDocument, PartOfShape, PartyShape, StatusStepShape
from deals.vocabulary import Binding, DealKind, Measure

# Deals whose size is told in power, so that silence about it is worth a line.
_TOLD_IN_POWER = {DealKind.CLOUD_COMPUTE, DealKind.POWER_PURCHASE, DealKind.CONSTRUCTION}


def deal_document(deal_id: int) -> DealDocument:
    """The deal as it now stands in its rows; Deal.DoesNotExist if there is none."""
    deal = _deals().get(pk=deal_id)
    parties, places, steps = list(deal.parties.all()), list(deal.deal_places.all()), list(deal.status_steps.all())
    own = _own_figures(deal, places)
    quotations = list(rows.quotations().filter(deal=deal))
    cited = _citations(deal, own, quotations)
    return DealDocument(
        id=deal.pk,
        slug=deal.slug,
        url=deal.get_absolute_url(),
        api_url=f"/api/v1/deals/{deal.slug}/",
        title=deal.title,
        summary=deal.summary,
        kind=deal.kind,
        status=current_status(steps),
        binding=deal.binding,
        announced_on=date_shape(deal.announced_on),
        scope=[item.text for item in first_said(deal.scope_items.all(), lambda item: item.text)],
        parties=[_party(party) for party in shown_parties(parties)],
        places=[
            place_shape(row.place, row.facility, row.citation)
            for row in first_said(places, lambda row: (row.place_id, row.facility_id))
        ],
        status_steps=[_step(step) for step in ladder_rows(steps)],
        figures=[figure_shape(figure) for figure in own],
        party_figures=[figure_shape(figure) for figure in _party_figures(parties, cited)],
        comparisons=comparisons(own, ladder_rows(steps)),
        quotations=[quotation_shape(quotation) for quotation in quotations],
        sources=sources_shape(cited),
        part_of=_part_of(deal),
        parts=[deal_summary(part) for part in rows.deal_summaries().filter(part_of=deal)],
        not_stated=_not_stated(deal, places, own),
        merged_from=merged_references(deal.merged_from.all()),
    )


def _deals() -> QuerySet[Deal]:
    return Deal.objects.select_related("part_of", "part_of_citation__article").prefetch_related(
        Prefetch("parties", Party.objects.select_related("company", "citation__article")),
        Prefetch("deal_places", DealPlace.objects.select_related("place", "facility__company", "citation__article")),
        Prefetch("status_steps", StatusStep.objects.select_related("citation__article")),
        Prefetch("scope_items", ScopeItem.objects.select_related("citation__article")),
    )


def _own_figures(deal: Deal, places: Iterable[DealPlace]) -> list[Figure]:
    facilities = [row.facility_id for row in places if row.facility_id]
    return list(rows.figures().filter(Q(quantity__deal=deal) | Q(quantity__facility__in=facilities)))


def _party_figures(parties: Iterable[Party], cited: Iterable[Citation]) -> list[Figure]:
    companies = [party.company_id for party in parties if party.company_id]
    articles = {citation.article_id for citation in cited}
    return list(rows.figures().filter(quantity__company__in=companies, citation__article__in=articles))


def _citations(deal: Deal, figures: Iterable[Figure], quotations: Iterable[Quotation]) -> list[Citation]:
    return [
        *(party.citation for party in deal.parties.all()),
        *(place.citation for place in deal.deal_places.all()),
        *(step.citation for step in deal.status_steps.all()),
        *(item.citation for item in deal.scope_items.all()),
        *(figure.citation for figure in figures),
        *(quotation.citation for quotation in quotations),
    ]


def _party(party: Party) -> PartyShape:
    company = company_reference(party.company) if party.company else None
    return PartyShape(company, party.description, party.role, citation_shape(party.citation))


def _step(step: StatusStep) -> StatusStepShape:
    return StatusStepShape(step.status, date_shape(step.on), citation_shape(step.citation))


def _part_of(deal: Deal) -> PartOfShape | None:
    if deal.part_of is None or deal.part_of_citation is None:
        return None
    return PartOfShape(deal_reference(deal.part_of), citation_shape(deal.part_of_citation))


def _not_stated(deal: Deal, places: list[DealPlace], figures: list[Figure]) -> list[str]:
    """What a reader would ask and no source answers."""
    measures = {figure.quantity.measure for figure in figures}
    silent = {
        "price": not measures & {Measure.DEAL_VALUE, Measure.INVESTMENT},
        "term": Measure.DURATION not in measures,
        "sites": not places,
        "power": deal.kind in _TOLD_IN_POWER and Measure.CAPACITY_POWER not in measures,
        "binding": deal.binding == Binding.NOT_STATED,
    }
    return [question for question, unanswered in silent.items() if unanswered]
