"""Ending when the `make` that started this program was told to end.

make hands SIGTERM on to its recipe, but SIGINT and SIGHUP not: it relies on the terminal for these, and waits. Whoever
sends one to make alone would wait for ever, and a killed make would leave us behind.
"""

import os
import signal
from pathlib import Path

from config.supervisor import StopRequested

NAMES = frozenset({"make", "gmake"})
HANDED_ON_BY_NOBODY = (signal.SIGINT, signal.SIGHUP)


class Make:
    """The make above this process, if there is one and the system shows it (Linux: proc(5))."""

    def __init__(self) -> None:
        self.pid = os.getppid()
        self.is_make = _read(self.pid, "comm").strip() in NAMES
        self.caught = _caught(self.pid)

    def check(self) -> None:
        """Raises StopRequested when make is gone, or no longer catches a signal that it caught: it got one."""
        if self.is_make and (os.getppid() != self.pid or self.caught - _caught(self.pid)):
            raise StopRequested


def _caught(pid: int) -> set[signal.Signals]:
    """Which of the signals that nobody hands on the process would catch."""
    masks = [line.split()[1] for line in _read(pid, "status").splitlines() if line.startswith("SigCgt:")]
    mask = int(masks[0], 16) if masks else 0
    return {number for number in HANDED_ON_BY_NOBODY if mask >> (number - 1) & 1}


def _read(pid: int, file: str) -> str:
    try:
        return Path(f"/proc/{pid}/{file}").read_text()
    except OSError:
        return ""
