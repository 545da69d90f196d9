"""Fits one linear model and writes it as a readable file; deterministic for the same examples."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from deals.ingestion.extract.model import LinearModel


@dataclass(frozen=True, slots=True)
class Example:
    """What a candidate looks like, what it is, and the article that it stands in."""

    features: frozenset[str]
    label: str
    article: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a model is fitted: the inverse strength of the penalty, and in how many articles a feature must occur."""

    strength: float = 1.0
    fewest_articles: int = 2
    smallest_weight: float = 0.02


def fit(examples: Sequence[Example], recipe: Recipe) -> LinearModel:
    """The model of `examples`. Labels "yes" and "no" give a model with the one label "yes"."""
    kept = _common_features(examples, recipe.fewest_articles)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(sorted(e.features & kept), 1.0) for e in examples])
    classifier = LogisticRegression(C=recipe.strength, max_iter=3000)
    classifier.fit(matrix, [e.label for e in examples], sample_weight=[e.weight for e in examples])
    labels = [str(label) for label in classifier.classes_]
    labels = ["yes"] if labels == ["no", "yes"] else labels
    weights = {}
    for name, column in zip(vectorizer.get_feature_names_out(), classifier.coef_.T, strict=True):
        row = tuple(round(float(weight), 3) + 0.0 for weight in column)
        if max(map(abs, row)) >= recipe.smallest_weight:
            weights[str(name)] = row
    return LinearModel(tuple(labels), tuple(round(float(b), 3) for b in classifier.intercept_), weights)


def folds(articles: Iterable[str], count: int = 10) -> list[frozenset[str]]:
    """Articles in `count` sets of nearly equal size, the same for the same names: no article is in two sets."""
    ordered = sorted(set(articles))
    return [frozenset(ordered[start::count]) for start in range(count)]


def write(model: LinearModel, path: Path, *, decides: str, trained_on: str, examples: int) -> None:
    """Stores a model, one feature a line, so that a change of a weight shows in a review."""
    head: dict[str, object] = {"decides": decides, "trained_on": trained_on, "examples": examples}
    head |= {"labels": model.labels, "bias": model.bias}
    rows = sorted(model.weights.items())
    lines = [f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in rows]
    opening = json.dumps(head, ensure_ascii=False, indent=1)[:-2]
    path.write_text(f'{opening},\n "weights": {{\n' + ",\n".join(lines) + "\n}}\n", encoding="utf-8")


def _common_features(examples: Iterable[Example], fewest: int) -> frozenset[str]:
    """Features that occur in enough articles: what stands in one alone is its own names and accidents."""
    articles: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for feature in example.features:
            articles[feature].add(example.article)
    return frozenset(feature for feature, found in articles.items() if len(found) >= fewest)
