from decimal import Decimal

import pytest

from deals.errors import FiltersRefused
from deals.queries.filters import Filters, known_parameters, parse_filters
from deals.values import PartialDate
from deals.vocabulary import Resource


def parse(**query: str | list[str]) -> Filters:
    return parse_filters(
        Resource.DEAL, {name: [value] if isinstance(value, str) else value for name, value in query.items()}
    )


def faults(query: dict[str, str], resource: Resource = Resource.DEAL) -> dict[str, str]:
    with pytest.raises(FiltersRefused) as refused:
        parse_filters(resource, {name: [value] for name, value in query.items()})
    return dict(refused.value.faults)


def test_nothing_asked_is_every_row_newest_first() -> None:
    assert parse() == Filters()
    assert parse(q="", kind=["", " "]) == Filters()


def test_values_become_what_they_mean() -> None:
    filters = parse(
        kind=["supply", "licensing", "supply"],
        company="OpenAI",
        country="us",
        state="us-wi",
        source=" Inc.  Magazine ",
        announced_after="2025-11",
        value_min="1e9",
        unit="USD",
        page_size="20",
    )
    assert filters == Filters(
        kind=("supply", "licensing"),
        company=("openai",),
        country=("US",),
        state=("US-WI",),
        source=("inc. magazine",),
        announced_after=PartialDate(2025, 11),
        value_min=Decimal("1e9"),
        unit=("USD",),
        page_size=20,
    )


@pytest.mark.parametrize(
    ("query", "name", "reason"),
    [
        ({"colour": "blue"}, "colour", "there is no such parameter here"),
        ({"kind": "marriage"}, "kind", "'marriage' is not one of manufacturing, supply"),
        ({"status": "company"}, "status", "'company' is not one of rumoured"),
        ({"value_min": "a lot", "unit": "USD"}, "value_min", "'a lot' is no number"),
        ({"value_min": "inf", "unit": "USD"}, "value_min", "'inf' is no number"),
        ({"value_min": "5"}, "value_min", "amounts are compared in one unit only"),
        ({"ordering": "-value"}, "ordering", "amounts are compared in one unit only"),
        ({"value_min": "5", "value_max": "4", "unit": "USD"}, "value_max", "it is less than value_min"),
        ({"announced_after": "11/12/2025"}, "announced_after", "'11/12/2025' is no date"),
        ({"ordering": "size"}, "ordering", "'size' is not one of announced_on"),
        ({"page_size": "201"}, "page_size", "'201' is not a number from 1 to 200"),
        ({"page_size": "0"}, "page_size", "'0' is not a number from 1 to 200"),
        ({"q": "a\x00b"}, "q", "a value has at most 400 characters"),
        ({"place": "x" * 401}, "place", "a value has at most 400 characters"),
    ],
)
def test_what_means_nothing_is_refused_with_its_reason(query: dict[str, str], name: str, reason: str) -> None:
    assert faults(query)[name].startswith(reason)


def test_all_faults_are_told_at_once_with_what_is_known() -> None:
    with pytest.raises(FiltersRefused) as refused:
        parse_filters(Resource.DEAL, {"colour": ["blue"], "q": ["a", "b"]}, also_known=("fields",))
    assert set(refused.value.faults) == {"colour", "q"}
    assert {"q", "kind", "fields"} <= set(refused.value.known)
    assert "colour: there is no such parameter here" in str(refused.value)


def test_parameters_of_the_caller_pass() -> None:
    assert parse_filters(Resource.DEAL, {"fields": ["id"]}, also_known=("fields",)) == Filters()


def test_a_kind_is_one_of_its_own_resource() -> None:
    assert parse_filters(Resource.COMPANY, {"kind": ["university"]}).kind == ("university",)
    assert "kind" in faults({"kind": "supply"}, Resource.COMPANY)


def test_facilities_are_not_asked_about_figures() -> None:
    assert "measure" not in known_parameters(Resource.FACILITY)
    assert "measure" in faults({"measure": "jobs"}, Resource.FACILITY)


def test_the_query_string_asks_the_same_again() -> None:
    filters = parse(
        kind=["supply", "licensing"], value_min="1e9", unit="USD", announced_after="2025-Q3", q="racks & co"
    )
    assert (
        filters.query == "q=racks+%26+co&kind=supply&kind=licensing&unit=USD&value_min=1E%2B9&announced_after=2025-Q3"
    )
    assert Filters().query == ""
