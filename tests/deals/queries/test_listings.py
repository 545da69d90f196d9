from decimal import Decimal
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from deals.errors import FiltersRefused
from deals.models.publication import Listing
from deals.queries.filters import Filters, parse_filters
from deals.queries.keyset import Page
from deals.queries.listings import listing_by_id, listing_by_slug, listing_page
from deals.vocabulary import Resource
from tests.factories.listings import list_record

pytestmark = pytest.mark.django_db


def titles(resource: Resource = Resource.DEAL, /, **query: Any) -> list[str]:
    lists = {name: [value] if isinstance(value, str) else value for name, value in query.items()}
    return [row.title for row in listing_page(resource, parse_filters(resource, lists)).items]


def deal(title: str, **columns: Any) -> Listing:
    return list_record(Resource.DEAL, title=title, **columns)


def figure(of: Listing, **columns: Any) -> Listing:
    return list_record(Resource.FIGURE, deals=[of.subject_id], **columns)


def test_only_what_is_live_and_of_its_kind_is_listed() -> None:
    deal("live")
    deal("withdrawn", state=Listing.WITHDRAWN)
    deal("merged", state=Listing.MERGED, redirect_to="/deals/other/")
    list_record(Resource.COMPANY, title="company")
    assert titles() == ["live"]


@pytest.mark.parametrize(
    ("name", "column", "value", "other"),
    [
        ("kind", "kinds", "supply", "licensing"),
        ("status", "statuses", "signed", "cancelled"),
        ("binding", "bindings", "option", "binding"),
        ("company", "companies", "openai", "foxconn"),
        ("party_role", "party_roles", "supplier", "customer"),
        ("country", "countries", "US", "TW"),
        ("state", "states", "US-WI", "US-OH"),
        ("place", "places", "mount-pleasant", "abilene"),
        ("source", "sources", "inc", "reuters"),
    ],
)
def test_a_column_of_words_matches_any_of_those_asked(name: str, column: str, value: str, other: str) -> None:
    deal("one", **{column: [value]}, stated_on="2025-01-02")
    deal("two", **{column: [other]}, stated_on="2025-01-01")
    assert titles(**{name: value}) == ["one"]
    assert titles(**{name: [value, other]}) == ["one", "two"]


def test_a_company_with_a_role_has_that_role_itself() -> None:
    deal("supplies", companies=["a", "b"], party_roles=["supplier", "a:supplier", "customer", "b:customer"])
    assert titles(company="a", party_role="supplier") == ["supplies"]
    assert titles(company="b", party_role="supplier") == []


def test_what_a_row_does_not_say_is_asked_of_its_deals() -> None:
    one = deal("one", states=["US-WI"], companies=["a"], party_roles=["a:supplier", "supplier"], bindings=["option"])
    two = deal("two", states=["US-OH"], companies=["a"], party_roles=["a:customer", "customer"], bindings=["binding"])
    for row in (one, two):
        list_record(Resource.FIGURE, title=f"figure of {row.title}", companies=["a"], deals=[row.subject_id])
    assert titles(Resource.FIGURE, state="US-WI") == ["figure of one"]
    assert titles(Resource.FIGURE, state="US-WI", binding="binding") == []
    assert titles(Resource.FIGURE, company="a", party_role="customer") == ["figure of two"]


def test_a_company_is_found_by_its_role() -> None:
    list_record(Resource.COMPANY, title="A", slug="a", companies=["a"], party_roles=["supplier"])
    assert titles(Resource.COMPANY, party_role="supplier") == ["A"]
    assert titles(Resource.COMPANY, party_role="customer") == []


def test_words_are_found_in_any_form() -> None:
    deal("Racks for data centres", words="manufacturing of cabling")
    deal("Wind farm")
    assert titles(q="manufactured rack") == ["Racks for data centres"]
    assert titles(q='"wind farm" -racks') == ["Wind farm"]


def test_a_date_matches_with_any_day_that_it_can_mean() -> None:
    deal("day", stated_on="2025-11-20")
    deal("month", stated_on="2025-11")
    deal("year", stated_on="2024")
    deal("undated")
    assert titles(announced_after="2025-11-25") == ["month"]
    assert titles(announced_after="2025", announced_before="2025") == ["day", "month"]
    assert titles(announced_before="2025-06") == ["year"]


