"""Which records the same record may be entered as once more: offered to whoever merges, never merged by itself."""

from dataclasses import dataclass

from companies.models import Company, Facility, Record
from companies.names import name_key
from companies.queries.similar import similar_companies
from deals.models import Deal
from deals.queries.merging.plan import MODELS
from deals.vocabulary import Resource

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Alike:
    """A record that may be the same one, and why it may."""

    record: Record
    why: str


def alike(resource: Resource, record: Record) -> list[Alike]:
    """The likeliest doubles of the record among the live ones of its kind, best first."""
    match record:
        case Company():
            found = _companies(record)
        case Deal():
            found = _deals(record)
        case Facility():
            there = Facility.objects.live().filter(place=record.place).select_related("company").order_by("name")
            found = [Alike(row, f"also in {row.place}, of {row.company or 'nobody named'}") for row in there]
        case _:
            found = []
    return [other for other in found if other.record.pk != record.pk][:SHOWN]


def record_of(resource: Resource, number: int) -> Record | None:
    """The record of that kind and id, merged or not; None where there is none."""
    return MODELS[resource]._default_manager.filter(pk=number).first()


def _companies(company: Company) -> list[Alike]:
    keys = {name.key for name in company.names.all()} | {name_key(company.name)}
    return [Alike(found.company, found.reason) for found in similar_companies(keys)]


def _deals(deal: Deal) -> list[Alike]:
    """Deals that share two parties or more with it, those of its kind first."""
    companies = {party.company_id for party in deal.parties.all() if party.company_id}
    near = Deal.objects.live().filter(parties__company__in=companies).distinct().prefetch_related("parties__company")
    found = []
    for other in near:
        shared = {str(party.company) for party in other.parties.all() if party.company_id in companies}
        if len(shared) > 1:
            found.append(
                (other.kind != deal.kind, other.title, Alike(other, f"also between {', '.join(sorted(shared))}"))
            )
    return [entry for _, _, entry in sorted(found, key=lambda row: row[:2])]
