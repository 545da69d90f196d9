"""The real servers, in directories of their own: started, shared, killed, found again."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import psycopg
import pytest
import redis

from config.embedded import EmbeddedServiceError, check_services, services
from config.embedded.locations import Locations
from config.embedded.valkey import Valkey

ROOT = Path(__file__).parents[3]
HOLDER = """
import sys
from pathlib import Path
from config.embedded import services

with services(Path(sys.argv[1]), postgres=False, valkey=True, durable=False):
    print("up", flush=True)
    sys.stdin.read()
"""


def connect(locations: Locations) -> psycopg.Connection:
    return psycopg.connect(host=str(locations.postgres_sockets), user="dealtrace", dbname="dealtrace")


def valkey(locations: Locations) -> redis.Redis:
    return redis.Redis(unix_socket_path=str(locations.valkey_socket), decode_responses=True)


def valkey_answers(locations: Locations) -> bool:
    return Valkey(locations, durable=False).answers()


def test_postgres_survives_a_kill_in_a_directory_with_a_blank_a_comma_and_a_quote(tmp_path: Path) -> None:
    root = tmp_path / 'my "data", var'
    locations = Locations(root)
    pid_file = locations.postgres_data / "postmaster.pid"
    with services(root, postgres=True, valkey=False):
        with connect(locations) as connection:
            connection.execute("CREATE TABLE note (words text)")
            connection.execute("INSERT INTO note VALUES ('kept')")
        pid = int(pid_file.read_text().split()[0])
        check_services()
        os.kill(pid, signal.SIGKILL)
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        with pytest.raises(EmbeddedServiceError, match=r"postgres ended; see .*postgres\.log"):
            check_services()
    # Meanwhile another program has got the pid that the killed server left in its file: this one.
    pid_file.write_text(pid_file.read_text().replace(str(pid), str(os.getpid()), 1))
    with services(root, postgres=True, valkey=False), connect(locations) as connection:
        assert connection.execute("SELECT words FROM note").fetchone() == ("kept",)
    with pytest.raises(psycopg.OperationalError):
        connect(locations)


def test_the_application_is_no_superuser_and_nobody_listens_on_a_port(tmp_path: Path) -> None:
    with services(tmp_path, postgres=True, valkey=False, durable=False), connect(Locations(tmp_path)) as connection:
        row = connection.execute(
            "SELECT rolsuper, rolcreatedb, current_setting('listen_addresses'), pg_is_in_recovery()"
            " FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
        assert row == (False, True, "", False)


def test_the_last_one_out_stops_valkey(tmp_path: Path) -> None:
    locations = Locations(tmp_path)
    with services(tmp_path, postgres=False, valkey=True):
        with services(tmp_path, postgres=False, valkey=True), valkey(locations) as client:
            client.set("word", "kept")
        assert valkey_answers(locations)
    assert not valkey_answers(locations)
    with services(tmp_path, postgres=False, valkey=True), valkey(locations) as client:
        assert client.get("word") == "kept"


def test_a_killed_holder_leaves_nothing_that_keeps_valkey_up(tmp_path: Path) -> None:
    locations = Locations(tmp_path)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "up\n"
    holder.kill()
    holder.communicate()
    assert valkey_answers(locations)
    with services(tmp_path, postgres=False, valkey=True):
        pass
    assert not valkey_answers(locations)


def test_a_server_whose_directory_was_removed_is_stopped_as_well(tmp_path: Path) -> None:
    root = tmp_path / "var"
    with services(root, postgres=True, valkey=True, durable=False):
        files = (root / "valkey" / "valkey.pid", root / "postgres" / "postmaster.pid")
        pids = [int(file.read_text().split()[0]) for file in files]
        shutil.rmtree(root)
    assert not any(psutil.pid_exists(pid) for pid in pids)


def test_a_server_that_cannot_start_says_why(tmp_path: Path) -> None:
    (tmp_path / "valkey").mkdir()
    broken = tmp_path / "valkey" / "appendonlydir"
    broken.write_text("a file where a directory should be")
    with (
        pytest.raises(EmbeddedServiceError, match=r"(?s)valkey-server did not start:.*append.*whole log:"),
        services(tmp_path, postgres=False, valkey=True),
    ):
        pytest.fail("it started")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a directory that is another's")
def test_a_directory_that_is_a_strangers_is_refused(tmp_path: Path) -> None:
    run = tmp_path / "run"
    run.mkdir()
    os.chown(run, 12345, 12345)
    with (
        pytest.raises(EmbeddedServiceError, match="belongs to another account"),
        services(tmp_path, postgres=False, valkey=True),
    ):
        pytest.fail("it started")


def test_without_wanted_services_nothing_is_made(tmp_path: Path) -> None:
    with services(tmp_path / "var", postgres=False, valkey=False):
        assert not (tmp_path / "var").exists()
