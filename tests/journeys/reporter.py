"""An editor who knows the truth of the overlapping articles, and works with what the desk shows at each moment."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from companies.models import Company
from deals.actions import ingestion, review
from deals.actions.articles import Details, submit
from deals.actions.merging import merge
from deals.actions.umbrellas import put_under
from deals.ingestion.items import Item, deal_name, span_value
from deals.ingestion.quotes import locate
from deals.ingestion.reading import Accept, Add, Decision, Edit, Reject, decisions_on
from deals.ingestion.records import Span
from deals.models import Article, Deal, Proposal
from deals.queries.review import review_of
from deals.vocabulary import ProposalKind, Resource
from tests.factories.articles import user

Telling = dict[str, Any]
# What the editor learns later: the first of each pair is the second.
DOUBLES = {"Zephyr Compute": "Zephyr Systems"}
DOUBLE_DEALS = {"power-double": "power"}


def tellings() -> list[Telling]:
    """The articles with their readings."""
    file = Path(__file__).with_name("overlapping_articles.yaml")
    articles: list[Telling] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return articles


@dataclass
class Reporter:
    """Enters articles one after another. `deals` are the known ones by key, `waiting` parts without umbrella."""

    deals: dict[str, int] = field(default_factory=dict)
    waiting: list[tuple[str, str, Article, str]] = field(default_factory=list)
    merged: set[str] = field(default_factory=set)

    def enter(self, telling: Telling) -> None:
        """Hands the article in, has it read, decides on every proposal, publishes, and does what has become due."""
        details = Details(
            title=telling["title"], publisher=telling["publisher"], published_on=str(telling["published"])
        )
        article = submit(by=user(), text=f"{telling['title']}\n\n{telling['text']}", details=details).article
        ingestion.draft(article.pk)
        article.refresh_from_db()
        self._review(article, telling)
        review.publish(article=article, by=user())
        for proposal in article.proposals.accepted().filter(kind=ProposalKind.DEAL):
            assert proposal.deal is not None
            self.deals.setdefault(proposal.value["key"], proposal.deal.pk)
        self._merge_doubles()
        self._put_parts_under()

    def _review(self, article: Article, telling: Telling) -> None:
        reading = _reading(telling, article.text)
        proposals = list(article.proposals.select_related("citation").order_by("pk"))
        # As an editor does: companies first, also those that the machine missed, for a deal is known by its parties.
        decisions = decisions_on([_item(proposal) for proposal in proposals], reading)
        for decision in sorted(decisions, key=_rank):
            match decision:
                case Reject(number, reason):
                    review.reject(proposal=proposals[number], reason=reason, by=user())
                case Add(true):
                    span, value = true.span, self._with_umbrella(true, article)
                    made = review.add(
                        article=article, kind=true.kind, start=span.start, end=span.end, value=value, by=user()
                    )
                    self._match(made, true)
                case Accept(number, true) | Edit(number, true):
                    quote = decision.quote if isinstance(decision, Edit) else ""
                    value = self._with_umbrella(true, article)
                    review.edit(proposal=proposals[number], value=value, quote=quote, by=user())
                    self._match(proposals[number], true)
                    review.accept(proposal=proposals[number], by=user())

    def _with_umbrella(self, true: Item, article: Article) -> dict[str, Any]:
        value = dict(true.value)
        if umbrella := value.pop("part_of", None):
            key = umbrella.pop("key")
            if key in self.deals:
                value["part_of"] = {"deal": self.deals[key], **umbrella}
            else:
                self.waiting.append((value["key"], key, article, umbrella["quote"]))
        return value

    def _match(self, proposal: Proposal, true: Item) -> None:
        """Says which known one is meant, and finds it among those that the desk offers."""
        if true.kind not in (ProposalKind.COMPANY, ProposalKind.DEAL):
            return
        card = review_of(proposal.article).card(proposal.pk)
        if true.kind is ProposalKind.COMPANY:
            name = DOUBLES.get(true.value["name"], "") if true.value["name"] in self.merged else true.value["name"]
            known = Company.objects.live().filter(name=name).first()
            assert known is None or known in [candidate.company for candidate in card.companies]
            review.match_company(proposal=proposal, company=known, by=user())
        else:
            known_deal = Deal.objects.live().filter(pk=self.deals.get(true.value["key"], 0)).first()
            assert known_deal is None or known_deal in [candidate.deal for candidate in card.deals]
            review.match_deal(proposal=proposal, deal=known_deal, by=user())

    def _merge_doubles(self) -> None:
        for double, kept in DOUBLES.items():
            rows = {row.name: row.pk for row in Company.objects.live().filter(name__in=[double, kept])}
            if len(rows) == 2:
                merge(resource=Resource.COMPANY, source=rows[double], target=rows[kept], reason="One.", by=user())
                self.merged.add(double)
        for double, kept in DOUBLE_DEALS.items():
            if double in self.deals and kept in self.deals and double not in self.merged and self.merged:
                source, target = self.deals[double], self.deals[kept]
                merge(resource=Resource.DEAL, source=source, target=target, reason="One.", by=user())
                self.merged.add(double)

    def _put_parts_under(self) -> None:
        for part, umbrella, article, quote in list(self.waiting):
            if part in self.deals and umbrella in self.deals:
                deal, above = (Deal.objects.get(pk=self.deals[key]) for key in (part, umbrella))
                put_under(deal=deal, umbrella=above, article=article, quote=quote, by=user())
                self.waiting.remove((part, umbrella, article, quote))


def _rank(decision: Decision) -> int:
    if isinstance(decision, Reject):
        return 0
    return 1 if decision.true.kind is ProposalKind.COMPANY else 2


def _item(proposal: Proposal) -> Item:
    citation = proposal.citation
    return Item(ProposalKind(proposal.kind), proposal.value, Span(citation.start, citation.end, citation.quote))


def _reading(telling: Telling, text: str) -> list[Item]:
    deals = {deal["key"]: _deal(deal, text) for deal in telling.get("deals", [])}
    parts: list[tuple[str, Callable[[Telling, str], Item]]] = [("figures", _figure), ("quotes", _quotation)]
    first = next(iter(deals.values()), None)
    return [
        *(_company(named, text) for named in telling["companies"]),
        *deals.values(),
        *(_place(place, text, first) for place in telling.get("places", [])),
        *(read(part, text) for name, read in parts for part in telling.get(name, [])),
        *(Item(ProposalKind.CREDIT, {"name": name}, locate(text, name)) for name in telling.get("via", [])),
    ]


def _company(named: str | dict[str, str], text: str) -> Item:
    name, alias = next(iter(named.items())) if isinstance(named, dict) else (named, named)
    value: dict[str, Any] = {"name": name, "role": "party", "kind": "company"}
    return Item(ProposalKind.COMPANY, value | ({"aliases": [alias]} if alias != name else {}), locate(text, alias))


def _deal(deal: Telling, text: str) -> Item:
    steps = [
        {"status": step["status"], "on": str(step["dated"]), **span_value(locate(text, step["quote"]))}
        for step in deal.get("steps", [])
    ]
    umbrella = deal.get("part_of")
    value = {
        "key": deal["key"],
        "parties": [{"name": name, "role": role} for name, role in deal["parties"].items()],
        "kind": deal["kind"],
        "status": deal["status"],
        "binding": deal.get("binding", "not_stated"),
        "announced_on": str(deal["announced_on"]) if deal["announced_on"] else None,
        "primary": True,
        "scope": deal.get("scope", []),
        **({"steps": steps} if steps else {}),
        **({"part_of": {"key": umbrella["key"], **span_value(locate(text, umbrella["quote"]))}} if umbrella else {}),
    }
    return Item(ProposalKind.DEAL, value, locate(text, deal["quote"]))


def _place(place: Telling, text: str, deal: Item | None) -> Item:
    value = {
        "name": place["name"],
        "kind": place["kind"],
        "country": place["country"],
        "admin1": place["admin1"],
        "company": place["of"],
        "facility": place.get("facility"),
        **({"facility_kind": place["facility_kind"]} if "facility_kind" in place else {}),
        **({"deal": deal_name(deal.value)} if deal else {}),
    }
    return Item(ProposalKind.LOCATION, value, locate(text, place["quote"]))


def _figure(figure: Telling, text: str) -> Item:
    value = {
        "raw": figure["raw"],
        "measure": figure["measure"],
        "low": figure["low"],
        "high": figure.get("high", figure["low"]),
        "unit": figure["unit"],
        "bound": figure.get("bound", "exact"),
        "modality": figure["modality"],
        "change": None,
        "basis": figure.get("basis", "not_stated"),
        "period": figure.get("period"),
        "subject": figure["of"],
        "speaker": figure.get("speaker"),
    }
    return Item(ProposalKind.FIGURE, value, locate(text, figure["quote"]))


def _quotation(quotation: Telling, text: str) -> Item:
    return Item(ProposalKind.QUOTATION, dict(quotation), locate(text, quotation["text"]))
