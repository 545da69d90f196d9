from io import StringIO

import pytest
from django.core.management import call_command

from deals.ingestion.samples import read_samples
from deals.models import Article
from tests.factories.drafts import submitted

pytestmark = pytest.mark.django_db


def load() -> str:
    out = StringIO()
    call_command("load_samples", "--wait=0", stdout=out)
    return out.getvalue()


def test_nothing_is_loaded_beside_somebodys_articles() -> None:
    article = submitted()
    assert "no samples loaded" in load()
    assert list(Article.objects.all()) == [article]


def test_all_samples_are_published_once() -> None:
    assert load().count(": published") == len(read_samples())
    assert set(Article.objects.values_list("state", flat=True)) == {"published"}
    assert ": published" not in load()
    assert Article.objects.count() == len(read_samples())
