import pytest

from deals.ingestion.extract.companies import find_companies
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.records import CleanText


def companies_in(text: str) -> set[str]:
    return {mention.company for mention in find_companies(read_layout(CleanText(text))).mentions}


@pytest.mark.parametrize(
    "text",
    [
        "Brightwater Foods signed an agreement with Mike Orlander, a local entrepreneur and owner of two shops.",
        "Our partners are Mark W. Petrillo (Chairman and CFO) and Brightwater Foods.",
        "The board of Brightwater Foods and Mr. Dennis Gerlander signed a contract.",
    ],
)
def test_a_person_is_no_company(text: str) -> None:
    assert not {name for name in companies_in(text) if name.startswith(("Mike", "Mark", "Dennis"))}


def test_a_company_named_after_a_person_stays_one() -> None:
    assert "Mike Orlander" in companies_in(
        "Mike Orlander Inc., partner of Brightwater Foods Inc., signed an agreement."
    )
