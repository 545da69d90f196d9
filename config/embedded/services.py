import fcntl
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, Protocol

from config.embedded.errors import EmbeddedServiceError
from config.embedded.locations import Locations


class Service(Protocol):
    """A server that processes of one checkout share."""

    def answers(self) -> bool:
        """Whether it is up."""

    def start(self) -> None:
        """Brings it up; raises EmbeddedServiceError."""

    def stop(self) -> None:
        """Takes it down; harmless when it is not up."""


@contextmanager
def services(root: Path, *, postgres: bool, valkey: bool, durable: bool = True) -> Iterator[None]:
    """The embedded services under `root`, up for the life of this context.

    Any number of processes may hold them at once: the first one in starts them, the last one out stops them. Each of
    them holds a shared lock on one file; the kernel drops it when a process dies, so that none that was killed keeps
    the services up for good. Raises EmbeddedServiceError when one of them cannot be started.
    """
    locations = Locations(root)
    wanted = _wanted(locations, postgres=postgres, valkey=valkey, durable=durable)
    if not wanted:
        yield
        return
    root.mkdir(parents=True, exist_ok=True)
    with (root / "services.users").open("a") as users:
        try:
            _enter(locations, users, wanted)
            yield
        finally:
            _leave(locations, users, wanted)


def services_of_settings(*, durable: bool = True) -> AbstractContextManager[None]:
    """Those of the services for which the settings give no address."""
    from django.conf import settings

    return services(
        settings.VAR_DIR, postgres=settings.EMBEDDED_POSTGRES, valkey=settings.EMBEDDED_VALKEY, durable=durable
    )


def _wanted(locations: Locations, *, postgres: bool, valkey: bool, durable: bool) -> list[Service]:
    """The drivers are imported only where they are needed: a command without services starts without them."""
    wanted: list[Service] = []
    if postgres:
        from config.embedded.postgres import Postgres

        wanted.append(Postgres(locations, durable=durable))
    if valkey:
        from config.embedded.valkey import Valkey

        wanted.append(Valkey(locations, durable=durable))
    return wanted


def _make_directories(locations: Locations) -> None:
    for directory in (locations.logs, locations.sockets):
        directory.mkdir(exist_ok=True)
        _refuse_a_strangers(directory, beside=locations.root)
        directory.chmod(0o711)


def _refuse_a_strangers(directory: Path, *, beside: Path) -> None:
    """In the system's temporary directory anybody may have made a directory of that name before us."""
    if directory.lstat().st_uid not in {os.geteuid(), beside.stat().st_uid} or not os.access(directory, os.W_OK):
        raise EmbeddedServiceError(
            f"{directory} belongs to another account: run this as that account, or remove the directory."
        )


@contextmanager
def _alone(locations: Locations) -> Iterator[None]:
    """Nobody else starts or stops the services meanwhile."""
    locations.root.mkdir(parents=True, exist_ok=True)
    with (locations.root / "services.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _enter(locations: Locations, users: IO[str], wanted: Sequence[Service]) -> None:
    with _alone(locations):
        _make_directories(locations)
        fcntl.flock(users, fcntl.LOCK_SH)
        for service in wanted:
            if not service.answers():
                service.start()


def _leave(locations: Locations, users: IO[str], wanted: Sequence[Service]) -> None:
    with _alone(locations):
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        for service in reversed(wanted):
            service.stop()
        shutil.rmtree(locations.sockets, ignore_errors=True)
