"""Fits a model that chooses one of several candidates: the shares of the candidates of one question add up to 1.

A yes-or-no model of single candidates would have to say yes to as many as there are; here only differences between the
candidates of the same question count (conditional logistic regression, McFadden 1974).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from deals.ingestion.extract.model import LinearModel
from deals.ingestion.training.linear import Recipe

_MOST_STEPS = 300
_NEVER = -1e9


@dataclass(frozen=True, slots=True)
class Choice:
    """One question: its candidates, each with its features and whether it is right; at least one has to be."""

    article: str
    options: tuple[tuple[frozenset[str], bool], ...]
    weight: float = 1.0


def fit_choice(choices: Sequence[Choice], recipe: Recipe) -> LinearModel:
    """The model whose score is highest for the right candidates; its only label is "yes", and it has no bias."""
    names = _common_features(choices, recipe.fewest_articles)
    objective = _Objective(choices, names, recipe.strength)
    found = minimize(objective, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": _MOST_STEPS})
    rounded = {name: round(float(weight), 3) for name, weight in zip(names, found.x, strict=True)}
    kept = {name: (weight,) for name, weight in rounded.items() if abs(weight) >= recipe.smallest_weight}
    return LinearModel(("yes",), (0.0,), kept)


class _Objective:
    """The penalised loss and its gradient at given weights."""

    def __init__(self, choices: Sequence[Choice], names: Sequence[str], strength: float) -> None:
        columns = {name: column for column, name in enumerate(names)}
        rows = [sorted(columns[f] for f in seen if f in columns) for c in choices for seen, _ in c.options]
        ends = np.cumsum([0, *map(len, rows)])
        flat = np.array([column for row in rows for column in row], dtype=np.int64)
        self.seen = csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(rows), len(names)))
        self.right = np.array([right for c in choices for _, right in c.options])
        sizes = np.array([len(c.options) for c in choices])
        self.question = np.repeat(np.arange(len(choices)), sizes)
        self.first = np.cumsum([0, *sizes[:-1]])
        self.weight = strength * np.array([c.weight for c in choices])

    def __call__(self, weights: Any) -> tuple[float, Any]:  # noqa: ANN401 - arrays, as scipy hands them in
        scores = self.seen @ weights
        of_all, shares = self._summed(scores)
        of_right, shares_of_right = self._summed(np.where(self.right, scores, _NEVER))
        loss = float(self.weight @ (of_all - of_right) + weights @ weights / 2)
        return loss, self.seen.T @ (self.weight[self.question] * (shares - shares_of_right)) + weights

    def _summed(self, scores: Any) -> tuple[Any, Any]:  # noqa: ANN401 - as above
        """The logarithm of the summed exponentials of each question, and each candidate's share of its sum."""
        highest = np.maximum.reduceat(scores, self.first)
        powers = np.exp(scores - highest[self.question])
        whole = np.add.reduceat(powers, self.first)
        return highest + np.log(whole), powers / whole[self.question]


def _common_features(choices: Sequence[Choice], fewest: int) -> list[str]:
    """The features that occur in enough articles, by name; see `linear.fit`."""
    articles: dict[str, set[str]] = defaultdict(set)
    for choice in choices:
        for seen, _ in choice.options:
            for feature in seen:
                articles[feature].add(choice.article)
    return sorted(feature for feature, found in articles.items() if len(found) >= fewest)
