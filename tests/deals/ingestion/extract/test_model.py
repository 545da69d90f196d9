import pytest

from deals.ingestion.extract.model import LinearModel, load_model

COLOURS = LinearModel(("green", "red"), (0.0, 0.5), {"leaf": (2.0, -1.0), "fire": (-1.0, 2.0)})
IS_FRUIT = LinearModel(("yes",), (-1.0,), {"sweet": (2.0,)})


def test_weights_of_all_features_add_up() -> None:
    assert COLOURS.scores(["leaf", "fire", "unheard of"]) == [1.0, 1.5]


def test_the_label_with_the_highest_score_wins() -> None:
    assert COLOURS.best(["leaf"]) == "green"
    assert COLOURS.best([]) == "red"


def test_probabilities_add_up_to_one() -> None:
    shares = COLOURS.probabilities(["fire"])
    assert sum(shares.values()) == pytest.approx(1)
    assert shares["red"] > 0.9


def test_a_yes_or_no_model_gives_the_probability_of_yes() -> None:
    assert IS_FRUIT.probability(["sweet"]) == pytest.approx(0.731, abs=0.001)
    assert IS_FRUIT.probabilities(["sweet"]) == {"yes": IS_FRUIT.probability(["sweet"])}


def test_an_extreme_score_is_no_error() -> None:
    certain = LinearModel(("yes",), (-1e6,), {})
    assert certain.probability([]) == pytest.approx(0)


def test_a_model_that_was_never_trained_is_missed_by_name() -> None:
    with pytest.raises(FileNotFoundError, match="no_such_model"):
        load_model("no_such_model")
