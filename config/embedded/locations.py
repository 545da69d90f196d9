import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

# The kernel keeps a socket's path in 108 bytes, the last of them NUL (unix(7), `sun_path`).
LONGEST_SOCKET_PATH = 107
LONGEST_SOCKET_NAME = "postgres/.s.PGSQL.5432"

# The application's own role: owner of its database and no superuser, as it should be in production.
ROLE = "dealtrace"
DATABASE = "dealtrace"


@dataclass(frozen=True, slots=True)
class Locations:
    """Where the embedded services keep their data and sockets: a pure function of `root`, so that every process of
    one checkout finds them without being told."""

    root: Path

    @property
    def sockets(self) -> Path:
        """Directory of the sockets: under `root`, or in the temporary directory where that path would not do."""
        inside = self.root / "run"
        fits = len(os.fsencode(inside / LONGEST_SOCKET_NAME)) <= LONGEST_SOCKET_PATH
        # libpq takes a comma in `host` as the end of one host and the beginning of another.
        if fits and "," not in str(inside):
            return inside
        digest = hashlib.sha256(os.fsencode(self.root)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"dealtrace-{os.getuid()}-{digest}"

    @property
    def logs(self) -> Path:
        """Directory of what the services write about themselves."""
        return self.root / "log"

    @property
    def postgres_data(self) -> Path:
        """PostgreSQL's data directory."""
        return self.root / "postgres"

    @property
    def postgres_sockets(self) -> Path:
        """Directory of PostgreSQL's socket: what libpq takes as `host`."""
        return self.sockets / "postgres"

    @property
    def database(self) -> dict[str, str]:
        """PostgreSQL's address as Django reads it."""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": str(self.postgres_sockets),
            "NAME": DATABASE,
            "USER": ROLE,
        }

    @property
    def valkey_data(self) -> Path:
        """Valkey's data directory."""
        return self.root / "valkey"

    @property
    def valkey_socket(self) -> Path:
        """Valkey's socket."""
        return self.sockets / "valkey" / "valkey.sock"
