"""Root must not be the one who runs PostgreSQL; nobody else needs an account for it."""

import os
import subprocess
from pathlib import Path

import pytest

from config.embedded.account import Account, service_account

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs services as somebody else")
NOBODY = 65534


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program that tells who runs it, as root with a strict umask would have installed it."""
    path = tmp_path / "program"
    path.write_text('#!/bin/sh\nid --user\n[ -r "$0" ] && echo readable\n')
    path.chmod(0o700)
    return path


def run(account: Account, program: Path) -> list[str]:
    shown = subprocess.run(
        [*account.prefix, str(program)], cwd="/", capture_output=True, text=True, check=True, **account.identity
    )
    return shown.stdout.split()


@pytest.mark.skipif(os.geteuid() == 0, reason="root is no ordinary user")
def test_an_ordinary_user_runs_its_services(tmp_path: Path, program: Path) -> None:
    assert run(service_account(tmp_path / "data", programs=[program]), program) == [str(os.geteuid()), "readable"]


@as_root
def test_root_has_nobody_run_them(tmp_path: Path, program: Path) -> None:
    # pytest's directories are open to root alone, so this is the way past permissions, too.
    assert run(service_account(tmp_path / "data", programs=[program]), program) == [str(NOBODY), "readable"]


@as_root
def test_root_goes_on_with_the_account_that_began(tmp_path: Path, program: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    daemon = 1
    os.chown(data, daemon, daemon)
    account = service_account(data, programs=[program])
    assert (account.uid, run(account, program)[0]) == (daemon, str(daemon))


@as_root
def test_no_directory_is_opened_for_it(tmp_path: Path, program: Path) -> None:
    before = [part.stat().st_mode for part in tmp_path.parents]
    service_account(tmp_path / "data", programs=[program]).own(tmp_path / "data")
    assert [part.stat().st_mode for part in tmp_path.parents] == before
    assert (tmp_path / "data").stat().st_uid == NOBODY
