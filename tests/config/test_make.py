import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows what make catches")

ROOT = Path(__file__).parents[2]
RECIPE = """
import sys, time
from config.make import Make
from config.supervisor import StopRequested

make = Make()
print("up", flush=True)
try:
    while True:
        make.check()
        time.sleep(0.05)
except StopRequested:
    print("stopped", flush=True)
"""


def _hear_signals() -> None:
    """What runs in the background or under nohup is born deaf to these, and so would be its make."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@contextmanager
def running_make(directory: Path) -> Iterator[tuple["subprocess.Popen[str]", psutil.Process]]:
    """A make and the program of its recipe."""
    (directory / "recipe.py").write_text(RECIPE)
    (directory / "Makefile").write_text(f"run:\n\t@PYTHONPATH='{ROOT}' exec '{sys.executable}' recipe.py\n")
    make = subprocess.Popen(
        ["make", "run"],
        cwd=directory,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        preexec_fn=_hear_signals,
    )
    assert make.stdout is not None
    assert make.stdout.readline() == "up\n"
    program = psutil.Process(make.pid).children()[0]
    try:
        yield make, program
    finally:
        if program.is_running():
            program.kill()
        make.communicate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
def test_what_make_alone_is_told_reaches_the_program(tmp_path: Path, number: signal.Signals) -> None:
    with running_make(tmp_path) as (make, _program):
        make.send_signal(number)
        assert make.stdout is not None
        assert make.stdout.readline() == "stopped\n"


def test_a_make_that_is_told_nothing_goes_on(tmp_path: Path) -> None:
    with running_make(tmp_path) as (make, program):
        with pytest.raises(psutil.TimeoutExpired):
            program.wait(timeout=0.5)
        assert make.poll() is None
