"""docs/reference/api.md: what it says can be done can be done."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from deals.actions.publications import publish_article
from deals.api.collections import NAMES
from deals.queries.dataset import dataset_lines
from tests.factories.articles import accepted_story, user

PAGE = (Path(settings.BASE_DIR) / "docs" / "reference" / "api.md").read_text()
EXAMPLES = re.findall(r"^GET (\S.*)$", PAGE, re.MULTILINE)


@pytest.mark.django_db
@pytest.mark.parametrize("address", EXAMPLES)
def test_an_example_finds_something_or_is_the_error_that_it_shows(client: Client, address: str) -> None:
    publish_article(accepted_story(), by=user())
    answer = client.get(address)
    if "colour" in address:
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["code"] == "filters_refused"
        return
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    assert answer.status_code == 200
    assert b"Northwind" in content or b"Tulsa" in content or b"new_record" in content


def test_the_page_has_examples_of_every_section() -> None:
    assert len(EXAMPLES) >= 13


def test_every_collection_and_file_is_named() -> None:
    assert all(f"`{name}`" in PAGE for name in NAMES.values())
    assert all(name in PAGE for name in dataset_lines() if name.removesuffix(".jsonl") not in NAMES.values())
