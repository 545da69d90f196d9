import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from config.environment import Rate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache")]

LOGIN = "/admin/login/"
REFUSAL = "Too many failed log-ins."


@pytest.fixture(autouse=True)
def _two_a_day(settings: Settings) -> None:
    settings.LOGIN_RATE = Rate(2, 86400)


@pytest.fixture(autouse=True)
def _editor() -> None:
    User.objects.create_superuser("editor", password="right")


def log_in(client: Client, password: str, name: str = "editor", address: str = "192.0.2.1") -> str:
    answer = client.post(LOGIN, {"username": name, "password": password}, REMOTE_ADDR=address)
    return "in" if answer.status_code == 302 else answer.content.decode()


def test_the_right_password_lets_in(client: Client) -> None:
    assert log_in(client, "right") == "in"


def test_after_too_many_wrong_ones_the_right_one_does_not(client: Client) -> None:
    assert REFUSAL not in log_in(client, "wrong")
    assert REFUSAL not in log_in(client, "wrong")
    assert REFUSAL in log_in(client, "right")


def test_many_names_from_one_address_are_refused(client: Client) -> None:
    for name in ("one", "two"):
        log_in(client, "wrong", name=name)
    assert REFUSAL in log_in(client, "right")
    assert log_in(client, "right", address="192.0.2.2") == "in"


def test_one_name_from_many_addresses_is_refused(client: Client) -> None:
    log_in(client, "wrong", address="192.0.2.2")
    log_in(client, "wrong", name="EDITOR", address="192.0.2.3")
    assert REFUSAL in log_in(client, "right")


def test_log_ins_that_succeed_are_not_counted(client: Client) -> None:
    assert [log_in(client, "right") for _ in range(4)] == ["in"] * 4


def test_without_a_limit_nothing_is_counted(client: Client, settings: Settings) -> None:
    settings.LOGIN_RATE = None
    assert REFUSAL not in "".join(log_in(client, "wrong") for _ in range(4))
