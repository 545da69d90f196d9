import pytest

from deals.ingestion.extract.companies.nouns import noun_features


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("northwind bank", "ends as finance"),
        ("borealis heavy industries", "ends as industry"),
        ("harbour air", "ends as transport"),
        ("department of fisheries", "public of"),
        ("bank of northwind", "finance of"),
        ("university of harbour", "learning of"),
    ],
)
def test_a_noun_says_what_a_name_names(name: str, said: str) -> None:
    assert said in set(noun_features(name.split()))


@pytest.mark.parametrize("name", ["air", "bank", "northwind"])
def test_a_single_word_ends_as_nothing(name: str) -> None:
    assert not [feature for feature in noun_features([name]) if feature.startswith(("ends", "has"))]


def test_the_nouns_are_counted() -> None:
    assert "nouns 2 of 3" in set(noun_features(["borealis", "energy", "capital"]))
