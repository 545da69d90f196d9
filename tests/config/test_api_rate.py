from pathlib import Path

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from config.environment import Rate
from deals.vocabulary import RateClass

pytestmark = pytest.mark.usefixtures("empty_cache")

# Whatever answers there: the limit stands before it.
ADDRESS = "/api/nothing-is-here"


@pytest.fixture(autouse=True)
def _three_a_minute(settings: Settings) -> None:
    settings.API_RATE = Rate(3, 60)


@time_machine.travel("2026-11-22T12:00:10Z", tick=False)
def test_an_answer_says_how_much_is_left(client: Client) -> None:
    answer = client.get(ADDRESS)
    assert answer.status_code == 404
    assert {name: value for name, value in answer.items() if name.startswith("RateLimit")} == {
        "RateLimit-Limit": "3",
        "RateLimit-Remaining": "2",
        "RateLimit-Reset": "50",
    }


@time_machine.travel("2026-11-22T12:00:10Z", tick=False)
def test_what_is_beyond_the_limit_is_refused_as_a_problem(client: Client) -> None:
    assert [client.get(ADDRESS).status_code for _ in range(4)] == [404, 404, 404, 429]
    answer = client.get(ADDRESS)
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Retry-After"] == "50"
    assert answer["RateLimit-Remaining"] == "0"
    assert answer.json()["detail"] == "More than 3 requests; try again in 50 seconds."


def test_a_new_window_begins_at_nought(client: Client) -> None:
    with time_machine.travel("2026-11-22T12:00:10Z", tick=False) as clock:
        assert [client.get(ADDRESS).status_code for _ in range(4)][-1] == 429
        clock.shift(50)
        assert client.get(ADDRESS).status_code == 404


@time_machine.travel("2026-11-22T12:00:10Z", tick=False)
def test_clients_are_counted_apart(client: Client) -> None:
    for _ in range(4):
        client.get(ADDRESS)
    assert client.get(ADDRESS, REMOTE_ADDR="192.0.2.7").status_code == 404


def test_pages_are_not_counted(client: Client) -> None:
    assert "RateLimit-Limit" not in client.get("/healthz").headers


def test_without_a_limit_nothing_is_counted(client: Client, settings: Settings) -> None:
    settings.API_RATE = None
    assert "RateLimit-Limit" not in client.get(ADDRESS).headers


def test_readers_are_answered_when_the_counter_is_away(client: Client, settings: Settings, tmp_path: Path) -> None:
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": f"unix://{tmp_path}/nobody-listens"}}
    assert client.get(ADDRESS).status_code == 404


def test_every_class_of_keys_has_a_rate(settings: Settings) -> None:
    assert set(settings.API_KEY_RATES) == set(RateClass.values())
