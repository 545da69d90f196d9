"""Learns what is partnership news, who is party to it, what an agreement is about, and how far it has come."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from deals.ingestion.extract.agreements.evidence import evidence_for
from deals.ingestion.extract.agreements.nature import nature_features
from deals.ingestion.extract.agreements.news import news_features
from deals.ingestion.extract.agreements.parties import party_features
from deals.ingestion.extract.agreements.story import Line
from deals.ingestion.training.linear import Example, Recipe
from deals.ingestion.training.organisations import companies_of, names_of
from deals.ingestion.training.stories import Told

NEWS = Recipe(strength=0.2, fewest_articles=3, smallest_weight=0.01)
PARTY = Recipe(strength=0.1, fewest_articles=3)
KIND = Recipe(strength=0.5, fewest_articles=3)
STATUS = Recipe(strength=0.1, fewest_articles=3)
# A background deal is told in fewer words and weighs less.
_BACKGROUND = 0.5


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
    return [example for told in stories if told.article.gold["is_partnership_news"] for example in _parties(told)]


def deal_examples(stories: Iterable[Told], field: str) -> list[Example]:
    """Every annotated deal with its "kind" or "status", where the story has a line that tells it."""
    return [example for told in stories for example in _deals(told, field)]


def _parties(told: Told) -> Iterator[Example]:
    listed = names_of(told.article.gold["companies"])
    parties = {company["name"] for company in told.article.gold["companies"] if company["role"] == "party"}
    for name, candidate in told.story.companies.candidates.items():
        label = "yes" if parties.intersection(companies_of(candidate, listed)) else "no"
        yield Example(party_features(told.story, name), label, told.article.name)


def _deals(told: Told, field: str) -> Iterator[Example]:
    for deal in told.article.gold["deals"]:
        line = _evidence(told, deal)
        if line is not None:
            features = nature_features(told.story, line, primary=deal["primary"])
            yield Example(features, deal[field], told.article.name, 1.0 if deal["primary"] else _BACKGROUND)


def _evidence(told: Told, deal: Mapping[str, Any]) -> Line | None:
    """The line from which the extractor will read a primary deal; of a background deal the annotated one."""
    if deal["primary"]:
        return evidence_for(told.story, found_parties(told, deal["parties"]))
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
