from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import Settings

from config.redis_address import RedisAddress

ALL_WELL = {"database": "ok", "migrations": "ok", "cache": "ok", "broker": "ok"}


def test_the_process_says_that_it_is_alive(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_a_prober_needs_no_known_host_name(client: Client) -> None:
    assert client.get("/healthz", headers={"Host": "10.2.3.4:8000"}).status_code == 200


@pytest.mark.django_db
def test_ready_when_everything_is_there(client: Client) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "checks": ALL_WELL})


@pytest.mark.django_db
def test_not_ready_while_a_migration_is_missing(client: Client) -> None:
    MigrationRecorder(connection).migration_qs.filter(app="sessions").delete()
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"] == ALL_WELL | {"migrations": "1 not applied"}


@pytest.mark.django_db
def test_not_ready_without_the_broker(client: Client, settings: Settings, tmp_path: Path) -> None:
    settings.REDIS = RedisAddress.at_socket(tmp_path / "nobody-listens")
    answer = client.get("/readyz")
    assert answer.json() == {
        "status": "unavailable",
        "checks": ALL_WELL | {"broker": "unavailable (ConnectionError)"},
    }
