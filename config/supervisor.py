import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Self

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LOOK_SECONDS = 0.2
# Longer than gunicorn gives its requests; a task that takes longer is run again after the next start.
STOP_SECONDS = 20.0


class StopRequested(Exception):
    """Somebody asked for the end: Ctrl-C, SIGTERM, or a closed terminal."""


class ChildEnded(Exception):
    """A process that should run for ever ended; the message says which one and where its log is."""


@contextmanager
def stop_signals_raise() -> Iterator[None]:
    """Turns the first request to stop into StopRequested, wherever the program is, so that every `finally` runs.

    Later ones are ignored: the end is already under way, and bounded in time.
    """

    def stop(number: int, frame: FrameType | None) -> None:
        for stop_signal in STOP_SIGNALS:
            signal.signal(stop_signal, signal.SIG_IGN)
        raise StopRequested

    before = {number: signal.signal(number, stop) for number in STOP_SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@dataclass(frozen=True, slots=True)
class Child:
    """A running process with its descendants, a session of their own."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path


class Supervisor:
    """Processes that live and die together: when the context ends, however it ends, none of them is left."""

    def __init__(self, *, logs: Path, cwd: Path) -> None:
        self.logs = logs
        self.cwd = cwd
        self.children: list[Child] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        self.stop()

    def start(self, name: str, command: Sequence[str]) -> None:
        """Starts `command`, its "python" being this one, with its output in a log of its name."""
        program = sys.executable if command[0] == "python" else command[0]
        log = self.logs / f"{name}.log"
        with log.open("ab") as output:
            process = subprocess.Popen(
                [*_dying_with_this_process(), program, *command[1:]],
                cwd=self.cwd,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.children.append(Child(name, process, log))

    def check(self) -> None:
        """Raises ChildEnded if a child has ended."""
        for child in self.children:
            status = child.process.poll()
            if status is not None:
                raise ChildEnded(f"{child.name} ended ({_how(status)}); see {child.log}")

    def wait(self, *others: Callable[[], None]) -> None:
        """Waits until a child ends, and raises ChildEnded; or until one of `others`, asked as often, raises."""
        while True:
            for check in (self.check, *others):
                check()
            time.sleep(LOOK_SECONDS)

    def stop(self) -> None:
        """Ends every child in good order, and by force what has not ended after STOP_SECONDS."""
        for child in self.children:
            child.process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for child in self.children:
            try:
                child.process.wait(max(deadline - time.monotonic(), 0))
            except subprocess.TimeoutExpired:
                child.process.kill()
            _kill_descendants(child)
            child.process.wait()
        self.children.clear()


def _dying_with_this_process() -> tuple[str, ...]:
    """Where util-linux is, the kernel ends the children of a killed supervisor (prctl(2), PR_SET_PDEATHSIG)."""
    setpriv = shutil.which("setpriv")
    return (setpriv, "--pdeathsig", "TERM", "--") if setpriv else ()


def _kill_descendants(child: Child) -> None:
    """A killed master leaves its workers; they are still in the group that it led."""
    try:
        os.killpg(child.process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _how(status: int) -> str:
    return f"killed by {signal.Signals(-status).name}" if status < 0 else f"status {status}"
