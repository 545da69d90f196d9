import pytest

from deals.actions.publications import publish_article
from deals.models import Article, Deal
from tests.factories.articles import accepted_story, user


@pytest.fixture
def story(db: None) -> Article:
    """The story of `tests.factories.articles`, published with everything in it."""
    article = accepted_story(url="https://harbour.example/northwind")
    publish_article(article, by=user())
    return article


@pytest.fixture
def deal(story: Article) -> Deal:
    """The deal that the story tells."""
    return Deal.objects.get()
