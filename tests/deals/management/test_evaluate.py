import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

TEXT = "Acme Opens Plant\n\n“We could not be happier about it,” said Ann Lee, CEO of Acme. “It is the best we have.”"
GOLD = {
    "is_partnership_news": False,
    "companies": [],
    "deals": [],
    "locations": [],
    "figures": [],
    "figures_optional": [],
    "quotes": [
        {"speaker": "Ann Lee", "text": "We could not be happier about it"},
        {"speaker": "Bob Ray", "text": "It is the best we have"},
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    record = {"id": "1-acme", "raw_text": TEXT, "gold": GOLD}
    (tmp_path / "1-acme.json").write_text(json.dumps(record), encoding="utf-8")
    return tmp_path


def evaluated(folder: Path, *options: str) -> str:
    out = io.StringIO()
    call_command("evaluate", str(folder), *options, stdout=out)
    return out.getvalue()


def test_prints_the_table(folder: Path) -> None:
    lines = evaluated(folder).splitlines()
    assert lines[0] == "1 articles"
    (quotes,) = [line.split() for line in lines if line.startswith("quotes ")]
    assert quotes == ["quotes", "0.500", "0.500", "0.500", "1", "1", "1"]


def test_gives_one_object_as_json(folder: Path) -> None:
    document = json.loads(evaluated(folder, "--json"))
    assert document["rows"]["quotes"]["right"] == 1
    assert document["articles"] == 1


def test_lists_errors_with_their_sentences(folder: Path) -> None:
    listed = evaluated(folder, "--errors").split("mean of")[1]
    assert "quote, missed        1-acme" in listed
    assert "| “It is the best we have.”" in listed


def test_refuses_a_folder_without_annotated_articles(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"holds no \.json file"):
        evaluated(tmp_path)
    (tmp_path / "a.json").write_text('{"raw_text": "Acme grew."}', encoding="utf-8")
    with pytest.raises(CommandError, match="no annotations"):
        evaluated(tmp_path)
