"""Rows of published records, with just the columns that a test of lists is about."""

import json
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from django.contrib.auth import get_user_model

from deals.models.publication import Listing, Publication
from deals.values import PartialDate
from deals.vocabulary import Reason, Resource

_numbers = count(1)
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


def list_record(resource: Resource, *, document: dict[str, Any] | None = None, **columns: Any) -> Listing:
    """A published record; `stated_on` sets the days that it can mean, everything else stands as given."""
    number = columns.pop("subject_id", None) or next(_numbers)
    title = columns.pop("title", f"{resource.label} {number}")
    if stated_on := columns.get("stated_on"):
        day = PartialDate.parse(stated_on)
        columns |= {"earliest": day.earliest, "latest": day.latest}
    body = json.dumps({"id": number, "title": title} | (document or {}))
    at = columns.pop("published_at", _EPOCH + timedelta(minutes=number))
    by, _ = get_user_model().objects.get_or_create(username="editor")
    publication = Publication.objects.create(
        resource=resource,
        subject_id=number,
        version=1,
        published_at=at,
        reason=Reason.NEW_RECORD,
        by=by,
        document=body,
        sha256="0" * 64,
    )
    return Listing.objects.create(
        resource=resource,
        subject_id=number,
        publication=publication,
        title=title,
        document=body,
        published_at=at,
        **columns,
    )
