import secrets
from pathlib import Path

KEY_BYTES = 64


def local_secret(directory: Path, name: str) -> str:
    """A random secret of this machine, made once and kept in a file that only its owner reads."""
    path = directory / name
    directory.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x") as file:
            path.chmod(0o600)
            file.write(secrets.token_urlsafe(KEY_BYTES))
    except FileExistsError:
        pass
    return path.read_text()
