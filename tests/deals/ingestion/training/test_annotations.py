import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from deals.ingestion.training.annotation_faults import faults
from deals.ingestion.training.annotations import read_annotations

SHARED = Path(__file__).parents[5] / "shared" / "articles" / "unlabelled.jsonl.gz"
TEXT = "Today Umber Rail bought 40 locomotives for $90 million from a state bank. It opened a depot in Łódź in May."


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def gold() -> dict[str, Any]:
    deal = {"kind": "acquisition", "status": "completed", "announced_on": "2025-05-02", "primary": True, "scope": []}
    sure = {"bound": "exact", "modality": "actual", "change": None, "period": None, "speaker": None}
    quote = span("Umber Rail bought 40 locomotives for $90 million")
    depot = {"name": "Łódź", "kind": "city", "country": "PL", "admin1": None, "facility": "depot"}
    return {
        "is_partnership_news": True,
        "companies": [{"name": "Umber Rail", "aliases_in_text": [span("Umber Rail")], "role": "party"}],
        "deals": [
            deal | {"parties": ["Umber Rail", {"undisclosed": span("a state bank")}], "evidence": span(TEXT[:73])}
        ],
        "projects": [{"company": "Umber Rail", "name": "depot", "status": "active", "evidence": span(TEXT[74:])}],
        "locations": [depot | {"company": "Umber Rail", "evidence": span(TEXT[74:])}],
        "figures": [
            sure
            | {"measure": "deal_value", "low": 9e7, "high": 9e7, "unit": "USD", "subject": {"deal": 0}}
            | {"quote": quote, "raw": span("$90 million")}
        ],
        "figures_optional": [{"quote": quote, "raw": span("40")}],
    }


def noted(folder: Path, annotation: dict[str, Any], name: str = "U1") -> tuple[Path, Path]:
    archive, notes = folder / "archive.jsonl.gz", folder / "notes.jsonl"
    records = [{"id": name, "title": "Rail", "published": "2025-05-02", "text": TEXT} for name in ("U1", "U2")]
    archive.write_bytes(gzip.compress("\n".join(map(json.dumps, records)).encode()))
    notes.write_text(json.dumps({"id": name, "gold": annotation}) + "\n", encoding="utf-8")
    return archive, notes


def test_an_annotation_gets_its_words_back_from_the_archive(tmp_path: Path) -> None:
    (article,) = read_annotations(*noted(tmp_path, gold()))
    assert (article.name, article.page.title, article.page.published) == ("U1", "Rail", "2025-05-02")
    assert article.gold["companies"][0]["aliases_in_text"] == ["Umber Rail"]
    assert article.gold["deals"][0]["parties"] == ["Umber Rail", "undisclosed: a state bank"]
    assert article.gold["locations"][0]["evidence"] == "It opened a depot in Łódź in May."
    (figure,) = article.gold["figures"]
    assert (figure["raw"], figure["subject"]) == ("$90 million", "deal:Umber Rail+undisclosed: a state bank")
    assert article.gold["figures_optional"][0]["raw"] == "40"
    assert list(faults(article)) == []


def test_a_deal_may_be_told_from_another_between_the_same_parties(tmp_path: Path) -> None:
    annotation = gold()
    annotation["figures"][0]["subject"] = {"deal": 0, "word": "first"}
    (article,) = read_annotations(*noted(tmp_path, annotation))
    assert article.gold["figures"][0]["subject"] == "deal:Umber Rail+undisclosed: a state bank (first)"
    assert list(faults(article)) == []


def test_there_is_nothing_to_read_without_the_archive(tmp_path: Path) -> None:
    assert read_annotations(tmp_path / "absent.jsonl.gz") == []


def test_an_article_that_the_archive_lacks_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="lacks U7"):
        read_annotations(*noted(tmp_path, gold(), "U7"))


def test_offsets_past_the_text_are_refused(tmp_path: Path) -> None:
    annotation = gold()
    annotation["figures"][0]["raw"] = [100, len(TEXT) + 1]
    with pytest.raises(ValueError, match="outside the text"):
        read_annotations(*noted(tmp_path, annotation))


@pytest.mark.parametrize(
    ("where", "field", "value", "fault"),
    [
        ("figures", "measure", "weight", "no Measure"),
        ("figures", "bound", "at_least", "does not fit"),
        ("figures", "subject", "Ochre Rail", "no company"),
        ("figures", "subject", "facility:Ochre depot", "facility of the article"),
        ("figures", "raw", span("May"), "not in its quote"),
        ("deals", "kind", "merger", "no DealKind"),
        ("deals", "parties", ["Umber Rail", "Ochre Rail"], "not among the companies"),
        ("deals", "primary", False, "news is"),
        ("deals", "announced_on", "May", "no day"),
        ("companies", "role", "mentioned", "party to a primary deal"),
        ("locations", "country", "Poland", "no code"),
    ],
)
def test_what_breaks_the_rules_is_a_fault(tmp_path: Path, where: str, field: str, value: object, fault: str) -> None:
    annotation = gold()
    annotation[where][0][field] = value
    (article,) = read_annotations(*noted(tmp_path, annotation))
    assert any(fault in found for found in faults(article))


@pytest.mark.skipif(not SHARED.exists(), reason="the archive is not beside the checkout")
def test_the_annotations_of_the_project_keep_the_rules() -> None:
    articles = read_annotations(SHARED)
    assert articles
    assert {article.name: found for article in articles if (found := list(faults(article)))} == {}
