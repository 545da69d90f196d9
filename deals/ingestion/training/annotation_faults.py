"""What is wrong with an annotation by its own rules, whatever its article is about."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from deals.ingestion.training.articles import Annotated
from deals.vocabulary import (
    Bound,
    Change,
    CompanyRole,
    DealKind,
    DealStatus,
    Measure,
    Modality,
    PlaceKind,
    Vocabulary,
)

_DAY = re.compile(r"\d{4}(-\d\d){0,2}")


def faults(article: Annotated) -> Iterator[str]:
    """Each departure of an article's annotation from the rules that all annotated articles keep."""
    gold = article.gold
    known = {company["name"] for company in gold["companies"]}
    for company in gold["companies"]:
        yield from _outside(company["role"], CompanyRole, company["name"])
    if gold["is_partnership_news"] != any(deal["primary"] for deal in gold["deals"]):
        yield "news is an article that has a primary deal"
    for deal in gold["deals"]:
        yield from _of_deal(deal, known)
    yield from _of_parties(gold)
    for place in gold["locations"]:
        yield from _outside(place["kind"], PlaceKind, place["name"])
        if not re.fullmatch(r"[A-Z]{2}", place["country"]):
            yield f"{place['name']}: {place['country']} is no code of a country"
    for figure in gold["figures"]:
        yield from _of_figure(figure, article, known)
    for figure in gold["figures_optional"]:
        yield from _raw(figure)


def _of_parties(gold: Mapping[str, Any]) -> Iterator[str]:
    parties = {party for deal in gold["deals"] if deal["primary"] for party in deal["parties"]}
    for company in gold["companies"]:
        if (company["role"] == CompanyRole.PARTY) != (company["name"] in parties):
            yield f"{company['name']}: a party is who is party to a primary deal"


def _of_deal(deal: Mapping[str, Any], known: set[str]) -> Iterator[str]:
    yield from _outside(deal["kind"], DealKind, "deal")
    yield from _outside(deal["status"], DealStatus, "deal")
    if len(deal["parties"]) < 2 or len(set(deal["parties"])) < len(deal["parties"]):
        yield f"{deal['parties']}: a deal has two or more parties"
    for party in deal["parties"]:
        if party not in known and not party.startswith("undisclosed: "):
            yield f"{party} is not among the companies"
    if deal["announced_on"] is not None and not _DAY.fullmatch(deal["announced_on"]):
        yield f"{deal['announced_on']} is no day"


def _of_figure(figure: Mapping[str, Any], article: Annotated, known: set[str]) -> Iterator[str]:
    name = figure["raw"]
    yield from _raw(figure)
    yield from _outside(figure["measure"], Measure, name)
    yield from _outside(figure["modality"], Modality, name)
    yield from _outside(figure["bound"], Bound, name)
    if figure["change"] is not None:
        yield from _outside(figure["change"], Change, name)
    if not figure["unit"]:
        yield f"{name}: no unit"
    if not _fits(Bound(figure["bound"]), figure["low"], figure["high"]):
        yield f"{name}: {figure['bound']} does not fit {figure['low']} to {figure['high']}"
    if not _is_known(figure["subject"], article, known):
        yield f"{name}: {figure['subject']} is no company, deal or facility of the article"


def _raw(figure: Mapping[str, Any]) -> Iterator[str]:
    if figure["raw"] not in figure["quote"]:
        yield f"{figure['raw']} is not in its quote"


def _fits(bound: Bound, low: float | None, high: float | None) -> bool:
    match bound:
        case Bound.EXACT | Bound.ABOUT:
            return low is not None and low == high
        case Bound.AT_LEAST:
            return low is not None and high is None
        case Bound.AT_MOST:
            return low is None and high is not None
        case Bound.RANGE:
            return low is not None and high is not None and low < high
        case Bound.VAGUE:
            return low is not None


def _is_known(subject: str, article: Annotated, known: set[str]) -> bool:
    if subject.startswith("deal:"):
        parties = re.sub(r" \([^)]*\)$", "", subject.removeprefix("deal:"))
        return parties in {"+".join(deal["parties"]) for deal in article.gold["deals"]}
    if subject.startswith("facility:"):
        # A facility goes by a name that its reader put together from the words of the text.
        return all(word in article.page.text for word in subject.removeprefix("facility:").split())
    return subject.startswith("undisclosed: ") or subject in known


def _outside(value: str, vocabulary: type[Vocabulary], where: str) -> Iterator[str]:
    if value not in vocabulary.values():
        yield f"{where}: {value} is no {vocabulary.__name__}"
