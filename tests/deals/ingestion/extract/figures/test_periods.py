import pytest

from deals.ingestion.extract.companies import find_companies
from deals.ingestion.extract.figures.candidates import Candidate, find_candidates
from deals.ingestion.extract.figures.periods import basis_of, period_of, reporting_period
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.records import CleanText
from deals.vocabulary import Basis


def candidate(text: str) -> tuple[str, Candidate]:
    layout = read_layout(CleanText(text=text))
    return layout.plain, find_candidates(layout, find_companies(layout))[0]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The firm sold 500 trucks in 2024.", "in 2024"),
        ("Net sales were $5 million for the quarter ended June 30, 2025.", "quarter ended June 30, 2025"),
        ("In the second quarter of 2025 it made $5 million.", "second quarter of 2025"),
        ("It aims to reach $5 million by 2030.", "by 2030"),
        ("It pays $5 million annually.", "annually"),
        ("It paid $5 million.", None),
        ("In 2Q25, the first quarter after the merger, it made $5 million.", "2Q25"),
        ("In 2024 it made $5 million, up from 2023.", "In 2024"),
    ],
)
def test_reads_the_period(text: str, period: str | None) -> None:
    assert period_of(*candidate(text)) == period


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("It has $5 million in annualized revenue.", Basis.ANNUALISED),
        ("It pays $5 million a year.", Basis.PER_YEAR),
        ("It receives an upfront payment of $5 million.", Basis.UPFRONT),
        ("It has spent $5 million to date.", Basis.CUMULATIVE),
        ("It raised a total of $5 million.", Basis.TOTAL),
        ("Its share fell to 5%.", Basis.NOT_STATED),
    ],
)
def test_reads_the_basis(text: str, basis: Basis) -> None:
    assert basis_of(*candidate(text)) is basis


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Harbor Foods reports results of the third quarter of 2025. Sales were $5 million.", "third quarter of 2025"),
        ("Harbor Foods reported Q3 2025 results.", "Q3 2025"),
        ("Harbor Foods opens a shop in 2025.", None),
    ],
)
def test_reads_the_period_that_an_article_reports_on(text: str, period: str | None) -> None:
    assert reporting_period(text) == period
