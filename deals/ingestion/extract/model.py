"""Linear models over named features: weights read from a data file, applied in plain Python.

A model file is JSON: what it decides, what it was trained on (a hash of the articles), its labels, and for each
feature one weight per label. Training is in `deals.ingestion.training`; nothing here needs its libraries.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights for a closed set of labels; a feature that the model does not know counts for nothing."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def scores(self, features: Iterable[str]) -> list[float]:
        """One score for each label, in the order of `labels`: the bias and the weights of all features, added up."""
        totals = list(self.bias)
        known = self.weights
        for feature in features:
            row = known.get(feature)
            if row is not None:
                for position, weight in enumerate(row):
                    totals[position] += weight
        return totals

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """The share of each label, adding up to 1; with one label, its own probability alone."""
        totals = self.scores(features)
        if len(totals) == 1:
            return {self.labels[0]: 1 / (1 + exp(-_bounded(totals[0])))}
        highest = max(totals)
        shares = [exp(total - highest) for total in totals]
        whole = sum(shares)
        return {label: share / whole for label, share in zip(self.labels, shares, strict=True)}

    def probability(self, features: Iterable[str]) -> float:
        """How probable the only label of a yes-or-no model is, from 0 to 1."""
        return 1 / (1 + exp(-_bounded(self.scores(features)[0])))

    def best(self, features: Iterable[str]) -> str:
        """The label with the highest score; the earlier one of two that are equal."""
        totals = self.scores(features)
        return self.labels[totals.index(max(totals))]


def _bounded(score: float) -> float:
    return max(-60.0, min(60.0, score))


@cache
def load_model(name: str) -> LinearModel:
    """The model in `deals/ingestion/data/<name>.json`, read once; FileNotFoundError if there is none."""
    stored = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    weights = {feature: tuple(row) for feature, row in stored["weights"].items()}
    return LinearModel(tuple(stored["labels"]), tuple(stored["bias"]), weights)
