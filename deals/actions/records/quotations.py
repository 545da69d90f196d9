from deals.actions.records.figures import speaker_named
from deals.actions.records.writing import Writing
from deals.models import Deal, Quotation
from deals.vocabulary import ProposalKind, Resource


def write(writing: Writing) -> None:
    """Words of named persons, on the deal that they are about where the article reports only one."""
    deal = _only_news(writing)
    for proposal in writing.accepted(ProposalKind.QUOTATION):
        value = proposal.value
        speaker = speaker_named(value["speaker"], writing, affiliation=value.get("affiliation"))
        if speaker is None:
            writing.leave_out(proposal, "Name the person who says it.")
            continue
        quotation, _ = Quotation.objects.get_or_create(
            speaker=speaker, citation=proposal.citation, defaults={"deal": deal, "created_by": writing.by}
        )
        writing.touched.add((Resource.QUOTATION, quotation.pk))


def _only_news(writing: Writing) -> Deal | None:
    news = [deal for proposal, deal in writing.deals if proposal.value.get("primary", True)]
    return news[0] if len(news) == 1 else None
