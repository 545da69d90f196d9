import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from config.embedded.account import Account
from config.embedded.errors import EmbeddedServiceError

START_SECONDS = 60.0
STOP_SECONDS = 30.0
PAUSE_SECONDS = 0.05
LOG_TAIL_LINES = 15


class Daemon(subprocess.Popen[bytes]):
    """A process that may outlive the one that started it, for others to use and to stop."""

    name: str
    log: Path

    def __del__(self) -> None:
        """Says nothing: that it still runs is not forgotten but meant."""


# What this process started, has to watch, and has to collect once it has ended.
_started: list[Daemon] = []


def launch(command: Sequence[str], *, account: Account, log: Path, answers: Callable[[], bool]) -> None:
    """Starts a server away from this terminal's signals and waits until it answers.

    Raises EmbeddedServiceError, with the end of its log, when it dies or stays silent for START_SECONDS.
    """
    with log.open("ab") as output:
        beginning = output.tell()
        daemon = Daemon(
            [*account.prefix, *command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            start_new_session=True,
            **account.identity,
        )
    daemon.name, daemon.log = Path(command[0]).name, log
    wait_until(lambda: daemon.poll() is not None or answers(), START_SECONDS)
    if daemon.poll() is not None or not answers():
        raise EmbeddedServiceError(f"{daemon.name} did not start:\n{_tail(log, beginning)}")
    _started.append(daemon)


def run(command: Sequence[str], *, account: Account, log: Path) -> None:
    """Runs a program to its end; raises EmbeddedServiceError, with the end of its log, when it fails."""
    with log.open("ab") as output:
        beginning = output.tell()
        finished = subprocess.run(
            [*account.prefix, *command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            check=False,
            **account.identity,
        )
    if finished.returncode != 0:
        raise EmbeddedServiceError(f"{Path(command[0]).name} failed:\n{_tail(log, beginning)}")


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Whether `condition` came true within `seconds`."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(PAUSE_SECONDS)
    return True


def check() -> None:
    """Raises EmbeddedServiceError if a server that this process started has ended by itself."""
    for daemon in _started:
        if daemon.poll() is not None:
            raise EmbeddedServiceError(f"{daemon.name} ended; see {daemon.log}")


def end(log: Path) -> None:
    """Ends, if it still runs, and collects the server that this process started with that log."""
    for daemon in [daemon for daemon in _started if daemon.log == log]:
        daemon.send_signal(signal.SIGINT)  # both servers take it as: at once, but in good order
        try:
            daemon.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            daemon.kill()
        _started.remove(daemon)


def _tail(log: Path, beginning: int) -> str:
    """The last lines of what a log holds after `beginning`, a byte offset, and where the rest is."""
    lines = log.read_bytes()[beginning:].decode(errors="replace").splitlines()[-LOG_TAIL_LINES:]
    return "\n".join([*lines, f"(whole log: {log})"])
