import pytest

from deals.models import Article
from deals.queries.pages.suggestions import suggestions


@pytest.mark.parametrize("typed", ["n", "north", "Northwind", "northwin", "nortwind"])
def test_a_name_is_suggested_while_it_is_typed_companies_first(story: Article, typed: str) -> None:
    assert (suggestions(typed)[0].resource, suggestions(typed)[0].title) == ("company", "Northwind")


def test_every_word_counts(story: Article) -> None:
    assert [row.resource for row in suggestions("boreal supp")] == ["deal", "article"]


@pytest.mark.parametrize("typed", ["", "  ", "&|!:*", "'; drop", "xyzzy"])
def test_what_is_no_name_suggests_nothing(story: Article, typed: str) -> None:
    assert suggestions(typed) == []


def test_only_names_are_suggested_for(story: Article) -> None:
    assert suggestions("expects") == []
