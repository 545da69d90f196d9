"""Articles as the later models will meet them: with companies found by a model that has not seen the article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from deals.ingestion.extract.agreements.story import Story, read_story
from deals.ingestion.extract.companies.find import confirmed, find_companies
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.records import DealDraft
from deals.ingestion.training import organisations
from deals.ingestion.training.articles import Annotated
from deals.ingestion.training.linear import Example, fit, folds


@dataclass(frozen=True, slots=True)
class Told:
    """An annotated article and its story."""

    article: Annotated
    story: Story


def told_stories(articles: Sequence[Annotated], names: Sequence[Example], count: int = 10) -> list[Told]:
    """The stories of all articles; `names` are the examples of organisations, by article.

    The companies of each are found by a model fitted without its fold, so that what is learnt from the stories knows
    the mistakes that it will meet.
    """
    found: dict[str, Told] = {}
    layouts = {article.name: read_layout(article.page) for article in articles}
    for fold in folds(layouts, count):
        model = fit([example for example in names if example.article not in fold], organisations.RECIPE)
        for article in articles:
            if article.name in fold:
                layout = layouts[article.name]
                found[article.name] = Told(article, read_story(layout, find_companies(layout, model)))
    return [found[article.name] for article in articles]


def confirmed_story(told: Told, deals: Iterable[DealDraft]) -> Told:
    """The story as what comes after agreements meets it: without doubtful companies that are in none of `deals`."""
    parties = {party.name for deal in deals if deal.primary for party in deal.parties}
    layout = told.story.layout
    return Told(told.article, read_story(layout, confirmed(layout, told.story.companies, parties)))


def untold_stories(articles: Sequence[Annotated], names: Sequence[Example]) -> list[Told]:
    """The stories of articles that have no example among `names`: one model of organisations reads them all."""
    model = fit(names, organisations.RECIPE)
    layouts = [read_layout(article.page) for article in articles]
    return [
        Told(article, read_story(layout, find_companies(layout, model)))
        for article, layout in zip(articles, layouts, strict=True)
    ]
