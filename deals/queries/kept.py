"""What is counted over very many rows, and changes only with a publication."""

import hashlib
from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache

from deals.models.publication import DatasetVersion

Counted = TypeVar("Counted")
_SECONDS = 3600  # a publication ends it sooner; this only keeps rare questions from filling the cache


def kept(name: str, asked: str, count: Callable[[], Counted]) -> Counted:
    """What `count` gives for the question `asked`, out of the cache if it was counted since the last publication."""
    published = DatasetVersion.current().changed_at.timestamp()
    question = hashlib.sha256(asked.encode()).hexdigest()
    found: Counted | None = cache.get_or_set(f"{name}:{published}:{question}", count, _SECONDS)
    return count() if found is None else found  # None where it was dropped between two answers of the cache
