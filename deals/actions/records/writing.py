from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User

from companies.models import Company, Facility
from companies.names import name_key
from deals.models import Article, Citation, Deal, Proposal
from deals.vocabulary import ProposalKind, Resource

UNDISCLOSED = "undisclosed"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An accepted proposal that no record could be made of, and what the editor can do about it."""

    proposal: Proposal
    why: str


@dataclass(slots=True)
class Writing:
    """One run from proposals to rows: what the article's own names stand for, and what has been touched so far."""

    article: Article
    by: User
    companies: dict[str, Company] = field(default_factory=dict)
    deals: list[tuple[Proposal, Deal]] = field(default_factory=list)
    facilities: list[Facility] = field(default_factory=list)
    touched: set[tuple[Resource, int]] = field(default_factory=set)
    left_out: list[LeftOut] = field(default_factory=list)

    def accepted(self, kind: ProposalKind) -> list[Proposal]:
        """The article's accepted proposals of one kind, in the order of the text."""
        return list(self.article.proposals.accepted().filter(kind=kind).in_text_order())

    def company(self, name: str | None) -> Company | None:
        """What a name of this article stands for, once its company proposal is accepted."""
        return self.companies.get(name_key(name)) if name else None

    def leave_out(self, proposal: Proposal, why: str) -> None:
        """Notes that nothing was made of an accepted proposal."""
        self.left_out.append(LeftOut(proposal, why))

    def citation(self, span: dict[str, Any] | None, *, otherwise: Citation) -> Citation:
        """The citation at the span of a value, made where it is new; `otherwise` where the value gives none."""
        if not span:
            return otherwise
        citation, _ = Citation.objects.get_or_create(
            article=self.article, start=span["start"], end=span["end"], defaults={"quote": span["quote"]}
        )
        return citation

    def deal_between(self, subject: str) -> Deal | None:
        """The deal of this article that "A+B" names; the first in the text where two have the same parties."""
        wanted = party_keys(subject.partition("(")[0].split("+"))
        for proposal, deal in self.deals:
            if party_keys(party["name"] for party in proposal.value["parties"]) == wanted:
                return deal
        return None


def party_keys(names: Iterable[str]) -> frozenset[str]:
    """The names of a deal's parties, folded; every undisclosed party counts as the same."""
    return frozenset(UNDISCLOSED if is_undisclosed(name) else name_key(name) for name in names)


def is_undisclosed(name: str) -> bool:
    """Whether the article does not name the party: "undisclosed: a Fortune 500 customer"."""
    return name.strip().casefold().startswith(UNDISCLOSED)
