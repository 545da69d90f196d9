import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from config.supervisor import ChildEnded, Supervisor

SLEEP = ("python", "-c", "import time; time.sleep(60)")
MASTER_WITH_WORKER = """
import subprocess, sys, time
worker = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(worker.pid, flush=True)
time.sleep(60)
"""
DEAF = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("deaf", flush=True)
time.sleep(60)
"""
PROGRAM = """
import sys
from pathlib import Path
from config.supervisor import StopRequested, Supervisor, stop_signals_raise

try:
    with stop_signals_raise(), Supervisor(logs=Path(sys.argv[1]), cwd=Path(sys.argv[1])) as supervisor:
        supervisor.start("sleeper", ("python", "-c", "import time; print('up', flush=True); time.sleep(60)"))
        print(supervisor.children[0].process.pid, flush=True)
        supervisor.wait()
except StopRequested:
    print("stopped", flush=True)
"""


@pytest.fixture
def supervisor(tmp_path: Path) -> Iterator[Supervisor]:
    with Supervisor(logs=tmp_path, cwd=tmp_path) as supervisor:
        yield supervisor


def ends(pid: int) -> bool:
    """Whether a process that was told to end does so; a killed one takes a moment to die."""
    deadline = time.monotonic() + 10
    while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def first_line(log: Path) -> str:
    while "\n" not in (text := log.read_text()):
        time.sleep(0.02)
    return text.split("\n", 1)[0]


def test_a_child_writes_into_a_log_of_its_name(supervisor: Supervisor, tmp_path: Path) -> None:
    supervisor.start("greeter", ("python", "-c", "print('hello')"))
    assert first_line(tmp_path / "greeter.log") == "hello"


def test_the_end_of_a_child_is_reported_with_its_name_and_log(supervisor: Supervisor, tmp_path: Path) -> None:
    supervisor.start("broken", ("python", "-c", "raise SystemExit(3)"))
    with pytest.raises(ChildEnded, match=r"broken ended \(status 3\); see .*broken\.log"):
        supervisor.wait()


def test_a_killed_child_is_reported_as_killed(supervisor: Supervisor) -> None:
    supervisor.start("victim", SLEEP)
    os.kill(supervisor.children[0].process.pid, signal.SIGKILL)
    with pytest.raises(ChildEnded, match=r"victim ended \(killed by SIGKILL\)"):
        supervisor.wait()


def test_no_child_is_left_when_the_context_ends(tmp_path: Path) -> None:
    with Supervisor(logs=tmp_path, cwd=tmp_path) as supervisor:
        supervisor.start("one", SLEEP)
        supervisor.start("two", SLEEP)
        pids = [child.process.pid for child in supervisor.children]
    assert all(ends(pid) for pid in pids)


def test_the_workers_of_a_killed_master_go_too(supervisor: Supervisor, tmp_path: Path) -> None:
    supervisor.start("master", ("python", "-c", MASTER_WITH_WORKER))
    worker = int(first_line(tmp_path / "master.log"))
    os.kill(supervisor.children[0].process.pid, signal.SIGKILL)
    supervisor.stop()
    assert ends(worker)


def test_a_child_that_does_not_listen_is_killed(
    supervisor: Supervisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("config.supervisor.STOP_SECONDS", 0.2)
    supervisor.start("deaf", ("python", "-c", DEAF))
    first_line(tmp_path / "deaf.log")
    pid = supervisor.children[0].process.pid
    supervisor.stop()
    assert ends(pid)


def running_program(tmp_path: Path) -> tuple[subprocess.Popen[str], int]:
    program = subprocess.Popen([sys.executable, "-c", PROGRAM, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    pid = int(program.stdout.readline())
    first_line(tmp_path / "sleeper.log")
    return program, pid


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_request_to_stop_takes_the_children_along(number: signal.Signals, tmp_path: Path) -> None:
    program, child = running_program(tmp_path)
    program.send_signal(number)
    output, _ = program.communicate(timeout=30)
    assert (output, program.returncode) == ("stopped\n", 0)
    assert ends(child)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent died")
def test_a_killed_supervisor_takes_the_children_along(tmp_path: Path) -> None:
    program, child = running_program(tmp_path)
    program.kill()
    program.communicate(timeout=30)
    assert ends(child)
