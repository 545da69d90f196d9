import pytest
from django.core.cache import cache
from django.test import Client


def test_the_process_says_that_it_is_alive(client: Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


@pytest.mark.django_db
def test_the_admin_sends_strangers_to_its_login(client: Client) -> None:
    assert client.get("/admin/").status_code == 302


def test_the_cache_is_shared_between_processes(services: None) -> None:
    cache.set("greeting", "hello")
    assert cache.get("greeting") == "hello"
