"""The whole product, started as `make run` starts it, for what measures it or looks at it from outside."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STOP_SECONDS = 60
_PASSWORD = re.compile(r"with the password (\S+)")


@contextmanager
def product(data: Path) -> Iterator[tuple[str, str]]:
    """The running product with its samples: its address, and its first administrator's password.

    What was in the folder `data` is thrown away; the product keeps its own there.
    """
    shutil.rmtree(data, ignore_errors=True)
    port = _free_port()
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    environment |= {"VAR_DIR": str(data), "PORT": str(port), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "config.run"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        yield f"http://localhost:{port}/", _password(process)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(STOP_SECONDS)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def _password(process: "subprocess.Popen[str]") -> str:
    """The password, once the product says that it is ready; what it says meanwhile is passed on."""
    for line in process.stdout or ():
        print(line, end="", file=sys.stderr)
        if found := _PASSWORD.search(line):
            return found[1]
    raise SystemExit("The product did not start; see the log beside its data.")
