import pytest

from deals.ingestion.extract.credits import find_credits
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.records import CleanText


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("According to Reuters, the two firms will build a plant.", ["Reuters"]),
        ("The talks were first reported by the Financial Times.", ["Financial Times"]),
        ("“We build,” the minister told Bloomberg News on Monday.", ["Bloomberg News"]),
        ("The Smalltown Gazette reported that the plant opened.", ["Smalltown Gazette"]),
        ("The Wall Street Journal reported it, citing Reuters.", ["Reuters", "Wall Street Journal"]),
        ("According to Acme, the plant opened.", []),
        ("Acme Corp reported revenue of $5 million.", []),
        ("Reuters is based in London.", []),
    ],
)  # fmt: skip
def test_credited_publications(sentence: str, names: list[str]) -> None:
    text = "Acme Opens Plant\n\n" + sentence
    credited = find_credits(read_layout(CleanText(text)))
    assert sorted(credit.name for credit in credited) == sorted(names)
    assert all(credit.evidence.quote == text[credit.evidence.start : credit.evidence.end] for credit in credited)


def test_page_noise_credits_nobody() -> None:
    assert (
        find_credits(
            read_layout(CleanText("Acme Opens Plant\n\nIt opened.\n\nContact\n\nAccording to Reuters, call us."))
        )
        == ()
    )
