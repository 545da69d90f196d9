import pytest

from deals.ingestion.extract.companies import find_companies
from deals.ingestion.extract.figures.candidates import find_candidates
from deals.ingestion.extract.figures.speakers import speaker_of
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.extract.quotations import find_quotations
from deals.ingestion.records import CleanText


def speaker(text: str) -> str | None:
    layout = read_layout(CleanText(text=text))
    companies = find_companies(layout)
    return speaker_of(layout, find_candidates(layout, companies)[-1], find_quotations(layout, companies))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“We have sold 500 trucks to Harbor Foods this year,” said Mary Lindqvist.", "Mary Lindqvist"),
        ("“We are proud of this team,” said Mary Lindqvist. She added that it has sold 500 trucks.", "Mary Lindqvist"),
        ("Chief executive Mary Lindqvist spoke in Oslo. Lindqvist said that it has sold 500 trucks.", "Mary Lindqvist"),
        ("Oslo was cold. Lindqvist said that it has sold 500 trucks.", None),
        ("It has sold 500 trucks.", None),
    ],
)
def test_reads_who_states_a_figure(text: str, name: str | None) -> None:
    assert speaker(text) == name
