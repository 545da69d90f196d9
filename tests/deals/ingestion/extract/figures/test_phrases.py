import pytest

from deals.ingestion.extract.companies import find_companies
from deals.ingestion.extract.figures.choose import find_contexts
from deals.ingestion.extract.figures.phrases import by_phrase
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.records import CleanText
from deals.vocabulary import Measure


def measure(text: str) -> Measure | None:
    layout = read_layout(CleanText(text=text))
    return by_phrase(find_contexts(layout, find_companies(layout))[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harbor Foods won a $6 million multi-year supply contract.", Measure.DEAL_VALUE),
        ("Harbor Foods drew on a $90 million credit facility.", Measure.DEAL_VALUE),
        ("Harbor Foods opened its $90 million bottling plant.", Measure.INVESTMENT),
        ("Harbor Foods set up a $90 million fund for its expansion.", None),
        ("Harbor Foods owns 51% of the outstanding shares.", Measure.OWNERSHIP_STAKE),
        ("Harbor Foods took a 20% stake in the port.", Measure.OWNERSHIP_STAKE),
        ("The notes bear 8% annual interest.", None),
        ("The work brings 300 direct and indirect jobs to the port.", Measure.JOBS),
        ("It has a team of 40 agronomists.", Measure.HEADCOUNT),
        ("Shares of Harbor Foods rose 12% on the news.", Measure.SHARE_PRICE_CHANGE),
    ],
)
def test_a_phrase_settles_the_measure(text: str, expected: Measure | None) -> None:
    assert measure(text) == expected
