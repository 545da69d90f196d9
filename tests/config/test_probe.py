import os
import time
from pathlib import Path

import pytest

from config import probe
from tests.website import web_site


@pytest.mark.parametrize(("status", "expected"), [(200, 0), (503, 1)])
def test_the_web_server_is_well_when_it_is_ready(monkeypatch: pytest.MonkeyPatch, status: int, expected: int) -> None:
    with web_site() as site:
        site.serve("/readyz", status=status)
        monkeypatch.setenv("PORT", site.netloc.rpartition(":")[2])
        assert probe.main(["web"]) == expected


def test_a_web_server_that_is_not_there_is_not_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9")
    assert probe.main(["web"]) == 1


@pytest.mark.parametrize(("age", "expected"), [(0, 0), (100, 0), (1000, 1)])
def test_the_scheduler_is_well_while_it_writes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, age: int, expected: int
) -> None:
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    schedule = tmp_path / "beat-schedule.db"
    schedule.touch()
    written = time.time() - age
    os.utime(schedule, (written, written))
    assert probe.main(["beat"]) == expected


def test_a_scheduler_that_never_wrote_is_not_well(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    assert probe.main(["beat"]) == 1


@pytest.mark.parametrize("arguments", [[], ["worker"]])
def test_what_can_be_asked(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert probe.main(arguments) == 2
    assert capsys.readouterr().err == "usage: python -m config.probe web|beat\n"
