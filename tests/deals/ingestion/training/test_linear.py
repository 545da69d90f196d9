import json
from pathlib import Path

import pytest

pytest.importorskip("sklearn")

from deals.ingestion.training.linear import Example, Recipe, fit, folds, write


def examples() -> list[Example]:
    kinds = [("yes", "bark"), ("no", "purr")]
    return [
        Example(frozenset({sound, "four legs", f"name {article}"}), label, f"article {article}")
        for article in range(10)
        for label, sound in kinds
    ]


def test_what_tells_the_labels_apart_gets_the_weight() -> None:
    model = fit(examples(), Recipe())
    assert model.labels == ("yes",)
    assert model.probability({"bark"}) > 0.5 > model.probability({"purr"})
    assert "four legs" not in model.weights


def test_what_stands_in_one_article_only_is_not_learnt() -> None:
    model = fit(examples(), Recipe(fewest_articles=2))
    assert not [feature for feature in model.weights if feature.startswith("name ")]


def test_the_same_examples_give_the_same_model() -> None:
    assert fit(examples(), Recipe()) == fit(examples(), Recipe())


def test_no_article_is_in_two_folds() -> None:
    parts = folds([f"article {n}" for n in range(23)], count=5)
    assert sorted(name for part in parts for name in part) == sorted(f"article {n}" for n in range(23))
    assert {len(part) for part in parts} == {4, 5}


def test_a_written_model_is_read_back_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "animals.json"
    write(fit(examples(), Recipe()), path, decides="whether it is a dog", trained_on="abc", examples=20)
    stored = json.loads(path.read_text(encoding="utf-8"))
    assert stored["decides"] == "whether it is a dog"
    assert stored["weights"]["bark"][0] > 0
    assert '  "bark": [' in path.read_text(encoding="utf-8")
