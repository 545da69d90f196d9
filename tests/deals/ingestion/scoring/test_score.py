import importlib.util
import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deals.ingestion.scoring import report
from deals.ingestion.scoring.names import company_key
from deals.ingestion.scoring.score import Scores

SHARED = Path(__file__).resolve().parents[5] / "shared" / "articles"

GOLD: dict[str, Any] = {
    "is_partnership_news": True,
    "companies": [
        {"name": "Acme", "aliases_in_text": ["Acme", "Acme Inc."], "role": "party"},
        {"name": "Bolt", "aliases_in_text": ["Bolt"], "role": "party"},
    ],
    "deals": [
        {
            "parties": ["Acme", "Bolt"],
            "kind": "supply",
            "status": "signed",
            "primary": True,
            "evidence": "signed with Bolt",
        }
    ],
    "locations": [{"name": "Ohio", "kind": "state", "country": "US", "admin1": "OH"}],
    "figures": [
        {
            "raw": "$5 million", "quote": "worth $5 million", "low": 5e6, "high": 5e6, "unit": "USD",
            "measure": "deal_value", "bound": "exact", "modality": "commitment", "change": None,
            "subject": "deal:Acme+Bolt",
            "period": "2026", "speaker": "Ann Lee",
        }
    ],
    "figures_optional": [{"raw": "3", "quote": "in 3 countries"}],
    "quotes": [{"speaker": "Ann Lee", "text": "we could not be happier about it"}],
}  # fmt: skip
TEXT = "Acme Inc. signed with Bolt in Ohio, worth $5 million. “we could not be happier about it”"


def scored(change: Callable[[dict[str, Any]], object]) -> Scores:
    predicted = json.loads(json.dumps(GOLD))
    change(predicted)
    scores = Scores()
    scores.add({"id": "1", "raw_text": TEXT, "gold": GOLD}, predicted)
    return scores


def test_the_annotation_itself_scores_one() -> None:
    scores = scored(lambda predicted: None)
    assert scores.mean() == 1
    assert scores.faults == []


@pytest.mark.parametrize(
    ("change", "row", "counts"),
    [
        (lambda p: p.update(is_partnership_news=False), "news", (0, 0, 1)),
        (lambda p: p["companies"][0].update(name="ACME, Inc", aliases_in_text=[]), "parties", (2, 0, 0)),
        (lambda p: p["companies"][0].update(name="Zenith", aliases_in_text=[]), "parties", (1, 1, 1)),
        (lambda p: p["deals"][0].update(parties=[{"name": "Bolt"}, {"name": "Acme Inc."}]), "primary deals", (1, 0, 0)),
        (lambda p: p["deals"][0].update(parties=["Bolt"]), "primary deals", (0, 1, 1)),
        (lambda p: p["deals"][0].update(status="announced"), "deal status", (0, 0, 1)),
        (lambda p: p["locations"][0].update(admin1="US-OH", name="the State of Ohio"), "locations", (1, 0, 0)),
        (lambda p: p["figures"][0].update(low=5.01e6, high=None), "figures", (1, 0, 0)),
        (lambda p: p["figures"][0].update(low=6e6, high=6e6), "figures", (0, 1, 1)),
        (lambda p: p["figures"][0].update(unit="CAD"), "figures", (1, 0, 0)),
        (lambda p: p["figures"][0].update(unit="EUR"), "figures", (0, 1, 1)),
        (lambda p: p["figures"].append({"raw": "3", "low": 3, "high": 3}), "figures", (1, 0, 0)),
        (lambda p: p["figures"].append({"raw": "9", "low": 9, "high": 9}), "figures", (1, 1, 0)),
        (lambda p: p["figures"][0].update(measure="other"), "figure, all fields", (0, 1, 1)),
        (lambda p: p["figures"][0].update(subject="deal:Bolt+Acme (supply)"), "figure subject", (1, 0, 0)),
        (lambda p: p["figures"][0].update(subject="facility:Ohio"), "figure subject", (0, 0, 1)),
        (lambda p: p["figures"][0].update(period=None), "figure period", (0, 0, 1)),
        (lambda p: p["quotes"][0].update(speaker="Lee", text="we could not be happier"), "quotes", (1, 0, 0)),
        (lambda p: p["quotes"][0].update(speaker="Ann Ray"), "quotes", (0, 1, 1)),
        (lambda p: p["deals"][0].update(evidence="sold to Bolt"), "quotes found in the text", (1, 0, 1)),
    ],
)  # fmt: skip
def test_each_row_counts_what_it_says(
    change: Callable[[dict[str, Any]], object], row: str, counts: tuple[int, int, int]
) -> None:
    found = scored(change).rows()[row]
    assert (found.right, found.wrong, found.missed) == counts


@pytest.mark.parametrize(
    ("name", "key"),
    [("The Acme Group, Inc.", "acme"), ("L’Étoile S.A.", "létoile"), ("AT&T", "at&t"), ("Co", "co")],
)
def test_company_key_ignores_what_does_not_tell_firms_apart(name: str, key: str) -> None:
    assert company_key(name) == key


def test_errors_show_the_sentence() -> None:
    scores = scored(lambda p: p["figures"].clear())
    listed = list(report.errors(scores, {"1": TEXT}))
    assert listed[0].split() == ["figure,", "missed", "1", "$5", "million"]
    assert listed[1].endswith("| Acme Inc. signed with Bolt in Ohio, worth $5 million.")


def shared_scorer() -> Any:
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def worsened(gold: dict[str, Any], turn: int) -> dict[str, Any]:
    """The annotation with some things left out and some changed, so that every row has all kinds of errors."""
    predicted: dict[str, Any] = json.loads(json.dumps(gold))
    for name in ("companies", "deals", "locations", "figures", "quotes"):
        items = predicted[name]
        predicted[name] = [item for n, item in enumerate(items) if (n + turn) % 4]
        for n, item in enumerate(predicted[name]):
            if (n + turn) % 3 == 0:
                item.update(kind="other", role="mentioned", measure="other", speaker="Nobody Known", unit="USD")
            if (n + turn) % 5 == 0:
                item.update(subject="Acme", low=7.0, high=7.0, raw="7", name="Zenith", parties=["Acme", "Zenith"])
    return predicted


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the annotated articles beside the checkout")
def test_agrees_with_the_shared_scorer_on_the_development_set() -> None:
    theirs = shared_scorer()
    tallies: defaultdict[str, Any] = defaultdict(theirs.Tally)
    ours = Scores()
    for turn, path in enumerate(sorted((SHARED / "dev").glob("*.json"))):
        record = json.loads(path.read_text(encoding="utf-8"))
        predicted = worsened(record["gold"], turn)
        theirs.score_article(record, predicted, tallies, [])
        ours.add(record, predicted)
    assert report.as_json(ours)["rows"] == {name: tallies[name].row() for name in theirs.ORDER if name in tallies}
    assert 0.1 < ours.mean() < 0.9
