"""What keeps a proposal from being accepted unseen: the machine's own doubts, and what does not fit together."""

from collections.abc import Callable, Iterator

from deals.errors import InvalidItem
from deals.ingestion import items
from deals.ingestion.items import Value
from deals.ingestion.records import Span
from deals.models import Proposal
from deals.queries.review.names import Names
from deals.vocabulary import ProposalKind

Check = Callable[[Value, Names], Iterator[str]]


def doubts_about(proposal: Proposal, names: Names) -> list[str]:
    """Sentences for the reviewer; the machine's own count until a person has edited the proposal."""
    own = [] if proposal.edited_at else list(proposal.problems)
    return [*own, *misfits_of(proposal, names)]


def misfits_of(proposal: Proposal, names: Names) -> list[str]:
    """What stands in the way of publishing the proposal as it is: its fields, or names that nothing bears."""
    kind = ProposalKind(proposal.kind)
    citation = proposal.citation
    try:
        items.checked(
            kind,
            proposal.value,
            span=Span(citation.start, citation.end, citation.quote),
            text=proposal.article.text,
        )
    except InvalidItem as error:
        return [_named(kind, field, message) for field, message in error.faults.items()]
    return list(CHECKS[kind](proposal.value, names)) if kind in CHECKS else []


def _named(kind: ProposalKind, field: str, message: str) -> str:
    return f"{items.SHAPES[kind].field(field).label}: {message}"


def _deal(value: Value, names: Names) -> Iterator[str]:
    for party in value["parties"]:
        if not names.knows_company(party["name"]):
            yield f"{party['name']} is a party but none of the article's companies: add it, or change the party."


def _project(value: Value, names: Names) -> Iterator[str]:
    if not names.knows_company(value["company"]):
        yield f"{value['company']} is none of the article's companies: add it, or change the name."


def _location(value: Value, names: Names) -> Iterator[str]:
    company = value.get("company")
    if company and not names.knows_company(company):
        yield f"{company} is none of the article's companies: add it, or change the name."
    if not value.get("facility") and not value.get("deal") and not names.has_news_of(company):
        yield "Say what stands there, or which deal the place belongs to."
    if value.get("deal") and not names.knows_subject(f"deal:{value['deal']}"):
        yield f"{value['deal']} is none of the article's deals: write its parties as A+B."


def _figure(value: Value, names: Names) -> Iterator[str]:
    if not names.knows_subject(value["subject"]):
        yield f"{value['subject']} is none of the article's companies, deals or facilities."


CHECKS: dict[ProposalKind, Check] = {
    ProposalKind.DEAL: _deal,
    ProposalKind.PROJECT: _project,
    ProposalKind.LOCATION: _location,
    ProposalKind.FIGURE: _figure,
}
