import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

STORY = "Acme Opens Plant\n\nAcme Inc. opened a plant in Ohio. “We could not be happier,” said Ann Lee, CEO of Acme."


def extracted(*arguments: str) -> dict[str, object]:
    out = io.StringIO()
    call_command("extract", *arguments, stdout=out)
    document: dict[str, object] = json.loads(out.getvalue())
    return document


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_prints_the_extraction_of_one_file(story: Path) -> None:
    document = extracted(str(story), "--url", "https://news.example/1", "--published", "Nov. 20, 2025")
    assert document["schema"] == 1
    assert document["text"] == STORY
    assert document["url"] == "https://news.example/1"
    assert document["published"] == "2025-11-20"


def test_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert extracted("-")["text"] == STORY


def test_a_record_is_read_without_its_annotations(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_text(json.dumps({"raw_text": STORY, "title": "A plant", "gold": "never looked at"}), encoding="utf-8")
    document = extracted(str(path))
    assert (document["text"], document["title"]) == (STORY, "A plant")


def test_several_files_go_into_a_folder_and_a_bad_one_does_not_stop_the_others(story: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01")
    with pytest.raises(CommandError, match=r"bad\.txt: This is not text"):
        call_command("extract", str(bad), str(story), "--out", str(tmp_path / "out"))
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["story.json"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.txt", "b.txt"], "Several files need --out DIR"),
        (["missing.txt"], "missing.txt: No such file"),
        (["."], "Is a directory"),
        (["a.txt", "--published", "soon"], "'soon' is no date"),
    ],
)
def test_says_what_is_wrong(arguments: list[str], message: str) -> None:
    with pytest.raises(CommandError, match=message):
        call_command("extract", *arguments)
