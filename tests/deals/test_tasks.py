"""Ingestion by real workers on a real queue, some of which are killed in the middle of it."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from celery import Celery
from django.db import connection
from django.utils import timezone

from deals.models import Article, Proposal
from deals.tasks import draft_article, fetch_article, queue_next_step, resume_ingestion
from tests.factories.drafts import STORY, submitted
from tests.worker import children, kill, own_queue, wait_until, worker

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def queue() -> Iterator[str]:
    with own_queue() as name:
        yield name


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "worker.log"


@contextmanager
def proposals_locked() -> Iterator[None]:
    """Nobody can write a proposal meanwhile: a worker stops in the middle of its transaction."""
    database = connection.settings_dict
    with psycopg.connect(host=database["HOST"], user=database["USER"], dbname=database["NAME"]) as other:
        other.execute("LOCK TABLE deals_proposal IN SHARE MODE")
        yield
        other.rollback()


def writers() -> int:
    """How many connections are in the middle of writing proposals."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND query LIKE 'INSERT INTO \"deals_proposal\"%' AND state <> 'idle'"
        )
        return int(cursor.fetchone()[0])


def state(article: Article) -> str:
    article.refresh_from_db()
    return str(article.state)


def test_a_worker_reads_what_was_submitted(queue: str, log: Path) -> None:
    article = submitted()
    assert queue_next_step(article)
    with worker(queue, log):
        wait_until(lambda: state(article) == "drafted", "the article is drafted")
    assert Proposal.objects.filter(article=article).exists()


def test_what_a_killed_worker_had_begun_another_finishes(queue: str, log: Path) -> None:
    article = submitted()
    draft_article.delay(article.pk)
    with worker(queue, log) as first, proposals_locked():
        wait_until(lambda: writers() == 1, "the worker writes proposals")
        kill(first)
    wait_until(lambda: writers() == 0, "its connection is gone")
    assert state(article) == "fetched"
    assert not Proposal.objects.exists()

    Article.objects.update(state_changed_at=timezone.now() - timedelta(hours=1))
    resume_ingestion.delay()
    with worker(queue, log):
        wait_until(lambda: state(article) == "drafted", "another worker has drafted it")
    assert article.attempts == 2
    positions = list(Proposal.objects.values_list("kind", "position"))
    assert positions
    assert len(positions) == len(set(positions))


def test_a_task_whose_process_is_killed_goes_back_to_the_queue(queue: str, log: Path) -> None:
    article = submitted()
    draft_article.delay(article.pk)
    with worker(queue, log) as running:
        with proposals_locked():
            wait_until(lambda: writers() == 1, "the worker writes proposals")
            os.kill(children(running)[0], signal.SIGKILL)
        wait_until(lambda: state(article) == "drafted", "a new process has drafted it")


def test_an_address_that_is_never_fetched_fails_and_says_what_to_do(queue: str, log: Path) -> None:
    article = submitted()
    Article.objects.filter(pk=article.pk).update(
        state="submitted", text="", text_key="", url="http://127.0.0.1/", address_key="https://127.0.0.1"
    )
    fetch_article.delay(article.pk)
    with worker(queue, log):
        wait_until(lambda: state(article) == "failed", "the article has failed")
    assert "is not fetched" in article.failure


def test_a_fault_of_the_program_is_said_on_the_article(queue: str, log: Path) -> None:
    article = submitted()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE deals_proposal ADD CONSTRAINT refuse_all CHECK (false) NOT VALID")
    try:
        draft_article.delay(article.pk)
        with worker(queue, log):
            wait_until(lambda: state(article) == "failed", "the article has failed")
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE deals_proposal DROP CONSTRAINT refuse_all")
    assert "a fault of the program (IntegrityError)" in article.failure
    assert bytes(article.submission) == STORY.encode()


@pytest.fixture
def unreachable_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    # Without fixups, or it would become the default app of every other thread.
    unreachable = Celery("unreachable", broker="redis://127.0.0.1:1/0", set_as_current=False, fixups=[])
    monkeypatch.setattr(draft_article, "_get_app", lambda: unreachable)


@pytest.mark.usefixtures("unreachable_queue")
def test_an_unreachable_queue_loses_nothing() -> None:
    article = submitted()
    assert queue_next_step(article) is False
    assert state(article) == "fetched"
