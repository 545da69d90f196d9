from companies.actions import add_company, find_company, learn_name
from companies.models import Company
from companies.names import name_key
from companies.vocabulary import CompanyKind
from deals.actions.records.writing import Writing
from deals.models import Credit, Mention, Naming, Proposal
from deals.vocabulary import CompanyRole, ProposalKind, Resource


def write(writing: Writing) -> None:
    """Companies that the article names, its mentions of them, and the publications that it credits."""
    for proposal in writing.accepted(ProposalKind.COMPANY):
        if proposal.value.get("role") == CompanyRole.PROMOTIONAL:
            continue  # an advertisement inside an article makes no record
        company = _company(proposal, writing)
        for name in (proposal.value["name"], *proposal.value.get("aliases", [])):
            writing.companies[name_key(name)] = company
        Mention.objects.get_or_create(
            article=writing.article,
            company=company,
            defaults={"role": proposal.value["role"], "citation": proposal.citation},
        )
        writing.touched.add((Resource.COMPANY, company.pk))
    for proposal in writing.accepted(ProposalKind.CREDIT):
        Credit.objects.get_or_create(
            article=writing.article, name=proposal.value["name"], defaults={"citation": proposal.citation}
        )


def _learn_names(company: Company, proposal: Proposal) -> None:
    """Every name that the accepted proposal has for the company, with the words of the article that call it so."""
    for name in (proposal.value["name"], *proposal.value.get("aliases", [])):
        if known := learn_name(company, name):
            Naming.objects.get_or_create(name=known, citation=proposal.citation)


def _company(proposal: Proposal, writing: Writing) -> Company:
    """The known company that the editor matched, the only one of that name, or a new one.

    A value with `new` set says that the editor saw the known namesake and means another.
    """
    name = proposal.value["name"]
    company = proposal.company or (None if proposal.value.get("new") else find_company(name))
    if company is None:
        kind = CompanyKind(proposal.value.get("kind") or CompanyKind.COMPANY)
        company = add_company(name=name, kind=kind, by=writing.by, country=proposal.value.get("country", ""))
    company = company.merged_into or company
    _learn_names(company, proposal)
    if proposal.company_id != company.pk:
        proposal.company = company
        proposal.save(update_fields=["company"])
    return company
