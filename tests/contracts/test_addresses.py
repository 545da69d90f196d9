"""Every address answers something that is meant, and the admin's answer nobody else's."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.contracts.addresses import Address, addresses

pytestmark = pytest.mark.django_db

ALL = addresses()
ADMIN = [address for address in ALL if address.path.startswith("/admin/")]
API = [address for address in ALL if address.path.startswith("/api/")]
# Whoever is not logged in must be able to log in and out, and to read the admin's words for scripts.
OPEN = {"admin:login", "admin:logout", "admin:jsi18n"}
NOT_FOUND = {404, 410}


def named(some: list[Address]) -> list[object]:
    return [pytest.param(address, id=address.name) for address in some]


@pytest.mark.parametrize("address", named([address for address in ALL if address not in ADMIN]))
def test_an_address_answers(client: Client, address: Address) -> None:
    status = client.get(address.path).status_code
    assert status in {200} | (NOT_FOUND if address.has_parts or address.name == "oembed" else set())


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", named([address for address in ADMIN if address.name not in OPEN]))
def test_the_admin_refuses_strangers(client: Client, address: Address, method: str) -> None:
    answer = getattr(client, method)(address.path)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/?next=")


@pytest.mark.parametrize("address", named([address for address in ADMIN if address.name not in OPEN]))
def test_the_admin_refuses_readers_with_an_account(client: Client, address: Address) -> None:
    client.force_login(User.objects.create_user("reader"))
    assert client.get(address.path).status_code in {302, 403}


@pytest.mark.parametrize("address", named(API))
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_api_is_for_reading(client: Client, address: Address, method: str) -> None:
    answer = getattr(client, method)(address.path)
    assert answer.status_code in {403, 405}
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("address", named([address for address in API if address.has_parts]))
def test_what_is_not_there_is_told_in_one_shape(client: Client, address: Address) -> None:
    answer = client.get(address.path)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert {"type", "title", "status", "detail", "errors"} <= answer.json().keys()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/deals/%00/", 404),
        ("/api/v1/deals/%00/", 404),
        ("/%ff", 404),
        ("/deals/?q=%00", 400),
        ("/search/?q=%00", 200),
        ("/figures/99999999999999999999/", 404),
        ("/api/v1/figures/99999999999999999999/", 404),
    ],
)
def test_a_wicked_address_is_no_fault_of_ours(client: Client, path: str, status: int) -> None:
    assert client.get(path).status_code == status
