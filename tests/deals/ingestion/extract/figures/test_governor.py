import pytest

from deals.ingestion.extract.figures.cues import find_cues
from deals.ingestion.extract.figures.governor import governor
from deals.ingestion.extract.figures.tokens import NUMBER, tokens_of


@pytest.mark.parametrize(
    ("sentence", "number", "sense", "way", "moved"),
    [
        ("the firm posted net income of 58 last year", 0, "net_profit", "before", ""),
        ("it made 250 in net profit and more", 0, "net_profit", "linked", ""),
        ("a 50 valuation was agreed", 0, "valuation", "behind", ""),
        ("revenue rose 16 to 45", 0, "revenue", "before", "growth"),
        ("revenue rose 16 to 45", 1, "revenue", "before", "growth"),
        ("a 28 increase in revenue, a 6 decline in costs", 0, "revenue", "linked", "growth"),
        ("a 28 increase in revenue, a 6 decline in costs", 1, "cost", "linked", "fall"),
    ],
)
def test_finds_the_word_that_a_number_belongs_to(sentence: str, number: int, sense: str, way: str, moved: str) -> None:
    forms = [token.form for token in tokens_of(sentence, 0, len(sentence), [])]
    at = [place for place, form in enumerate(forms) if form == NUMBER][number]

    found = governor(forms, find_cues(forms, "measure"), at, at + 1)

    assert found is not None
    assert (found.sense, found.way, found.moved) == (sense, way, moved)
