import pytest

from deals.ingestion.extract.companies.find import described_candidates
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.records import CleanText


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("It met Kestrel, a leading maker of turbines, in May.", "is a company"),
        ("It met Kestrel, the chief executive of the port, in May.", "is a person"),
        ("It uses Kestrel, a cancer drug, in May.", "is a product"),
        ("It met the turbine maker Kestrel in May.", "the company"),
        ("It hired the CEO of Kestrel in May.", "somebody is of it"),
        ("It met Kestrel’s president in May.", "somebody is there"),
        ("In May Kestrel signed a lease.", "does"),
        ("It has customers such as Fjord, Oslo Grid and Kestrel.", "one of customers"),
        ("It has partners including Fjord and Kestrel.", "one of a sort: company"),
    ],
)
def test_the_words_beside_a_name_say_what_it_is(text: str, feature: str) -> None:
    found = described_candidates(read_layout(CleanText(text)))
    assert any(feature in seen for candidate, seen in found if "Kestrel" in candidate.forms)


def test_a_list_is_named_only_where_nothing_but_names_stands_between() -> None:
    found = described_candidates(
        read_layout(CleanText("It has partners including Fjord, who sold turbines to Kestrel."))
    )
    assert not any("one of partners" in seen for candidate, seen in found if "Kestrel" in candidate.forms)
