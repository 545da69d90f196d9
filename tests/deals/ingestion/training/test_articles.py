from pathlib import Path

from deals.ingestion.training.articles import fingerprint


def test_a_fingerprint_tells_one_set_of_articles_from_another(tmp_path: Path) -> None:
    record, notes = tmp_path / "1.json", tmp_path / "notes.jsonl"
    record.write_text("{}")
    notes.write_text("{}")
    alone = fingerprint(tmp_path)
    assert fingerprint(tmp_path) == alone != fingerprint(tmp_path, notes)
    record.write_text('{"id": 1}')
    assert fingerprint(tmp_path) != alone
