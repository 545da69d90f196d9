from collections.abc import Iterable

from deals.ingestion.items.item import Item, Value, span_value
from deals.ingestion.records import (
    ArticleDraft,
    CompanyDraft,
    CreditDraft,
    DealDraft,
    FigureDraft,
    LocationDraft,
    Problem,
    ProjectDraft,
    QuoteDraft,
)
from deals.vocabulary import ProposalKind


def items_of(draft: ArticleDraft) -> tuple[Item, ...]:
    """Everything that was read, in the order companies, deals, projects, places, figures, quotations, credits."""
    return (
        *map(_company, draft.companies),
        *map(_deal, draft.deals),
        *map(_project, draft.projects),
        *map(_location, draft.locations),
        *map(_figure, draft.figures),
        *map(_quotation, draft.quotes),
        *map(_credit, draft.via),
    )


def _messages(problems: Iterable[Problem]) -> tuple[str, ...]:
    return tuple(problem.message for problem in problems)


def _company(draft: CompanyDraft) -> Item:
    value: Value = {"name": draft.name, "role": draft.role.value, "kind": draft.kind}
    if len(draft.mentions) > 1:
        value["mentions"] = [span_value(span) for span in draft.mentions]
    return Item(ProposalKind.COMPANY, value, draft.mentions[0], draft.rule, _messages(draft.problems))


def _deal(draft: DealDraft) -> Item:
    value: Value = {
        "parties": [{"name": party.name, "role": party.role.value} for party in draft.parties],
        "kind": draft.kind.value,
        "status": draft.status.value,
        "binding": draft.binding.value,
        "announced_on": draft.announced_on,
        "primary": draft.primary,
        "scope": list(draft.scope),
    }
    return Item(ProposalKind.DEAL, value, draft.evidence, draft.rule, _messages(draft.problems))


def _project(draft: ProjectDraft) -> Item:
    value: Value = {"company": draft.company, "name": draft.name, "status": draft.status.value}
    return Item(ProposalKind.PROJECT, value, draft.evidence, draft.rule, _messages(draft.problems))


def _location(draft: LocationDraft) -> Item:
    value: Value = {
        "name": draft.name,
        "kind": draft.kind.value,
        "country": draft.country,
        "admin1": draft.admin1 or None,
        "company": draft.company,
        "facility": draft.facility,
    }
    return Item(ProposalKind.LOCATION, value, draft.evidence, draft.rule, _messages(draft.problems))


def _figure(draft: FigureDraft) -> Item:
    value: Value = {
        "raw": draft.raw,
        "measure": draft.measure.value,
        "low": draft.low,
        "high": draft.high,
        "unit": draft.unit,
        "bound": draft.bound.value,
        "modality": draft.modality.value,
        "change": draft.change.value if draft.change else None,
        "basis": draft.basis.value,
        "period": draft.period,
        "subject": draft.subject,
        "speaker": draft.speaker,
    }
    return Item(ProposalKind.FIGURE, value, draft.quote, draft.rule, _messages(draft.problems))


def _quotation(draft: QuoteDraft) -> Item:
    value: Value = {"speaker": draft.speaker, "affiliation": draft.affiliation, "text": draft.text}
    return Item(ProposalKind.QUOTATION, value, draft.evidence, draft.rule, _messages(draft.problems))


def _credit(draft: CreditDraft) -> Item:
    return Item(ProposalKind.CREDIT, {"name": draft.name}, draft.evidence, draft.rule)
