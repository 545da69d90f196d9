from companies.models import Company
from companies.slugs import free_slug
from deals.actions.records.accounts import settle
from deals.actions.records.titles import listed, title_of
from deals.actions.records.writing import Writing, is_undisclosed
from deals.errors import QuoteNotFound
from deals.ingestion.quotes import locate
from deals.models import Citation, Deal, Party, Project, Proposal, ScopeItem, StatusStep
from deals.vocabulary import PartyRole, ProposalKind, Resource


def write(writing: Writing) -> None:
    """Deals with parties, steps and scope, and what companies undertake alone."""
    for proposal in writing.accepted(ProposalKind.DEAL):
        missing = _unknown_parties(proposal, writing)
        if missing:
            writing.leave_out(proposal, f"Accept {listed(missing)} as a company first, or take it out of the parties.")
            continue
        deal = _known_deal(proposal) or _new_deal(proposal, writing)
        settle(deal, writing)
        _write_parties(deal, proposal, writing)
        _write_steps(deal, proposal, writing)
        _write_scope(deal, proposal, writing)
        _write_umbrella(deal, proposal, writing)
        writing.deals.append((proposal, deal))
        writing.touched.add((Resource.DEAL, deal.pk))
    for proposal in writing.accepted(ProposalKind.PROJECT):
        _write_project(proposal, writing)


def _unknown_parties(proposal: Proposal, writing: Writing) -> list[str]:
    names = [party["name"] for party in proposal.value["parties"]]
    return [name for name in names if not is_undisclosed(name) and writing.company(name) is None]


def _known_deal(proposal: Proposal) -> Deal | None:
    """The deal that the editor matched, or the one that it was merged into since."""
    return proposal.deal and (proposal.deal.merged_into or proposal.deal)


def _new_deal(proposal: Proposal, writing: Writing) -> Deal:
    value = proposal.value
    title = title_of(value, [_shown_name(party["name"], writing) for party in value["parties"]])
    deal = Deal.objects.create(
        title=title,
        kind=value["kind"],
        slug=free_slug(Deal.objects.all(), value.get("key") or title, fallback="deal"),
        created_by=writing.by,
    )
    proposal.deal = deal
    proposal.save(update_fields=["deal"])
    return deal


def _shown_name(name: str, writing: Writing) -> str:
    company: Company | None = writing.company(name)
    return company.name if company else name.partition(":")[2].strip() or "an undisclosed party"


def _write_parties(deal: Deal, proposal: Proposal, writing: Writing) -> None:
    for party in proposal.value["parties"]:
        company = writing.company(party["name"])
        role = party.get("role") or PartyRole.PARTNER
        described = "" if company else party["name"].partition(":")[2].strip() or "an undisclosed party"
        Party.objects.get_or_create(
            deal=deal,
            company=company,
            description=described,
            role=role,
            citation=writing.citation(party.get("citation"), otherwise=proposal.citation),
        )


def _write_steps(deal: Deal, proposal: Proposal, writing: Writing) -> None:
    value = proposal.value
    steps = value.get("steps") or [{"status": value["status"], "on": value.get("announced_on")}]
    for step in steps:
        span = step if "quote" in step else None
        StatusStep.objects.get_or_create(
            deal=deal,
            status=step["status"],
            on=step.get("on") or "",
            citation=writing.citation(span, otherwise=proposal.citation),
        )


def _write_scope(deal: Deal, proposal: Proposal, writing: Writing) -> None:
    for text in proposal.value.get("scope") or []:
        ScopeItem.objects.get_or_create(
            deal=deal, text=text, citation=_citation_of_words(text, proposal.citation, writing)
        )


def _citation_of_words(words: str, near: Citation, writing: Writing) -> Citation:
    """Where the words of a scope stand; the deal's own sentence where the editor put it in words of their own."""
    try:
        span = locate(writing.article.text, words, near=near.start)
    except QuoteNotFound:
        return near
    return writing.citation({"start": span.start, "end": span.end, "quote": span.quote}, otherwise=near)


def _write_umbrella(deal: Deal, proposal: Proposal, writing: Writing) -> None:
    umbrella = proposal.value.get("part_of")
    if not umbrella or deal.part_of_id or umbrella["deal"] == deal.pk:
        return
    above = Deal.objects.get(pk=umbrella["deal"])
    deal.part_of = above.merged_into or above
    deal.part_of_citation = writing.citation(umbrella, otherwise=proposal.citation)
    deal.save()
    writing.touched.add((Resource.DEAL, deal.part_of.pk))


def _write_project(proposal: Proposal, writing: Writing) -> None:
    company = writing.company(proposal.value["company"])
    if company is None:
        writing.leave_out(proposal, f"Accept {proposal.value['company']} as a company first.")
        return
    Project.objects.get_or_create(
        company=company,
        name=proposal.value["name"],
        citation=proposal.citation,
        defaults={"status": proposal.value["status"], "created_by": writing.by},
    )
    writing.touched.add((Resource.COMPANY, company.pk))
