"""Learns what is partnership news, who is party to it, what an agreement is about, and how far it has come."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from deals.ingestion.extract.agreements.evidence import evidence_for
from deals.ingestion.extract.agreements.nature import nature_features
from deals.ingestion.extract.agreements.news import news_features
from deals.ingestion.extract.agreements.pairs import PairReader, places_of_pairs
from deals.ingestion.extract.agreements.parties import party_features
from deals.ingestion.extract.agreements.stages import stage_features
from deals.ingestion.extract.agreements.story import Line
from deals.ingestion.extract.agreements.telling import Telling
from deals.ingestion.training.linear import Example, Recipe
from deals.ingestion.training.organisations import companies_of, names_of
from deals.ingestion.training.stories import Told

NEWS = Recipe(strength=0.3, fewest_articles=3, smallest_weight=0.01)
PARTY = Recipe(strength=0.1, fewest_articles=3)
PAIR = Recipe(strength=0.1, fewest_articles=3)
KIND = Recipe(strength=0.2, fewest_articles=3)
STATUS = Recipe(strength=0.1, fewest_articles=3)
# A background deal is told in fewer words and weighs less.
_BACKGROUND = 0.5


# What was noted of an article's opening only weighs less than a whole annotation.
_NOTED = 0.3


def lighter(examples: Iterable[Example]) -> list[Example]:
    """The examples of noted articles, with the weight that they have beside annotated ones."""
    return [replace(example, weight=example.weight * _NOTED) for example in examples]


def news_examples(stories: Iterable[Told]) -> list[Example]:
    """Every article: "yes" where an agreement is its news."""
    return [
        Example(
            news_features(told.story), "yes" if told.article.gold["is_partnership_news"] else "no", told.article.name
        )
        for told in stories
    ]


def party_examples(stories: Iterable[Told]) -> list[Example]:
    """Every company of the articles that have news: "yes" where it is a party."""
    return [example for told in stories if _parties_known(told) for example in _parties(told)]


def pair_examples(stories: Iterable[Told]) -> list[Example]:
    """Every two companies that stand together in a line: "yes" where they are in one agreement, news or not."""
    return [example for told in stories for example in _pairs(told)]


def kind_examples(stories: Iterable[Told]) -> list[Example]:
    """Every annotated deal with its kind, where the story has a line that tells it."""
    return _deal_examples(stories, "kind", nature_features)


def status_examples(stories: Iterable[Told]) -> list[Example]:
    """Every annotated deal with its status, where the story has a line that tells it."""
    return _deal_examples(stories, "status", stage_features)


def _deal_examples(stories: Iterable[Told], field: str, features: Callable[[Telling], frozenset[str]]) -> list[Example]:
    return [
        Example(features(telling), deal[field], told.article.name, 1.0 if deal["primary"] else _BACKGROUND)
        for told in stories
        for deal, telling in tellings_of(told)
        if deal[field] is not None
    ]


def _parties_known(told: Told) -> bool:
    gold = told.article.gold
    return gold["is_partnership_news"] and any(company["role"] == "party" for company in gold["companies"])


def _parties(told: Told) -> Iterator[Example]:
    listed = names_of(told.article.gold["companies"])
    parties = {company["name"] for company in told.article.gold["companies"] if company["role"] == "party"}
    for name, candidate in told.story.companies.candidates.items():
        label = "yes" if parties.intersection(companies_of(candidate, listed)) else "no"
        yield Example(party_features(told.story, name), label, told.article.name)


def _pairs(told: Told) -> Iterator[Example]:
    listed = names_of(told.article.gold["companies"])
    of = {name: companies_of(candidate, listed) for name, candidate in told.story.companies.candidates.items()}
    deals = [set(deal["parties"]) for deal in told.article.gold["deals"]]
    reader = PairReader(told.story)
    for pair, places in places_of_pairs(told.story).items():
        one, other = (set(of[name]) for name in pair)
        together = any(one & deal and other & deal and len((one | other) & deal) > 1 for deal in deals)
        yield Example(reader.features(pair, places), "yes" if together else "no", told.article.name)


def tellings_of(told: Told) -> Iterator[tuple[Mapping[str, Any], Telling]]:
    """The annotated deals of an article as the extractor will meet them; without those that no line tells."""
    deals = [(deal, found_parties(told, deal["parties"])) for deal in told.article.gold["deals"]]
    news = {name for deal, parties in deals if deal["primary"] for name in parties}
    alone = sum(deal["primary"] for deal, _ in deals) == 1
    for deal, parties in deals:
        if deal["primary"]:
            line = evidence_for(told.story, parties, () if alone else news.difference(parties))
        else:
            line = _annotated_line(told, deal)
        if line is not None:
            yield deal, Telling(told.story, line, parties, primary=deal["primary"], alone=alone)


def _annotated_line(told: Told, deal: Mapping[str, Any]) -> Line | None:
    story = told.story
    start = story.layout.text.find(deal["evidence"])
    sentences = story.layout.sentences_in(start, start + len(deal["evidence"]))
    return next((story.line_of[s.index] for s in sentences if s.index in story.line_of), None)


def found_parties(told: Told, parties: Sequence[str]) -> list[str]:
    """The names that the story has for annotated parties."""
    listed = names_of(told.article.gold["companies"])
    return [
        name
        for name, candidate in told.story.companies.candidates.items()
        if set(companies_of(candidate, listed)) & set(parties)
    ]
