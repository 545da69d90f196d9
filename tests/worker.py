"""A real Celery worker on the test database, with a queue of its own; `python -m tests.worker QUEUE` is the worker."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote, urlencode
from uuid import uuid4

from django.conf import settings
from django.db import connection

PATIENCE_SECONDS = 60.0
PAUSE_SECONDS = 0.05


@contextmanager
def own_queue() -> Iterator[str]:
    """The name of a queue that nobody else listens to, and to which this process sends its tasks meanwhile."""
    from config.celery import app

    usual, name = app.conf.task_default_queue, f"test-{uuid4()}"
    app.conf.task_default_queue = name
    try:
        yield name
    finally:
        app.conf.task_default_queue = usual


@contextmanager
def worker(queue: str, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A worker in a process group of its own, killed at the end if it still lives."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.worker", queue],
            env={**os.environ, "DATABASE_URL": database_url(), "REDIS_URL": settings.REDIS.url},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        kill(process)


def database_url() -> str:
    """The test database's address, for a process of its own: such a one reads it from the environment."""
    facts = connection.settings_dict
    account = quote(facts["USER"]) + (f":{quote(facts['PASSWORD'], safe='')}" if facts["PASSWORD"] else "")
    # In the query, where case is kept: the "host" of a socket is a path.
    place = {name.lower(): facts[name] for name in ("HOST", "PORT") if facts[name]}
    return f"postgresql://{account}@/{facts['NAME']}?{urlencode(place, quote_via=quote)}"


def kill(process: subprocess.Popen[bytes]) -> None:
    """Ends the worker and its children at once, as a power cut would."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def children(process: subprocess.Popen[bytes]) -> list[int]:
    """The ids of the processes in which the worker's tasks run."""
    return [int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Waits for something that another process does; fails with its name after PATIENCE_SECONDS."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"waited {PATIENCE_SECONDS:g} seconds in vain until {what}")
        time.sleep(PAUSE_SECONDS)


def work(queue: str) -> None:
    """Works on the queue until it is killed; what its tasks queue goes there as well."""
    from config.celery import app

    app.conf.task_default_queue = queue
    app.worker_main(["worker", "--loglevel=INFO", "--concurrency=1", "--without-gossip", "--without-mingle"])


if __name__ == "__main__":
    work(sys.argv[1])