class TestFigures:
    def test_one_figure_has_all_that_is_asked(self) -> None:
        both, apart = deal("both", stated_on="2025"), deal("apart", stated_on="2024")
        figure(both, measure="revenue", unit="USD", modality="expected", low=Decimal(5))
        figure(apart, measure="revenue", unit="TWD", modality="expected", low=Decimal(5))
        figure(apart, measure="jobs", unit="USD", modality="actual", low=Decimal(5))
        assert titles(measure="revenue") == ["both", "apart"]
        assert titles(measure="revenue", unit="USD") == ["both"]

    @pytest.mark.parametrize(
        ("low", "high", "asked", "matches"),
        [
            (20, None, {"value_min": "100"}, True),
            (20, None, {"value_max": "10"}, False),
            (None, 6, {"value_max": "1"}, True),
            (None, 6, {"value_min": "7"}, False),
            (1, 5, {"value_min": "3", "value_max": "4"}, True),
            (5, 5, {"value_min": "5", "value_max": "5"}, True),
        ],
    )
    def test_an_interval_matches_when_it_can_meet_the_asked_one(
        self, low: int | None, high: int | None, asked: dict[str, str], matches: bool
    ) -> None:
        figure(deal("stated"), measure="investment", unit="USD", low=low, high=high)
        assert titles(**asked, unit="USD") == (["stated"] if matches else [])

    def test_withdrawn_figures_speak_for_nothing(self) -> None:
        figure(deal("stated"), measure="revenue", state=Listing.WITHDRAWN)
        assert titles(measure="revenue") == []

    def test_figures_companies_and_articles_are_asked_the_same(self) -> None:
        list_record(Resource.FIGURE, title="f", companies=["a"], articles=[7], measure="jobs", unit="jobs")
        list_record(Resource.COMPANY, title="c", slug="a")
        list_record(Resource.ARTICLE, title="t", subject_id=7)
        for resource, title in {"figure": "f", "company": "c", "article": "t"}.items():
            assert titles(Resource(resource), measure="jobs") == [title]
            assert titles(Resource(resource), measure="revenue") == []

    def test_deals_sort_by_the_largest_that_is_asked_for(self) -> None:
        small, large, none = deal("small"), deal("large"), deal("none")
        figure(small, unit="USD", measure="investment", low=Decimal(3))
        figure(small, unit="USD", measure="revenue", low=Decimal(900))
        figure(large, unit="USD", measure="investment", high=Decimal(40))
        figure(none, unit="TWD", measure="investment", low=Decimal(9999))
        assert titles(ordering="-value", unit="USD", measure="investment") == ["large", "small"]
        assert titles(ordering="value", unit="USD") == ["large", "small"]


@pytest.mark.parametrize("ordering", ["announced_on", "-announced_on", "title", "-published_at", "-value"])
def test_pages_there_and_back_hold_every_row_once(ordering: str) -> None:
    for number in range(7):  # several on one day, so that the id has to decide
        list_record(
            Resource.FIGURE, title=f"f{number}", stated_on=f"2025-0{number // 3 + 1}", unit="MW", low=number // 2
        )
    filters = {"ordering": [ordering], "unit": ["MW"], "page_size": ["3"]}
    whole = titles(Resource.FIGURE, ordering=ordering, unit="MW")
    pages: list[Page[Listing]] = []
    cursor = ""
    while not pages or cursor:
        page = listing_page(Resource.FIGURE, parse_filters(Resource.FIGURE, filters | {"cursor": [cursor]}))
        pages.append(page)
        cursor = page.next
    assert [len(page.items) for page in pages] == [3, 3, 1]
    assert [row.title for page in pages for row in page.items] == whole
    assert pages[0].previous == ""
    back = listing_page(Resource.FIGURE, parse_filters(Resource.FIGURE, filters | {"cursor": [pages[2].previous]}))
    first = listing_page(Resource.FIGURE, parse_filters(Resource.FIGURE, filters | {"cursor": [back.previous]}))
    assert ([row.title for row in first.items], [row.title for row in back.items]) == (whole[:3], whole[3:6])
    assert first.previous == ""


@pytest.mark.parametrize("cursor", ["x", "!!!", "WzAsMV0", "WzAsImEiLCJiIl0", "WzAsImEiLDFd", "é"])
def test_a_cursor_of_nowhere_is_refused(cursor: str) -> None:
    with pytest.raises(FiltersRefused, match="cursor"):
        listing_page(Resource.DEAL, Filters(cursor=cursor))


def test_a_list_costs_one_query_whatever_its_length(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for expected in (2, 20):
        while Listing.objects.count() < expected:
            deal("deal")
        with django_assert_num_queries(1):
            assert len(titles(q="deal")) == expected


def test_a_record_is_found_by_its_address_in_any_state() -> None:
    gone = deal("gone", slug="gone", state=Listing.WITHDRAWN)
    assert listing_by_slug(Resource.DEAL, "gone") == gone == listing_by_id(Resource.DEAL, gone.subject_id)
    assert listing_by_slug(Resource.COMPANY, "gone") is None
    assert listing_by_slug(Resource.DEAL, "a\x00b") is None
    assert listing_by_id(Resource.DEAL, 2**70) is None
