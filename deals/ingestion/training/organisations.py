"""Learns which capitalised names are organisations."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from deals.ingestion.extract.companies.find import described_candidates
from deals.ingestion.extract.companies.forms import key
from deals.ingestion.extract.companies.grouping import Candidate
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.training.articles import Annotated
from deals.ingestion.training.linear import Example, Recipe

RECIPE = Recipe(strength=0.3, fewest_articles=3, smallest_weight=0.05)


def examples(articles: Iterable[Annotated]) -> list[Example]:
    """Every candidate of every article: "yes" where the annotation lists it in any of its forms."""
    found = []
    for article in articles:
        layout = read_layout(article.page)
        listed = names_of(article.gold["companies"])
        for candidate, features in described_candidates(layout):
            label = "yes" if companies_of(candidate, listed) else "no"
            found.append(Example(features, label, article.name))
    return found


def names_of(companies: Sequence[Mapping[str, Any]]) -> dict[tuple[str, ...], str]:
    """The annotated company behind each of its written forms."""
    names: dict[tuple[str, ...], str] = {}
    for company in companies:
        for form in [company["name"], *company["aliases_in_text"]]:
            names.setdefault(key(form), company["name"])
    return names


def companies_of(candidate: Candidate, listed: Mapping[tuple[str, ...], str]) -> list[str]:
    """The annotated companies that a candidate's forms name, the most frequent form first."""
    forms = [form for form, _ in candidate.forms.most_common()]
    return list(dict.fromkeys(listed[key(form)] for form in forms if key(form) in listed))
