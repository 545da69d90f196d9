"""Scores extractions against annotations, row by row, over all articles together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from deals.ingestion.scoring.matching import (
    FIGURE_FIELDS,
    Item,
    is_optional,
    match_deals,
    match_figures,
    place_key,
    same_field,
)
from deals.ingestion.scoring.names import Aliases, fold, party_name
from deals.ingestion.scoring.tally import HEADLINE, ROWS, Row, Tally

_QUOTE_OVERLAP = 0.6


@dataclass(frozen=True, slots=True)
class Fault:
    """One error: its article, its kind, what it is about, and words of the text by which to find the sentence."""

    article: str
    kind: str
    what: str
    words: str = ""


@dataclass(slots=True)
class Scores:
    """The counts of every row, and every error, of the articles scored so far."""

    articles: int = 0
    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    faults: list[Fault] = field(default_factory=list)

    def rows(self) -> dict[str, Row]:
        """The rows of the table, in order; a row that nothing was counted in is left out."""
        return {name: self.tallies[name].row() for name in ROWS if name in self.tallies}

    def mean(self) -> float:
        """The mean of the headline rows: accuracy for `news`, F1 for the others."""
        rows = self.rows()
        return sum(rows[n].recall if n == "news" else rows[n].f1 for n in HEADLINE if n in rows) / len(HEADLINE)

    def add(self, record: Mapping[str, Any], predicted: Mapping[str, Any]) -> None:
        """Scores one article: `record` has `id`, `raw_text` and `gold`; `predicted` is an extraction as JSON."""
        self.articles += 1
        _Article(record, predicted, self).score()


class _Article:
    """The comparison of one article."""

    def __init__(self, record: Mapping[str, Any], predicted: Mapping[str, Any], scores: Scores) -> None:
        self.id: str = record["id"]
        self.text: str = record["raw_text"]
        self.gold: Mapping[str, Any] = record["gold"]
        self.predicted = predicted
        self.aliases = Aliases(self.gold, predicted)
        self.tallies = scores.tallies
        self.faults = scores.faults

    def score(self) -> None:
        news = bool(self.predicted.get("is_partnership_news"))
        self.tallies["news"].check(right=self.gold["is_partnership_news"] == news)
        if self.gold["is_partnership_news"] != news:
            self._fault("news", f"{news} for {not news}")
        self._companies()
        self._deals()
        self._locations()
        self._figures()
        self._quotes()
        self._spans()

    def _items(self, name: str) -> list[Item]:
        return list(self.predicted.get(name) or [])

    def _fault(self, kind: str, what: str, words: str = "") -> None:
        self.faults.append(Fault(self.id, kind, what, words))

    def _sets(self, row: str, gold: Mapping[Any, str], predicted: Mapping[Any, str], *, told: str = "") -> None:
        """Counts two sets of keys, given as key to the words to report it by."""
        wrong, missed = predicted.keys() - gold.keys(), gold.keys() - predicted.keys()
        self.tallies[row].add(right=len(gold.keys() & predicted.keys()), wrong=len(wrong), missed=len(missed))
        for key in sorted(wrong if told else ()):
            self._fault(f"{told}, wrong", predicted[key], predicted[key])
        for key in sorted(missed if told else ()):
            self._fault(f"{told}, missed", gold[key], gold[key])

    def _companies(self) -> None:
        def named(entries: Iterable[Item], *, parties: bool) -> dict[str, str]:
            listed = (e for e in entries if not parties or e.get("role") == "party")
            return {self.aliases.of(e["name"]): e["name"] for e in listed}

        ours, theirs = self.gold["companies"], self._items("companies")
        self._sets("parties", named(ours, parties=True), named(theirs, parties=True), told="party")
        self._sets("companies", named(ours, parties=False), named(theirs, parties=False))

    def _deals(self) -> None:
        ours, theirs = list(self.gold["deals"]), self._items("deals")
        every = match_deals(ours, theirs, self.aliases)
        self.tallies["deals"].add(right=len(every.pairs), wrong=len(every.extra), missed=len(every.missed))
        primary = match_deals(_primary(ours), _primary(theirs), self.aliases)
        self.tallies["primary deals"].add(
            right=len(primary.pairs), wrong=len(primary.extra), missed=len(primary.missed)
        )
        for deal in primary.missed:
            self._fault("deal, missed", _parties(deal), quote_of(deal))
        for deal in primary.extra:
            self._fault("deal, wrong", _parties(deal), quote_of(deal))
        for known, found in primary.pairs:
            for name in ("kind", "status"):
                right = known[name] == found.get(name)
                self.tallies[f"deal {name}"].check(right=right)
                if not right:
                    what = f"{_parties(known)}: {found.get(name)} for {known[name]}"
                    self._fault(f"deal {name}", what, quote_of(known))

    def _locations(self) -> None:
        def named(places: Iterable[Item]) -> dict[tuple[str, str], str]:
            return {place_key(place): place["name"] for place in places}

        self._sets("locations", named(self.gold["locations"]), named(self._items("locations")), told="location")

    def _figures(self) -> None:
        found = match_figures(self.gold["figures"], self._items("figures"), self.aliases)
        extra = [figure for figure in found.extra if not is_optional(figure, self.gold)]
        self.tallies["figures"].add(right=len(found.pairs), wrong=len(extra), missed=len(found.missed))
        for figure in found.missed:
            self._fault("figure, missed", figure["raw"], quote_of(figure))
        for figure in extra:
            self._fault("figure, wrong", str(figure.get("raw")), quote_of(figure))
        whole = sum(self._fields(known, predicted) for known, predicted in found.pairs)
        halves = len(found.pairs) - whole
        self.tallies["figure, all fields"].add(
            right=whole, wrong=len(extra) + halves, missed=len(found.missed) + halves
        )

    def _fields(self, known: Item, predicted: Item) -> bool:
        """Counts each field of a matched figure; True when all that matter are right."""
        right = {name: same_field(name, known, predicted, self.aliases) for name in (*FIGURE_FIELDS, "change")}
        for name, ok in right.items():
            self.tallies[f"figure {name}"].check(right=ok)
            if not ok:
                what = f"{known['raw']}: {predicted.get(name)} for {known.get(name)}"
                self._fault(f"figure {name}", what, quote_of(known))
        if known.get("period"):
            ours, theirs = fold(known["period"]), fold(predicted.get("period"))
            self.tallies["figure period"].check(right=bool(theirs) and (ours in theirs or theirs in ours))
        if known.get("speaker"):
            self.tallies["figure speaker"].check(right=_same_speaker(known, predicted))
        return all(right[name] for name in FIGURE_FIELDS)

    def _quotes(self) -> None:
        theirs = self._items("quotes")
        used: set[int] = set()
        for known in self.gold["quotes"]:
            hit = next((j for j, q in enumerate(theirs) if j not in used and _same_quotation(known, q)), None)
            self.tallies["quotes"].check(right=hit is not None)
            if hit is None:
                self._fault("quote, missed", f"{known['speaker']}: {known['text'][:80]}", known["text"])
            else:
                used.add(hit)
        for j, quote in enumerate(theirs):
            if j not in used:
                self._fault("quote, wrong", f"{quote.get('speaker')}: {_said(quote)[:80]}", _said(quote))
        self.tallies["quotes"].add(wrong=len(theirs) - len(used))

    def _spans(self) -> None:
        text = fold(self.text)
        for item in [*self._items("figures"), *self._items("deals")]:
            words = quote_of(item)
            right = bool(words) and fold(words) in text
            self.tallies["quotes found in the text"].check(right=right)
            if not right:
                self._fault("span not in text", words[:90])


def quote_of(item: Item) -> str:
    """The words that an item rests on, written as a citation or as a string; empty without any."""
    value = item.get("quote") or item.get("evidence")
    if isinstance(value, Mapping):
        value = value.get("quote")
    return value or ""


def _said(quote: Item) -> str:
    return quote.get("text") or quote_of(quote)


def _primary(deals: Iterable[Item]) -> list[Item]:
    return [deal for deal in deals if deal.get("primary", True)]


def _parties(deal: Item) -> str:
    return " + ".join(party_name(party) for party in deal.get("parties") or [])


def _same_speaker(known: Item, predicted: Item) -> bool:
    return fold(known["speaker"]).split()[-1] in fold(predicted.get("speaker")).split()


def _same_quotation(known: Item, predicted: Item) -> bool:
    ours, theirs = fold(known["text"]), fold(_said(predicted))
    if not theirs or not (ours in theirs or theirs in ours):
        return False
    overlap = min(len(ours), len(theirs)) / max(len(ours), len(theirs))
    return overlap >= _QUOTE_OVERLAP and _same_speaker(known, predicted)
