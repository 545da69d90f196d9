from companies.actions import PlaceName, facility_named, place_named
from companies.models import Company, Facility, Place
from companies.vocabulary import FacilityKind, PlaceKind
from deals.actions.records.writing import Writing
from deals.models import Deal, DealPlace, Proposal, Siting
from deals.vocabulary import ProposalKind, Resource


def write(writing: Writing) -> None:
    """Places with what is there, tied to the deals of which the article tells that they are works there."""
    for proposal in writing.accepted(ProposalKind.LOCATION):
        value = proposal.value
        company, deal = writing.company(value.get("company")), _deal(proposal, writing)
        if deal is None and not value.get("facility"):
            writing.leave_out(proposal, "Say which deal the place belongs to, or what stands there.")
            continue
        place = place_named(
            PlaceName(value["name"], PlaceKind(value["kind"]), value.get("country") or "", value.get("admin1") or "")
        )
        facility = _facility(proposal, place, company, writing)
        if deal is not None:
            DealPlace.objects.get_or_create(deal=deal, place=place, facility=facility, citation=proposal.citation)
        writing.touched.add((Resource.PLACE, place.pk))


def _facility(proposal: Proposal, place: Place, company: Company | None, writing: Writing) -> Facility | None:
    name = proposal.value.get("facility")
    if not name:
        return None
    kind = FacilityKind(proposal.value.get("facility_kind") or FacilityKind.OTHER)
    facility = facility_named(name=name, kind=kind, company=company, place=place, by=writing.by)
    Siting.objects.get_or_create(facility=facility, citation=proposal.citation)
    writing.facilities.append(facility)
    writing.touched.add((Resource.FACILITY, facility.pk))
    return facility


def _deal(proposal: Proposal, writing: Writing) -> Deal | None:
    """The deal that the value names, else the primary deal of the place's company that is told nearest to it."""
    named = proposal.value.get("deal")
    if named:
        return writing.deal_between(named)
    company = writing.company(proposal.value.get("company"))
    candidates = [
        (abs(told.citation.start - proposal.citation.start), deal.pk, deal)
        for told, deal in writing.deals
        if told.value.get("primary", True) and (company is None or deal.parties.filter(company=company).exists())
    ]
    return min(candidates)[2] if candidates else None
