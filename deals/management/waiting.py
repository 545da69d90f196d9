"""Waiting for the workers: what a command that hands articles in does before it says what became of them."""

import time
from collections.abc import Iterable

from celery import current_app
from kombu.exceptions import OperationalError

from deals.models import Article

PAUSE_SECONDS = 0.2


def worker_answers(seconds: float) -> bool:
    """Whether a Celery worker is there within that time."""
    deadline = time.monotonic() + seconds
    while True:
        if _ping():
            return True
        if time.monotonic() > deadline:
            return False
        time.sleep(PAUSE_SECONDS)


def wait_for_workers(articles: Iterable[Article], seconds: float) -> bool:
    """Waits until the ingestion of all of them has ended, one way or the other; False if the time was too short."""
    ids = [article.pk for article in articles]
    deadline = time.monotonic() + seconds
    while Article.objects.unfinished().filter(pk__in=ids).exists():
        if time.monotonic() > deadline:
            return False
        time.sleep(PAUSE_SECONDS)
    return True


def _ping() -> bool:
    try:
        return bool(current_app.control.ping(timeout=0.5))
    except OperationalError:
        return False
