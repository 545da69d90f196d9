"""What a deal is called, and of which kind, date and bindingness it is: what its articles say, in no order of entry."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from companies.names import name_key
from deals.actions.records.titles import title_of
from deals.actions.records.writing import Writing
from deals.models import Deal, Proposal
from deals.vocabulary import Binding, Decision, ProposalKind

_UNDATED = "9999"


@dataclass(frozen=True, slots=True)
class Account:
    """Columns of a deal as its articles tell them."""

    title: str
    kind: str
    summary: str
    announced_on: str
    binding: str


def settle(deal: Deal, writing: Writing) -> None:
    """Brings the deal up to what its articles say together with this one; what a person corrected since stays.

    A column that differs from what the articles said before this one was corrected.
    """
    tellings = list(
        deal.proposals.filter(kind=ProposalKind.DEAL, decision=Decision.ACCEPTED).select_related("article", "citation")
    )
    before = account_of([telling for telling in tellings if telling.is_published])
    after = account_of([t for t in tellings if t.article_id == writing.article.pk or t.is_published])
    if after is None:
        return
    said = asdict(before) if before else {"binding": Binding.NOT_STATED}
    for column, value in asdict(after).items():
        if not getattr(deal, column) or getattr(deal, column) == said.get(column):
            setattr(deal, column, value)
    deal.save()


def account_of(tellings: Iterable[Proposal]) -> Account | None:
    """The account that the earliest article gives, or the next that says what it does not; None of no telling.

    The date is the most precise one that the earliest dated article allows; whether it binds changes while a deal
    takes its steps, so there the latest article that says it counts.
    """
    told = sorted(tellings, key=_age)
    if not told:
        return None
    values = [telling.value for telling in told]
    return Account(
        title=_first(values, "title") or title_of(values[0], _names(told[0])),
        kind=values[0]["kind"],
        summary=_first(values, "summary"),
        announced_on=_date([value.get("announced_on") or "" for value in values]),
        binding=_binding(values),
    )


def _age(telling: Proposal) -> tuple[str, str, int]:
    article = telling.article
    return article.published_on or _UNDATED, article.text_key, telling.citation.start


def _first(values: Sequence[dict[str, Any]], field: str) -> str:
    return next((value[field] for value in values if value.get(field)), "")


def _date(dates: Sequence[str]) -> str:
    first = next((date for date in dates if date), "")
    return max((date for date in dates if date.startswith(first)), key=len) if first else ""


def _binding(values: Sequence[dict[str, Any]]) -> str:
    said = [value["binding"] for value in values if value.get("binding", Binding.NOT_STATED) != Binding.NOT_STATED]
    return said[-1] if said else Binding.NOT_STATED.value


def _names(telling: Proposal) -> list[str]:
    """What the parties are called by their records."""
    companies = telling.article.proposals.accepted().filter(kind=ProposalKind.COMPANY, company__isnull=False)
    known: dict[str, str] = {}
    for proposal in companies.select_related("company"):
        for name in (proposal.value["name"], *proposal.value.get("aliases", [])):
            known[name_key(name)] = str(proposal.company)
    parties = [party["name"] for party in telling.value["parties"]]
    return [known.get(name_key(name)) or name.partition(":")[2].strip() or "an undisclosed party" for name in parties]
