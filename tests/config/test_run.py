"""`make run` for real, in a directory of its own: a first start, a second one, a taken port, a dead worker."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from config.run import PortTaken, refuse_taken_port

ROOT = Path(__file__).parents[2]
START_SECONDS = 300.0


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("a machine that has nothing")


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        number: int = listener.getsockname()[1]
        return number


class Site:
    """A running `python -m config.run`."""

    def __init__(self, var: Path, port: int) -> None:
        self.port = port
        self.process = subprocess.Popen(
            [sys.executable, "-m", "config.run"],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "VAR_DIR": str(var), "PORT": str(port)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def said(self, last: str) -> str:
        """What it printed, up to a line that begins with `last`."""
        assert self.process.stdout is not None
        watchdog = threading.Timer(START_SECONDS, self.process.kill)
        watchdog.start()
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if line.startswith(last):
                break
        watchdog.cancel()
        return "".join(lines)

    def get(self, path: str) -> int:
        """The status of a page."""
        with urllib.request.urlopen(f"http://localhost:{self.port}{path}") as answer:
            status: int = answer.status
            return status

    def descendants(self) -> list[psutil.Process]:
        """Every process that it started, and those that they started."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def end(self, number: signal.Signals) -> int:
        """Sends a signal and waits for the end."""
        self.process.send_signal(number)
        return self.process.wait(timeout=60)


@contextmanager
def site(var: Path, port: int) -> Iterator[Site]:
    running = Site(var, port)
    try:
        yield running
    finally:
        if running.process.poll() is None:
            running.end(signal.SIGTERM)
        running.process.communicate()


def none_is_left(processes: list[psutil.Process]) -> bool:
    _, alive = psutil.wait_procs(processes, timeout=10)
    return not [process for process in alive if process.status() != psutil.STATUS_ZOMBIE]


def test_a_taken_port_is_named_with_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        taken = listener.getsockname()[1]
        with pytest.raises(PortTaken, match=rf"port {taken} of 127.0.0.1 is not free .*make run PORT={taken + 1}"):
            refuse_taken_port("127.0.0.1", taken)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_free_port_is_left_free(host: str, port: int) -> None:
    refuse_taken_port(host, port)
    refuse_taken_port(host, port)


def test_the_life_of_a_site(var: Path, port: int) -> None:
    with site(var, port) as first:
        said = first.said("Logs are in")
        assert f"Dealtrace is at http://localhost:{port}/" in said
        assert re.search(r"The first administrator is admin, with the password \S{20} ", said)
        assert [first.get(path) for path in ("/readyz", "/admin/login/")] == [200, 200]
        processes = first.descendants()
        assert first.end(signal.SIGTERM) == 0
        assert none_is_left(processes)

    with site(var, port) as second:
        assert "administrator" not in second.said("Logs are in")
        with site(var, port) as late:
            assert f"port {port} of 127.0.0.1 is not free" in late.said("never said")
        assert late.process.returncode == 1
        processes = second.descendants()
        worker = next(process for process in processes if "worker" in process.cmdline())
        worker.kill()
        assert "Stopped: worker ended (killed by SIGKILL)" in second.said("Stopped")
        assert second.process.wait(timeout=60) == 1
        assert none_is_left(processes)
