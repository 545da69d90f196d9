"""What stands in the tables and what the world is shown, so that two moments can be compared."""

from dataclasses import asdict
from typing import Any

import orjson
from django.apps import apps

from deals.models import Change, DatasetVersion, Listing, Merge, Publication
from deals.queries.documents import document_of
from deals.vocabulary import Resource

LOGS = {Change, Publication, Listing, DatasetVersion, Merge}  # of which the past is meant to stay
STAMPS = {"version", "published_at"}

Rows = dict[str, dict[int, dict[str, Any]]]


def rows_of_records() -> Rows:
    """Every row of the two apps by table and id, but for the logs."""
    models = [model for app in ("companies", "deals") for model in apps.get_app_config(app).get_models()]
    return {
        model._meta.label: {row["id"]: row for row in model._default_manager.values()}
        for model in models
        if model not in LOGS and "id" in {field.name for field in model._meta.fields}
    }


def public_documents() -> dict[tuple[str, int], dict[str, Any]]:
    """Every live document by resource and id, without the stamps of its version."""
    rows = Listing.objects.filter(state=Listing.LIVE)
    documents = {(row.resource, row.subject_id): orjson.loads(row.document) for row in rows}
    return {key: {k: v for k, v in body.items() if k not in STAMPS} for key, body in documents.items()}


def stale_documents() -> list[tuple[str, int]]:
    """Records whose document is not what their rows now say: somebody forgot to publish them anew."""

    def fresh(key: tuple[str, int]) -> dict[str, Any]:
        body: dict[str, Any] = orjson.loads(orjson.dumps(asdict(document_of(Resource(key[0]), key[1]))))
        return body

    return [key for key, body in public_documents().items() if body != fresh(key)]
