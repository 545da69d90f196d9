import pytest

from deals.ingestion.extract.figures.mood import mood_of


@pytest.mark.parametrize(
    ("before", "mood"),
    [
        ("@org has an option to buy up to", "option"),
        ("@org is in talks to pay", "rumoured"),
        ("the venture aims to reach", "target"),
        ("the plant is expected to produce about", "expected"),
        ("the merger could add", "expected"),
        ("@org agreed to pay", "commitment"),
        ("@org will invest", "commitment"),
        ("the works will create", "effect"),
        ("the ship will be", "will"),
        ("the fund has raised", "completed"),
        ("@org signed a contract for", "agreed"),
        ("its staff was", "actual"),
        ("a crew of", "none"),
    ],
)
def test_reads_the_verb_group(before: str, mood: str) -> None:
    assert mood_of(tuple(before.split()[::-1])) == mood


def test_a_forecast_of_another_clause_says_nothing() -> None:
    assert mood_of(("was", "staff", ";", "expected", "is", "growth")) == "actual"


def test_a_word_without_end_costs_nothing() -> None:
    assert mood_of(("a" * 100_000, "pay", "to", "agreed")) == "commitment"
