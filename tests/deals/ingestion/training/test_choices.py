import pytest

pytest.importorskip("sklearn")

from deals.ingestion.training.choices import Choice, fit_choice
from deals.ingestion.training.linear import Recipe


def choices() -> list[Choice]:
    near, far = frozenset({"near", "here"}), frozenset({"far", "here"})
    return [Choice(f"article {n}", ((far, False), (near, True), (far, False))) for n in range(10)]


def test_what_tells_the_right_candidate_from_the_others_gets_the_weight() -> None:
    model = fit_choice(choices(), Recipe())
    assert model.scores({"near", "here"})[0] > model.scores({"far", "here"})[0]


def test_what_all_candidates_of_a_question_share_says_nothing() -> None:
    assert "here" not in fit_choice(choices(), Recipe()).weights


def test_one_of_several_right_candidates_is_enough() -> None:
    near, far = frozenset({"near"}), frozenset({"far"})
    both = [Choice(f"article {n}", ((near, True), (near, True), (far, False))) for n in range(10)]
    model = fit_choice(both, Recipe())
    assert model.scores({"near"})[0] > 0 > model.scores({"far"})[0]


def test_the_same_choices_give_the_same_model() -> None:
    assert fit_choice(choices(), Recipe()) == fit_choice(choices(), Recipe())
