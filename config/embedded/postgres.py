import os
import shutil
import signal
from pathlib import Path

import psutil
import psycopg
from psycopg import sql

from config.embedded.account import Account, service_account
from config.embedded.daemon import STOP_SECONDS, end, launch, run, wait_until
from config.embedded.locations import DATABASE, ROLE, Locations
from config.embedded.wheels import postgres_programs

SUPERUSER = "postgres"

# What a crash of the machine would lose does not matter to a test run.
NOT_DURABLE = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")


class Postgres:
    """PostgreSQL 18 on a socket, without a port."""

    def __init__(self, locations: Locations, *, durable: bool) -> None:
        self.locations = locations
        self.durable = durable
        self.log = locations.logs / "postgres.log"

    def answers(self) -> bool:
        """Whether the server takes connections."""
        try:
            self._connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def start(self) -> None:
        """Makes the cluster where there is none, starts the server, and makes the application's role and database."""
        programs = postgres_programs()
        data = self.locations.postgres_data
        account = service_account(data, programs=[programs / "postgres", programs / "initdb"])
        account.own(self.locations.postgres_sockets)
        if not data.exists():
            self._initialise(programs, account)
        self._forget_recycled_pid()
        launch(self._command(programs), account=account, log=self.log, answers=self.answers)
        self._create_database()

    def stop(self) -> None:
        """Ends the server, breaking off what is still connected ("fast" shutdown), and waits for its end."""
        pid = self._recorded_pid()
        if pid is not None and _is_postgres(pid):
            os.kill(pid, signal.SIGINT)
            wait_until(lambda: not self._pid_file.exists(), STOP_SECONDS)
        end(self.log)

    @property
    def _pid_file(self) -> Path:
        return self.locations.postgres_data / "postmaster.pid"

    def _recorded_pid(self) -> int | None:
        if not self._pid_file.exists():
            return None
        return int(self._pid_file.read_text().split("\n", 1)[0])

    def _connect(self) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self.locations.postgres_sockets),
            user=SUPERUSER,
            dbname=SUPERUSER,
            connect_timeout=5,
            autocommit=True,
        )

    def _initialise(self, programs: Path, account: Account) -> None:
        # Made beside its place and then renamed: an interrupted initdb leaves nothing that looks like a cluster.
        unfinished = self.locations.root / "postgres.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        account.own(unfinished)
        command = [
            str(programs / "initdb"),
            f"--pgdata={unfinished}",
            f"--username={SUPERUSER}",
            "--auth-local=trust",  # the socket's directory belongs to one account only
            "--auth-host=reject",
            "--encoding=UTF8",
            "--locale-provider=builtin",  # sorts the same on every machine
            "--locale=C.UTF-8",
            "--no-instructions",
        ]
        if not self.durable:
            command.append("--no-sync")
        run(command, account=account, log=self.log)
        unfinished.rename(self.locations.postgres_data)

    def _command(self, programs: Path) -> list[str]:
        # Quoted as PostgreSQL's list of directories wants it.
        sockets = str(self.locations.postgres_sockets).replace('"', '""')
        return [
            str(programs / "postgres"),
            "-D",
            str(self.locations.postgres_data),
            "-c",
            "listen_addresses=",
            "-c",
            f'unix_socket_directories="{sockets}"',
            *(() if self.durable else NOT_DURABLE),
        ]

    def _forget_recycled_pid(self) -> None:
        """After a crash another program may run under the recorded pid, which PostgreSQL would take for itself."""
        pid = self._recorded_pid()
        if pid is not None and not _is_postgres(pid):
            self._pid_file.unlink()

    def _create_database(self) -> None:
        with self._connect() as connection:
            known = connection.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
            if known is not None:
                return
            role, database = sql.Identifier(ROLE), sql.Identifier(DATABASE)
            if connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone() is None:
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(role))
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(database, role))


def _is_postgres(pid: int) -> bool:
    """Whether that process runs and is a server, not another program that got the pid of one that crashed."""
    try:
        return "postgres" in psutil.Process(pid).name()
    except psutil.NoSuchProcess:
        return False
