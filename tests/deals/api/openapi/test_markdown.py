from dataclasses import fields
from pathlib import Path

from django.conf import settings

from deals.api.openapi.json_schema import shapes_within
from deals.api.openapi.markdown import reference_page
from deals.api.openapi.meanings import KEYS, KEYS_OF_ONE
from deals.queries.documents.shapes import DOCUMENTS

PAGE = Path(settings.BASE_DIR) / "docs" / "reference" / "documents.md"


def test_the_reference_of_the_documents_is_what_the_shapes_say() -> None:
    assert PAGE.read_text() == reference_page(), "run: manage.py describe_documents > docs/reference/documents.md"


def test_only_keys_that_there_are_have_a_meaning() -> None:
    shapes = {shape for document in DOCUMENTS.values() for shape in shapes_within(document)}
    there = {(shape.__name__, field.name) for shape in shapes for field in fields(shape)}
    assert set(KEYS) - {key for _, key in there} == {"version", "published_at"}
    assert set(KEYS_OF_ONE) <= there
