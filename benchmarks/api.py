"""What an answer of the API costs, as ratios against bare SQL in the same run, and whether that grows with the data.

    python -m benchmarks.api [NUMBER OF DEALS]

Starts the embedded PostgreSQL and Valkey under var/bench, fills a scratch database with made-up deals, and removes it.
CPU time of this process and of its PostgreSQL backend together; medians of several rounds, all subjects in turn. The
baseline is psycopg alone: the listed documents by the same index, joined in Python; it parses no request, checks no
parameter, counts no client. Needs Linux, whose /proc tells the CPU time of the backend.
"""

import io
import os
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

DEALS = 10_000
ROUNDS, CALLS = 5, 40
_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = (
    "SELECT document FROM deals_listing WHERE resource = 'deal' AND state = 'live' "
    "ORDER BY earliest DESC, subject_id DESC LIMIT 51"
)
Subjects = dict[str, Callable[[], object]]


def main(deals: int = DEALS) -> None:
    """Prints the costs at a tenth of the deals and at all of them."""
    os.environ.update(
        DJANGO_SETTINGS_MODULE="config.settings",
        VAR_DIR="var/bench",
        LOG_LEVEL="WARNING",
        API_RATE="1000000/second",
        STATIC_COLLECTED="false",
    )
    import django

    django.setup()
    from django.db import connection

    from config import embedded

    with embedded.services_of_settings(durable=False):
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            _measure(deals)
        finally:
            connection.creation.destroy_test_db("dealtrace", verbosity=0)


def _measure(deals: int) -> None:
    from django.db import connection

    from benchmarks.published import publish_deals

    costs = []
    for start, stop in ((1, deals // 10), (deals // 10, deals)):
        publish_deals(start, stop)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        costs.append(_compared(_subjects(stop)))
    few, many = costs
    print(f"CPU ms of an answer with {deals:,} deals, times bare SQL, and times the cost with a tenth of them")
    for name, cost in many.items():
        print(f"  {name:32}{cost * 1000:8.2f}{cost / many['bare SQL, joined']:8.2f}{cost / few[name]:8.2f}")
    _export(deals)


def _subjects(deals: int) -> Subjects:
    from django.db import connection

    etag = _get("/api/v1/deals/")[1]["ETag"]
    middle = "/api/v1/deals/?announced_before=2021-06"

    def bare() -> str:
        with connection.cursor() as cursor:
            cursor.execute(_PAGE)
            return "[" + ",".join(row[0] for row in cursor) + "]"

    return {
        "bare SQL, joined": bare,
        "list of 50": lambda: _get("/api/v1/deals/"),
        "list of 50, from the middle": lambda: _get(middle),
        "list of 50, by kind": lambda: _get("/api/v1/deals/?kind=supply"),
        "list of 50, by state": lambda: _get("/api/v1/deals/?state=US-WI"),
        "list of 50, three fields": lambda: _get("/api/v1/deals/?fields=id,title,figures"),
        "one deal": lambda: _get(f"/api/v1/deals/deal-{deals // 2}/"),
        "304 of a list": lambda: _get("/api/v1/deals/", HTTP_IF_NONE_MATCH=etag),
    }


def _compared(subjects: Subjects) -> dict[str, float]:
    """The median CPU seconds of each, measured in turn."""
    taken: dict[str, list[float]] = {name: [] for name in subjects}
    for work in subjects.values():
        work()
    for _ in range(ROUNDS):
        for name, work in subjects.items():
            start = _cpu()
            for _ in range(CALLS):
                work()
            taken[name].append((_cpu() - start) / CALLS)
    return {name: median(times) for name, times in taken.items()}


def _cpu() -> float:
    """Seconds that this process and its PostgreSQL backend have worked."""
    from django.db import connection

    pid = connection.connection.info.backend_pid
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    user, system = int(fields[11]), int(fields[12])  # proc(5): its fields 14 and 15, and this begins at the third
    return time.process_time() + (user + system) / _TICK


def _get(address: str, **headers: str) -> tuple[str, dict[str, str]]:
    """Asks the whole application, with all its middleware, as a web server does; the status and the headers."""
    from config.wsgi import application

    parts = urlsplit(address)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET", "PATH_INFO": parts.path, "QUERY_STRING": parts.query, "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000", "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1", "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr, "wsgi.url_scheme": "http", "wsgi.version": (1, 0), **headers,
    }  # fmt: skip
    told: list[Any] = []

    def started(status: str, headers: list[tuple[str, str]], _: object = None, /) -> Callable[[bytes], object]:
        told.extend((status, dict(headers)))
        return lambda _: None

    answer = application(environ, started)
    for _ in answer:
        pass
    close: Callable[[], None] = getattr(answer, "close", lambda: None)
    close()
    status, found = told
    if not status.startswith(("200", "304")):
        raise RuntimeError(f"{address} answered {status}")
    return status, found


def _export(deals: int) -> None:
    from django.db import connection

    def copied() -> None:
        with connection.cursor() as cursor, cursor.copy(f"COPY ({_PAGE.partition(' LIMIT')[0]}) TO STDOUT") as copy:
            for _ in copy:
                pass

    print(f"CPU seconds of an export of {deals:,} deals, and times COPY of the documents")
    forms = ("jsonl", "csv", "geojson")
    subjects: Subjects = {form: partial(_get, f"/api/v1/deals.{form}") for form in forms}
    subjects = {"COPY of the documents": copied, **subjects}
    times = dict(_seconds(subjects))
    for name, taken in times.items():
        print(f"  {name:32}{taken:8.2f}{taken / times['COPY of the documents']:8.2f}")


def _seconds(subjects: Subjects) -> Iterator[tuple[str, float]]:
    for name, work in subjects.items():
        start = _cpu()
        work()
        yield name, _cpu() - start


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
