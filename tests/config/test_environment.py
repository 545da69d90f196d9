import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.environment import Rate, new_environment, seal

ROOT = Path(__file__).parents[2]
PRODUCTION = {
    "ENVIRONMENT": "production",
    "SECRET_KEY": "k" * 60,
    "ALLOWED_HOSTS": "dealtrace.example",
    "DATABASE_URL": "postgresql://user:password@db:5432/dealtrace",
    "REDIS_URL": "redis://valkey:6379",
}


def load_settings(var: Path, show: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Loads the settings in a process of its own, as every start does."""
    code = f"from config import settings; print(repr(({show or None})))"
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(var), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_starts_when_all_is_stated(tmp_path: Path) -> None:
    loaded = load_settings(tmp_path, "settings.DEBUG, settings.CELERY_BROKER_URL", **PRODUCTION)
    assert (loaded.stdout, loaded.stderr) == ("(False, 'redis://valkey:6379/0')\n", "")


def test_everything_that_production_lacks_is_named_at_once(tmp_path: Path) -> None:
    loaded = load_settings(tmp_path, ENVIRONMENT="production")
    assert loaded.returncode == 1
    assert loaded.stderr.splitlines() == [
        "Dealtrace cannot start: these settings are missing or wrong.",
        "  ALLOWED_HOSTS: Environment variable not set.",
        "  DATABASE_URL: Environment variable not set.",
        "  REDIS_URL: Environment variable not set.",
        "  SECRET_KEY: Environment variable not set.",
    ]


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("ENVIRONMENT", "prod", "Must be one of: local, production."),
        ("DEBUG", "perhaps", "Not a valid boolean."),
        ("PORT", "80000", "Must be greater than or equal to 1 and less than or equal to 65535."),
        ("SECRET_KEY", "short", "Shorter than minimum length 50."),
        ("ALLOWED_HOSTS", "", "Shorter than minimum length 1."),
        ("DATABASE_URL", "sqlite:///db", "Not an address such as postgresql://user:password@host:5432/name."),
        ("DATABASE_URL", "", "Not an address such as postgresql://user:password@host:5432/name."),
        ("REDIS_URL", "memcached://host", "Not an address such as redis://host:6379/0."),
        ("REDIS_URL", "redis://host/first", "Not an address such as redis://host:6379/0."),
        ("API_RATE", "many", 'Not a rate such as "120/minute" (per second, minute, hour or day).'),
        ("LOG_LEVEL", "LOUD", "Must be one of: DEBUG, INFO, WARNING, ERROR."),
    ],
)
def test_a_wrong_value_is_named_with_what_would_be_right(tmp_path: Path, name: str, value: str, reason: str) -> None:
    loaded = load_settings(tmp_path, **(PRODUCTION | {name: value}))
    assert loaded.returncode == 1
    assert loaded.stderr.splitlines()[1:] == [f"  {name}: {reason}"]


def test_a_local_machine_needs_nothing(tmp_path: Path) -> None:
    loaded = load_settings(
        tmp_path, "settings.EMBEDDED_POSTGRES, settings.EMBEDDED_VALKEY, len(settings.SECRET_KEY) > 50"
    )
    assert (loaded.stdout, loaded.stderr) == ("(True, True, True)\n", "")


def test_the_services_of_a_local_machine_can_be_named(tmp_path: Path) -> None:
    services = {name: PRODUCTION[name] for name in ("DATABASE_URL", "REDIS_URL")}
    loaded = load_settings(tmp_path, "settings.EMBEDDED_POSTGRES, settings.DATABASES['default']['HOST']", **services)
    assert (loaded.stdout, loaded.stderr) == ("(False, 'db')\n", "")


def test_the_cache_has_another_database_than_the_broker(tmp_path: Path) -> None:
    environment = PRODUCTION | {"REDIS_URL": "redis://valkey:6379/4"}
    loaded = load_settings(
        tmp_path, "settings.CELERY_BROKER_URL, settings.CACHES['default']['LOCATION']", **environment
    )
    assert loaded.stdout == "('redis://valkey:6379/4', 'redis://valkey:6379/5')\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", None), ("5/second", Rate(5, 1)), ("120/minute", Rate(120, 60)), ("10/day", Rate(10, 86400))],
)
def test_rates(text: str, expected: Rate | None) -> None:
    assert new_environment().rate("NOT_SET_ANYWHERE", text) == expected


def test_an_environment_without_faults_is_sealed_in_silence() -> None:
    env = new_environment()
    env.int("NOT_SET_ANYWHERE", 1)
    seal(env)
