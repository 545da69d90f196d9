"""The true reading of a sample article as items, cited in its cleaned text."""

import re
from collections.abc import Mapping

from deals.ingestion.items import Item, Value, deal_name, span_value
from deals.ingestion.quotes import locate
from deals.ingestion.records import Span
from deals.ingestion.samples import (
    SampleCompany,
    SampleDeal,
    SampleFigure,
    SampleLocation,
    SampleProject,
    SampleQuotation,
    SampleReading,
)
from deals.vocabulary import ProposalKind


def items_of_sample(reading: SampleReading, text: str, kinds: Mapping[str, str]) -> list[Item]:
    """Everything that the editor reads; `kinds` gives the kind of a company by its name.

    A deal's value carries its `key`, and `part_of` the key of the umbrella in place of its id, which nobody knows yet.
    Raises QuoteNotFound if the sample quotes what does not stand in the text.
    """
    deals = {deal["key"]: _deal(deal, text) for deal in reading["deals"]}
    names = {key: deal_name(item.value) for key, item in deals.items()}
    return [
        *(_company(company, text, kinds) for company in reading["companies"]),
        *deals.values(),
        *(_project(project, text) for project in reading["projects"]),
        *(_location(location, text, names) for location in reading["locations"]),
        *(_figure(figure, text) for figure in reading["figures"]),
        *(_quotation(quotation, text) for quotation in reading["quotes"]),
        *(Item(ProposalKind.CREDIT, {"name": name}, _word(name, text)) for name in reading["via"]),
    ]


def _company(company: SampleCompany, text: str, kinds: Mapping[str, str]) -> Item:
    name = company["name"]
    value: Value = {"name": name, "role": company["role"], "kind": kinds.get(name, "company")}
    aliases = [alias for alias in company["aliases_in_text"] if alias != name]
    if aliases:
        value["aliases"] = aliases
    spans = (_word(alias, text) for alias in company["aliases_in_text"])
    return Item(ProposalKind.COMPANY, value, min(spans))


def _deal(deal: SampleDeal, text: str) -> Item:
    value: Value = {
        "key": deal["key"],
        "title": deal["title"],
        "summary": deal["summary"],
        "parties": [
            {"name": party["name"], "role": party["role"], "citation": _cited(party["quote"], text)}
            for party in deal["parties"]
        ],
        **{field: deal[field] for field in ("kind", "status", "binding", "announced_on", "primary", "scope")},
        "steps": [
            {"status": step["status"], "on": step["on"], **_cited(step["quote"], text)} for step in deal["steps"]
        ],
    }
    if umbrella := deal["part_of"]:
        value["part_of"] = {"key": umbrella["key"], **_cited(umbrella["quote"], text)}
    return Item(ProposalKind.DEAL, value, locate(text, deal["evidence"]))


def _project(project: SampleProject, text: str) -> Item:
    value: Value = {field: project[field] for field in ("company", "name", "status")}
    return Item(ProposalKind.PROJECT, value, locate(text, project["evidence"]))


def _location(location: SampleLocation, text: str, deals: Mapping[str, str]) -> Item:
    value: Value = {field: location[field] for field in ("name", "kind", "country", "admin1", "company", "facility")}
    optional = {"facility_kind": location["facility_kind"], "deal": deals.get(location["deal"] or "")}
    value |= {field: content for field, content in optional.items() if content}
    return Item(ProposalKind.LOCATION, value, locate(text, location["evidence"]))


def _figure(figure: SampleFigure, text: str) -> Item:
    value: Value = {field: content for field, content in figure.items() if field != "quote"}
    return Item(ProposalKind.FIGURE, value, locate(text, figure["quote"]))


def _quotation(quotation: SampleQuotation, text: str) -> Item:
    return Item(ProposalKind.QUOTATION, dict(quotation), locate(text, quotation["text"]))


def _cited(quote: str, text: str) -> Value:
    return span_value(locate(text, quote))


def _word(name: str, text: str) -> Span:
    """Where the name stands as a word of its own: "Arm" is not in "Army"."""
    match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return Span.of(text, match.start(), match.end()) if match else locate(text, name)
