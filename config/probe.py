"""Whether a process of ours is well, for a container's healthcheck: `python -m config.probe web|beat`.

The worker needs none: Celery asks it by itself. Nothing of Django is imported: a probe runs every few seconds.
"""

import os
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

# The schedule is written each time that a task is due, which is every minute.
SCHEDULE_SECONDS = 180.0


def main(arguments: list[str]) -> int:
    """Returns the exit status: 0 when the process is well."""
    probe = PROBES.get(arguments[0] if arguments else "")
    if probe is None:
        print(f"usage: python -m config.probe {'|'.join(PROBES)}", file=sys.stderr)
        return 2
    return 0 if probe() else 1


def web() -> bool:
    """The web server answers, and finds all that it needs."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/readyz", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def beat() -> bool:
    """The scheduler has lately written down what it sent."""
    written = [file.stat().st_mtime for file in Path(os.environ.get("VAR_DIR", "var")).glob("beat-schedule*")]
    return bool(written) and time.time() - max(written) < SCHEDULE_SECONDS


PROBES: dict[str, Callable[[], bool]] = {"web": web, "beat": beat}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
