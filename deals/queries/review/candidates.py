"""Known companies and deals that the article's may be, each with the evidence; nothing is matched by itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from rapidfuzz import fuzz

from companies.models import Company, CompanyName
from companies.names import name_key
from deals.models import Deal, Party, Proposal
from deals.vocabulary import ProposalKind

SHOWN = 4
# On rapidfuzz's scale to 100. Tried on the names of the samples: spellings and short forms of one company lie above 75,
# different companies below, but for namesakes.
LEAST_SIMILARITY, SAME = 75.0, 100.0


@dataclass(frozen=True, slots=True)
class CompanyCandidate:
    """A known company, why it may be meant, and what tells it from others. `similarity` is 100 for the same name."""

    company: Company
    known_as: str
    similarity: float
    deals: int

    @property
    def is_same_name(self) -> bool:
        """Whether the names are one but for case, punctuation and legal form."""
        return self.similarity == 100


@dataclass(frozen=True, slots=True)
class DealCandidate:
    """A known deal to which all of the companies are parties; `same_parties` says that nobody else is."""

    deal: Deal
    same_kind: bool
    same_parties: bool


def company_candidates(proposals: Iterable[Proposal]) -> dict[int, list[CompanyCandidate]]:
    """By the id of each company proposal, the likeliest known companies, best first."""
    wanted = {proposal.pk: proposal for proposal in proposals if proposal.kind == ProposalKind.COMPANY}
    if not wanted:
        return {}
    names = list(_similar_names({key for proposal in wanted.values() for key in _keys(proposal)}))
    ids = {name.company_id for name in names}
    known = Company.objects.select_related("parent").in_bulk(ids)
    counts = _deal_counts(ids)
    return {pk: _ranked(_keys(proposal), names, known, counts) for pk, proposal in wanted.items()}


def _deal_counts(companies: set[int]) -> dict[int, int]:
    parts = Party.objects.filter(company__in=companies, deal__withdrawn_at__isnull=True).order_by()
    counted = parts.values_list("company").annotate(deals=Count("deal", distinct=True))
    return {company: deals for company, deals in counted if company is not None}


def _keys(proposal: Proposal) -> set[str]:
    """Every name that the article itself uses for the company."""
    mentions = (mention["quote"] for mention in proposal.value.get("mentions", ()))
    return {name_key(name) for name in (proposal.value["name"], *mentions)} - {""}


def _similar_names(keys: set[str]) -> Iterable[CompanyName]:
    similar = Q(key__in=keys)
    for key in keys:
        similar |= Q(key__trigram_similar=key)
    live = Q(company__withdrawn_at__isnull=True, company__merged_into__isnull=True)
    return CompanyName.objects.filter(live & similar).order_by("pk")


def _ranked(
    keys: set[str], names: Sequence[CompanyName], known: Mapping[int, Company], deals: Mapping[int, int]
) -> list[CompanyCandidate]:
    best: dict[int, CompanyCandidate] = {}
    for name in names:
        similarity = max((fuzz.WRatio(key, name.key) for key in keys), default=0.0)
        before = best.get(name.company_id)
        if similarity >= LEAST_SIMILARITY and (before is None or similarity > before.similarity):
            company = known[name.company_id]
            best[company.pk] = CompanyCandidate(company, name.name, similarity, deals.get(company.pk, 0))
    return sorted(best.values(), key=lambda found: (-found.similarity, -found.deals, found.company.pk))[:SHOWN]


def deal_candidates(proposals: Iterable[Proposal], companies: Mapping[str, set[int]]) -> dict[int, list[DealCandidate]]:
    """By the id of each deal proposal, known deals between its parties; `companies` gives ids by folded name."""
    parties = {
        proposal.pk: [companies.get(name_key(party["name"]), set()) for party in proposal.value["parties"]]
        for proposal in proposals
        if proposal.kind == ProposalKind.DEAL
    }
    involved = {company for groups in parties.values() for group in groups for company in group}
    if not involved:
        return {}
    known = Deal.objects.live().filter(parties__company__in=involved).distinct().prefetch_related("parties")
    kinds = {proposal.pk: proposal.value["kind"] for proposal in proposals if proposal.pk in parties}
    return {pk: _between(groups, known, kinds[pk]) for pk, groups in parties.items()}


def _between(groups: list[set[int]], known: Iterable[Deal], kind: str) -> list[DealCandidate]:
    """Deals to which a company of every group is party; groups of undisclosed parties are empty and fit any."""
    named = [group for group in groups if group]
    found = []
    for deal in known:
        members = {party.company_id for party in deal.parties.all()}
        if len(named) > 1 and all(group & members for group in named):
            alone = len(members) == len(groups)
            found.append(DealCandidate(deal, same_kind=deal.kind == kind, same_parties=alone))
    return sorted(found, key=lambda found: (not found.same_parties, not found.same_kind, found.deal.pk))[:SHOWN]
