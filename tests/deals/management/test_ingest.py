from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from deals.models import Article
from tests.factories.drafts import STORY, user

pytestmark = pytest.mark.django_db


def ingest(*sources: object, **options: object) -> str:
    out = StringIO()
    call_command("ingest", *map(str, sources), stdout=out, stderr=out, **options)
    return out.getvalue()


def test_a_file_is_handed_in_and_recognised_when_it_comes_again(tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_text(STORY)
    assert f"{file}: handed in as article" in ingest(file)
    assert "was here before" in ingest(file)
    assert Article.objects.get().state == "fetched"


def test_a_record_brings_its_title_and_date(tmp_path: Path) -> None:
    file = tmp_path / "story.json"
    file.write_text('{"raw_text": "Northwind buys Borealis.", "title": "A sale", "published": "2026-03"}')
    ingest(file)
    article = Article.objects.get()
    assert (article.title, article.published_on, article.text) == ("A sale", "2026-03", "Northwind buys Borealis.")


def test_an_address_is_handed_in_for_the_workers() -> None:
    assert "handed in" in ingest("https://news.example/a", by=user("Contributors").username)
    assert Article.objects.get().submitted_by.username.startswith("contributors")


def test_one_refused_source_does_not_stop_the_others_and_fails_the_command(tmp_path: Path) -> None:
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text(STORY)
    empty.write_text(" ")
    out = StringIO()
    with pytest.raises(CommandError, match=r"2 refused, 0 failed, of 3"):
        call_command("ingest", str(empty), str(tmp_path / "none.txt"), str(good), stdout=out, stderr=out)
    assert "There is no text" in out.getvalue()
    assert Article.objects.count() == 1


def test_an_unknown_user_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no user “nobody”"):
        ingest(tmp_path, by="nobody")
