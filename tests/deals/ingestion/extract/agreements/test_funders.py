import pytest

from deals.ingestion.extract.agreements.funders import with_funders
from deals.ingestion.extract.agreements.story import Story, read_story
from deals.ingestion.extract.companies import find_companies
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.records import CleanText

OPENING = "Kestrel Power Inc. closes a loan\n\nKestrel Power Inc. (NASDAQ: KPWR) has closed a loan of $90 million.\n\n"
BANKS = {"Harbour Bank", "Oslo Savings Bank"}


def story(text: str) -> Story:
    layout = read_layout(CleanText(text))
    return read_story(layout, find_companies(layout))


def raised(told: str) -> set[str]:
    read = story(OPENING + told)
    shares = dict.fromkeys(read.companies.candidates, 0.1) | {"Kestrel Power": 0.9}
    after, _ = with_funders(read, shares, {})
    return {name for name, share in after.items() if share > shares[name]}


@pytest.mark.parametrize(
    "told",
    [
        "Harbour Bank and Oslo Savings Bank served as Joint Lead Arrangers.",
        "Harbour Bank, Inc. and Oslo Savings Bank, Inc. acted as lenders.",
        "The group of lenders includes Harbour Bank, Inc. and Oslo Savings Bank, Inc.",
    ],
)
def test_arrangers_lenders_and_members_of_a_group_put_up_the_money(told: str) -> None:
    assert raised(told) == BANKS


@pytest.mark.parametrize(
    "told",
    [
        "Harbour Bank and Oslo Savings Bank served as counsel to the lenders.",
        "Harbour Bank and Oslo Savings Bank acted as financial advisers to the lenders.",
        "Harbour Bank and Oslo Savings Bank published their results.",
    ],
)
def test_who_advises_puts_up_none(told: str) -> None:
    assert raised(told) == set()


def test_funders_agreed_with_each_other_and_with_whom_the_news_is_about() -> None:
    read = story(f"{OPENING}Harbour Bank and Oslo Savings Bank served as Joint Lead Arrangers.")
    shares = dict.fromkeys(read.companies.candidates, 0.1) | {"Kestrel Power": 0.9}
    _, pairs = with_funders(read, shares, {})
    assert set(pairs) == {frozenset(BANKS), *(frozenset({bank, "Kestrel Power"}) for bank in BANKS)}
