"""`make run`: the whole of Dealtrace on one machine, for as long as this program lives."""

import os
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import django
from django.core.management import CommandError

from config.commands import BEAT, WEB, WORKER
from config.embedded import EmbeddedServiceError, check_services, services_of_settings
from config.logs import into_file
from config.make import Make
from config.supervisor import ChildEnded, StopRequested, Supervisor, stop_signals_raise

ANY_ADDRESS = frozenset({"0.0.0.0", "::"})  # noqa: S104 - recognised, never bound by default
READY_SECONDS = 60.0
LOOK_SECONDS = 0.2


class PortTaken(Exception):
    """Another program listens where this one should; the message says what to do."""


def main() -> int:
    """Runs until Ctrl-C or SIGTERM; returns the exit status: 0 when it was asked to stop, 1 when something failed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        with stop_signals_raise():
            run()
    except StopRequested:
        say("Stopped.")
        return 0
    except (ChildEnded, CommandError, EmbeddedServiceError, PortTaken) as fault:
        say(f"\nStopped: {fault}")
        return 1
    return 0


def run() -> None:
    """Brings everything up, says where it is, and waits; everything is down again when this returns or raises."""
    from django.conf import settings

    make = Make()
    refuse_taken_port(settings.HOST, settings.PORT)
    logs = settings.VAR_DIR / "log"
    logs.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        with step("PostgreSQL and Valkey"):
            stack.enter_context(services_of_settings())
        supervisor = stack.enter_context(Supervisor(logs=logs, cwd=settings.BASE_DIR))
        password = start(supervisor)
        say_where(password)
        supervisor.wait(check_services, make.check)


def start(supervisor: Supervisor) -> str | None:
    """Prepares the database and starts the processes, in the order in which they need each other.

    Returns the first administrator's password if there was none before.
    """
    from django.conf import settings

    with step("Database and static files"):
        set_up(supervisor.logs)
        from config import preparation

        preparation.bring_up_to_date()
    with step("Gazetteer"):
        preparation.load_gazetteer()
    with step("Worker and sample articles"):
        supervisor.start("worker", WORKER)
        supervisor.start("beat", BEAT)
        preparation.load_samples(settings.VAR_DIR)
    with step("Web server"):
        supervisor.start("web", WEB)
        wait_until_ready(supervisor)
    return preparation.first_admin()


def set_up(logs: Path) -> None:
    """Makes this process one of the application's, which queues work at our broker, with its log in a file."""
    from django.conf import settings

    from config.celery import app

    settings.LOGGING = into_file(settings.LOGGING, logs / "run.log")
    django.setup()
    app.set_default()


def refuse_taken_port(host: str, port: int) -> None:
    """Raises PortTaken, before anything is started, if the web server could not listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        raise PortTaken(
            f"port {port} of {host} is not free ({os.strerror(error.errno or 0).lower()}). "
            f"Stop what listens there, or choose another one: make run PORT={port + 1}"
        ) from error


def wait_until_ready(supervisor: Supervisor) -> None:
    """Waits until the web server says that it and all it needs are ready; raises ChildEnded."""
    deadline = time.monotonic() + READY_SECONDS
    while not is_ready():
        supervisor.check()
        if time.monotonic() > deadline:
            raise ChildEnded(f"the web server is not ready after {READY_SECONDS:.0f} seconds; see {supervisor.logs}")
        time.sleep(LOOK_SECONDS)


def is_ready() -> bool:
    """Whether /readyz answers with status 200."""
    try:
        with urllib.request.urlopen(f"{address()}readyz", timeout=5) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except urllib.error.URLError:
        return False


def address() -> str:
    """Where a browser on this machine finds the site."""
    from django.conf import settings

    host = "localhost" if settings.HOST in ANY_ADDRESS | {"127.0.0.1"} else settings.HOST
    return f"http://{host}:{settings.PORT}/"


def say_where(password: str | None) -> None:
    """Says where the site is and, this once, how its first administrator logs in."""
    from django.conf import settings

    say(f"\nDealtrace is at {address()}\nThe admin is at {address()}admin/")
    if password is not None:
        say(f"The first administrator is admin, with the password {password} (shown this once, stored nowhere).")
    say(f"Logs are in {settings.VAR_DIR / 'log'}. Ctrl-C stops everything.")


@contextmanager
def step(what: str) -> Iterator[None]:
    """Says what is being done, and how long it took."""
    started = time.monotonic()
    print(f"{what} ...", end=" ", flush=True)
    yield
    say(f"{time.monotonic() - started:.1f} s")


def say(text: str) -> None:
    """Prints at once, whatever standard output is connected to."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
