from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from companies.names import name_key
from deals.ingestion import items
from deals.models import Proposal
from deals.vocabulary import CompanyRole, Decision, ProposalKind

UNDISCLOSED = "undisclosed"


@dataclass(frozen=True, slots=True)
class Names:
    """What the items of one article may call each other: its companies, deals and facilities that are not rejected.

    `companies` holds folded names without those of advertisers, which make no record; `deals` and `news`, the deals
    that the article is about, sets of them; `facilities` the names in lower case.
    """

    companies: frozenset[str]
    deals: frozenset[frozenset[str]]
    news: frozenset[frozenset[str]]
    facilities: frozenset[str]

    def knows_company(self, name: str) -> bool:
        """Whether a company of the article bears the name; an undisclosed party bears none and needs none."""
        return name.casefold().startswith(UNDISCLOSED) or name_key(name) in self.companies

    def has_news_of(self, company: str | None) -> bool:
        """Whether a place of the company, or of nobody in particular, can belong to a deal that is the news."""
        return any(company is None or name_key(company) in parties for parties in self.news)

    def knows_subject(self, subject: str) -> bool:
        """Whether a figure can be of this: a company, "deal:A+B" or "facility:NAME"."""
        kind, _, name = subject.partition(":")
        if kind == "deal" and name:
            return _parties(name.partition("(")[0].split("+")) in self.deals
        if kind == "facility" and name:
            return bool(self.facilities)
        return name_key(subject) in self.companies


def names_in(proposals: Iterable[Proposal]) -> Names:
    """The names that the article's proposals give to others; those of rejected ones do not count."""
    kept = [proposal for proposal in proposals if proposal.decision != Decision.REJECTED]
    deals = [proposal.value for proposal in kept if proposal.kind == ProposalKind.DEAL]
    places = (proposal.value for proposal in kept if proposal.kind == ProposalKind.LOCATION)
    return Names(
        companies=frozenset(key for proposal in kept for key in _company_keys(proposal)),
        deals=frozenset(map(_parties_of, deals)),
        news=frozenset(_parties_of(value) for value in deals if value.get("primary", True)),
        facilities=frozenset(value["facility"].casefold() for value in places if value.get("facility")),
    )


def _company_keys(proposal: Proposal) -> Iterator[str]:
    if proposal.kind == ProposalKind.COMPANY and proposal.value["role"] != CompanyRole.PROMOTIONAL:
        yield from map(name_key, (proposal.value["name"], *proposal.value.get("aliases", ())))


def _parties_of(deal: items.Value) -> frozenset[str]:
    return _parties(party["name"] for party in deal["parties"])


def _parties(names: Iterable[str]) -> frozenset[str]:
    return frozenset(
        UNDISCLOSED if name.strip().casefold().startswith(UNDISCLOSED) else name_key(name) for name in names
    )
