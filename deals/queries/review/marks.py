from collections.abc import Iterator

from deals.models import Proposal
from deals.queries.review.segments import Mark
from deals.vocabulary import ProposalKind

# The field of a value whose words are marked strongly inside the clause that is cited for it.
VERY_WORDS = {ProposalKind.FIGURE: "raw", ProposalKind.LOCATION: "name", ProposalKind.CREDIT: "name"}
WHOLE = (ProposalKind.COMPANY, ProposalKind.QUOTATION)


def marks_of(proposal: Proposal, tag: str) -> Iterator[Mark]:
    """Where the proposal stands in the text: the clause that is cited, and the very words inside it."""
    citation, kind = proposal.citation, ProposalKind(proposal.kind)

    def mark(start: int, end: int, *, strong: bool) -> Mark:
        return Mark(start, end, proposal.pk, proposal.kind, proposal.decision, tag, strong)

    yield mark(citation.start, citation.end, strong=kind in WHOLE)
    if kind in VERY_WORDS:
        words = proposal.value.get(VERY_WORDS[kind]) or ""
        place = citation.quote.find(words)
        if words and place >= 0:
            yield mark(citation.start + place, citation.start + place + len(words), strong=True)
    for mention in proposal.value.get("mentions", ()):
        if mention["start"] != citation.start:
            yield mark(mention["start"], mention["end"], strong=True)
