import pytest
from django.test import RequestFactory
from pytest_django import Settings

from config.client_address import client_address


@pytest.mark.parametrize(
    ("behind_proxy", "forwarded", "expected"),
    [
        (False, None, "127.0.0.1"),
        (False, "192.0.2.1", "127.0.0.1"),
        (True, None, "127.0.0.1"),
        (True, "192.0.2.1", "192.0.2.1"),
        (True, "claimed by the client, 192.0.2.1", "192.0.2.1"),
    ],
)
def test_only_our_own_proxy_is_believed(
    settings: Settings, behind_proxy: bool, forwarded: str | None, expected: str
) -> None:
    settings.BEHIND_PROXY = behind_proxy
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert client_address(RequestFactory().get("/", headers=headers)) == expected
