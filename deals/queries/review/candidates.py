"""Known companies and deals that the article's may be, each with the evidence; nothing is matched by itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from companies.models import Company
from companies.names import folded, name_key
from companies.queries.similar import SAME, companies_named, ranked, similar_names
from deals.models import Deal, Party, Proposal
from deals.vocabulary import ProposalKind

SHOWN = 4


@dataclass(frozen=True, slots=True)
class CompanyCandidate:
    """A known company, why it may be meant, and what tells it from others. `similarity` is 100 for the same name.

    `in_common` counts those of its deals to which another company that the article names is party, too.
    """

    company: Company
    reason: str
    similarity: float
    deals: int
    in_common: int

    @property
    def is_same_name(self) -> bool:
        """Whether the names are one but for case, punctuation and legal form."""
        return self.similarity == SAME


@dataclass(frozen=True, slots=True)
class DealCandidate:
    """A known deal to which all of the companies are parties; `same_parties` says that nobody else is.

    `scope` are the things that both cover; `same_time`: their stated dates do not exclude each other.
    """

    deal: Deal
    same_kind: bool
    same_parties: bool
    same_time: bool
    scope: tuple[str, ...]

    @property
    def reasons(self) -> list[str]:
        """What speaks for it, and what does not, in words."""
        return [
            "same parties" if self.same_parties else "with further parties",
            *(["same kind"] if self.same_kind else []),
            *(["same time"] if self.same_time else []),
            *([f"both about {', '.join(self.scope)}"] if self.scope else []),
        ]


def company_candidates(proposals: Iterable[Proposal]) -> dict[int, list[CompanyCandidate]]:
    """By the id of each company proposal, the likeliest known companies, best first."""
    keys = {proposal.pk: _keys(proposal) for proposal in proposals if proposal.kind == ProposalKind.COMPANY}
    if not keys:
        return {}
    names = similar_names({key for of_one in keys.values() for key in of_one})
    known = companies_named(names)
    found = {pk: ranked(of_one, names, known, shown=SHOWN) for pk, of_one in keys.items()}
    deals = _deals_of(set(known))
    meant = {pk: {one.company.pk for one in candidates} for pk, candidates in found.items()}
    return {
        pk: [
            CompanyCandidate(
                one.company,
                one.reason,
                one.similarity,
                len(deals.get(one.company.pk, ())),
                _shared(one.company.pk, pk, meant, deals),
            )
            for one in candidates
        ]
        for pk, candidates in found.items()
    }


def _deals_of(companies: set[int]) -> dict[int, set[int]]:
    """The live deals of each company, by id."""
    parties = Party.objects.filter(
        company__in=companies, deal__withdrawn_at__isnull=True, deal__merged_into__isnull=True
    ).order_by()
    deals: dict[int, set[int]] = {}
    for company, deal in parties.values_list("company", "deal"):
        if company is not None:
            deals.setdefault(company, set()).add(deal)
    return deals


def _shared(company: int, asked: int, meant: Mapping[int, set[int]], deals: Mapping[int, set[int]]) -> int:
    others = {other for pk, companies in meant.items() if pk != asked for other in companies - {company}}
    with_others = {deal for other in others for deal in deals.get(other, ())}
    return len(deals.get(company, set()) & with_others)


def _keys(proposal: Proposal) -> set[str]:
    """Every name that the article itself uses for the company."""
    mentions = (mention["quote"] for mention in proposal.value.get("mentions", ()))
    return {name_key(name) for name in (proposal.value["name"], *mentions)} - {""}


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
    live = Deal.objects.live().filter(parties__company__in=involved).distinct()
    known = live.prefetch_related("parties", "scope_items")
    values = {proposal.pk: proposal.value for proposal in proposals if proposal.pk in parties}
    return {pk: _between(groups, known, values[pk]) for pk, groups in parties.items()}


def _between(groups: list[set[int]], known: Iterable[Deal], value: Mapping[str, Any]) -> list[DealCandidate]:
    """Deals to which a company of every group is party; groups of undisclosed parties are empty and fit any."""
    named = [group for group in groups if group]
    found = []
    for deal in known:
        members = {party.company_id for party in deal.parties.all()}
        if len(named) > 1 and all(group & members for group in named):
            found.append(
                DealCandidate(
                    deal,
                    same_kind=deal.kind == value["kind"],
                    same_parties=len(members) == len(groups),
                    same_time=_meet(deal.announced_on, value.get("announced_on") or ""),
                    scope=_common_scope(deal, value),
                )
            )
    return sorted(found, key=_likeness)[:SHOWN]


def _likeness(found: DealCandidate) -> tuple[bool, bool, int, bool, int]:
    """What speaks most for it comes first."""
    return not found.same_parties, not found.same_kind, -len(found.scope), not found.same_time, found.deal.pk


def _meet(one: str, other: str) -> bool:
    """Whether two partial dates may be one day; a date that nobody states is no evidence."""
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def _common_scope(deal: Deal, value: Mapping[str, Any]) -> tuple[str, ...]:
    told = {folded(words) for words in value.get("scope") or ()}
    return tuple(sorted({item.text for item in deal.scope_items.all() if folded(item.text) in told}))
