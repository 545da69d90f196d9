import subprocess
import sys
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).parents[2]
QUEUED_BY_A_COMMAND = "from celery import current_app; print(current_app.main, current_app.conf.broker_url)"


def test_what_a_command_queues_goes_to_our_broker() -> None:
    command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command", QUEUED_BY_A_COMMAND]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert shown.stdout.split()[0] == "dealtrace"
    assert shown.stdout.split()[1].startswith("redis")


def test_a_lost_task_waits_longer_than_any_task_may_take() -> None:
    # Otherwise a task that is only slow would be run twice at once.
    assert settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"] > settings.CELERY_TASK_TIME_LIMIT
