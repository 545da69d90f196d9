"""Which prediction speaks of which annotation: values, units, subjects, and pairs of best agreement."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from deals.ingestion.scoring.names import Aliases, fold

Item = Mapping[str, Any]

FIGURE_FIELDS = ("unit", "measure", "bound", "modality", "subject")
_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD"})
_PHYSICAL = frozenset({"mw", "gw", "kw", "mwh", "gwh", "kwh", "percent", "%"})
_TOLERANCE = 0.005
_LEAST_SHARED_PARTIES = 0.66


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs of annotation and prediction, and what is left over on both sides."""

    pairs: tuple[tuple[Item, Item], ...]
    missed: tuple[Item, ...]
    extra: tuple[Item, ...]


def _paired(gold: Sequence[Item], predicted: Sequence[Item], ranked: Iterable[tuple[Any, ...]]) -> Matching:
    """Greedy pairs: `ranked` tuples end in the two indexes, and the smallest comes first."""
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    pairs = []
    for *_, i, j in sorted(ranked):
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            pairs.append((gold[i], predicted[j]))
    return Matching(
        tuple(pairs),
        tuple(item for i, item in enumerate(gold) if i not in used_gold),
        tuple(item for j, item in enumerate(predicted) if j not in used_predicted),
    )


def match_deals(gold: Sequence[Item], predicted: Sequence[Item], aliases: Aliases) -> Matching:
    """Deals agree when two of three parties are shared; the same kind is preferred."""
    ranked = []
    for i, ours in enumerate(gold):
        for j, theirs in enumerate(predicted):
            a, b = aliases.of_all(ours.get("parties") or []), aliases.of_all(theirs.get("parties") or [])
            shared = len(a & b) / len(a | b) if a | b else 0.0
            if shared >= _LEAST_SHARED_PARTIES:
                ranked.append((-shared, ours.get("kind") != theirs.get("kind"), i, j))
    return _paired(gold, predicted, ranked)


def match_figures(gold: Sequence[Item], predicted: Sequence[Item], aliases: Aliases) -> Matching:
    """Figures agree when value and unit do; the most equal fields, then the same words, are preferred."""
    ranked = []
    for i, ours in enumerate(gold):
        for j, theirs in enumerate(predicted):
            if same_value(ours, theirs) and same_unit(ours, theirs):
                agreeing = sum(same_field(field, ours, theirs, aliases) for field in FIGURE_FIELDS)
                ranked.append((-agreeing, fold(ours["raw"]) != fold(theirs.get("raw")), i, j))
    return _paired(gold, predicted, ranked)


def same_value(a: Item, b: Item) -> bool:
    """Whether two figures share an end of their intervals within half a percent; two ranges must share both."""
    if a.get("bound") == b.get("bound") == "range":
        return _close(a.get("low"), b.get("low")) and _close(a.get("high"), b.get("high"))
    return any(_close(x, y) for x in (a.get("low"), a.get("high")) for y in (b.get("low"), b.get("high")))


def _close(a: float | None, b: float | None) -> bool:
    return a is not None and b is not None and abs(a - b) <= _TOLERANCE * max(abs(a), abs(b), 1e-9)


def _unit(figure: Item) -> str:
    unit = (figure.get("unit") or "").strip()
    if unit.upper() in _DOLLARS or _is_currency(unit):
        return str(unit.upper())
    return fold(unit).rstrip("s")


def _is_currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


def same_unit(gold: Item, predicted: Item) -> bool:
    """Whether units agree: a bare $ may be any dollar, and counted things may be named by any noun."""
    ours, theirs = _unit(gold), _unit(predicted)
    if ours == theirs:
        return True
    if "$" in (gold.get("raw") or "") and {ours, theirs} <= _DOLLARS:
        return "USD" in {ours, theirs}
    return not any(_is_currency(unit) or unit in _PHYSICAL for unit in (ours, theirs))


def same_field(field: str, gold: Item, predicted: Item, aliases: Aliases) -> bool:
    """Whether one field of a matched figure is right."""
    special: dict[str, Callable[[], bool]] = {
        "subject": lambda: same_subject(gold.get("subject"), predicted.get("subject"), aliases),
        "unit": lambda: same_unit(gold, predicted),
    }
    return special[field]() if field in special else gold.get(field) == predicted.get(field)


def same_subject(gold: object, predicted: object, aliases: Aliases) -> bool:
    """Whether two subjects are one company, one deal (any order of parties) or facilities that share a word."""
    ours, theirs = _subject_key(gold, aliases), _subject_key(predicted, aliases)
    if isinstance(ours, str) and isinstance(theirs, str):
        prefix = "facility:"
        if ours.startswith(prefix) and theirs.startswith(prefix):
            return bool(set(ours[len(prefix) :].split()) & set(theirs[len(prefix) :].split()))
    return ours == theirs


def _subject_key(subject: object, aliases: Aliases) -> str | frozenset[str]:
    words = subject if isinstance(subject, str) else json.dumps(subject or "")
    if words.startswith("deal:"):
        return aliases.of_all(re.sub(r"\(.*?\)", "", words[5:]).split("+"))
    if words.startswith("facility:"):
        return "facility:" + fold(words[9:])
    return aliases.of(words)


def is_optional(figure: Item, gold: Item) -> bool:
    """Whether a figure that matched nothing is a repeat, or a number that may be given or left."""
    if any(same_value(figure, known) and same_unit(known, figure) for known in gold["figures"]):
        return True
    raw = fold(figure.get("raw"))
    return any(raw and _names_the_same(raw, known) for known in gold.get("figures_optional") or [])


def _names_the_same(raw: str, known: Item) -> bool:
    optional = fold(known["raw"])
    return raw in optional or (raw in fold(known["quote"]) and optional in raw)


def place_key(place: Item) -> tuple[str, str]:
    """A state by its code, any other place by country and the first part of its name."""
    admin1 = (place.get("admin1") or "").upper().split("-")[-1]
    country = (place.get("country") or "").upper()
    if place.get("kind") == "state" and admin1:
        return country, admin1
    return country, fold((place.get("name") or "").split(",")[0])
