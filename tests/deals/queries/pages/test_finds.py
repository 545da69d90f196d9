import pytest

from deals.models import Article
from deals.queries.pages.finds import START, STOP, search_page


@pytest.mark.parametrize(
    "query", ["turbines", "TURBINE", "turb", "supply turb", '"supply deal"', "northwind -licensing"]
)
def test_words_find_a_record_whole_or_begun(story: Article, query: str) -> None:
    assert search_page(query).total > 0


@pytest.mark.parametrize(
    "query", ['"deal supply"', "turbines -northwind", "zebra", "&|!:*", "", "  \x00 ", "the or of"]
)
def test_what_has_not_the_words_is_not_found(story: Article, query: str) -> None:
    assert search_page(query).total == 0


def test_matches_are_marked_in_title_and_excerpt(story: Article) -> None:
    found = search_page("borealis").found
    assert f"{START}Borealis{STOP}" in {row.title for row in found}
    assert any(START in row.excerpt for row in found)


def test_every_way_to_narrow_says_how_much_it_leaves(story: Article) -> None:
    page = search_page("northwind")
    assert set(page.options) == {"Kind", "Company"}
    for title, name in (("Kind", "kind"), ("Company", "company")):
        for option in page.options[title]:
            value = option.address.rpartition("=")[2]
            assert search_page("northwind", {name: value}).total == option.count


def test_a_choice_is_taken_back_by_its_own_option(story: Article) -> None:
    page = search_page("northwind", {"kind": "deal"})
    assert {row.resource for row in page.found} == {"deal"}
    assert [option.address for option in page.options["Kind"] if option.chosen] == ["?q=northwind"]


@pytest.mark.parametrize(
    "chosen", [{"year": "1999"}, {"year": "99999"}, {"year": "٢٠٢٥"}, {"company": "acme"}, {"kind": "x"}]
)
def test_a_choice_that_fits_nothing_leaves_nothing(story: Article, chosen: dict[str, str]) -> None:
    assert search_page("northwind", chosen).total == 0


def test_the_year_is_that_of_what_is_stated(story: Article) -> None:
    assert search_page("northwind", {"year": "2025"}).total > 0
