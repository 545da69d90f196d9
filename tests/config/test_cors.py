import pytest
from django.test import Client
from pytest_django import Settings

from config.environment import Rate

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _uncounted(settings: Settings) -> None:
    settings.API_RATE = None


@pytest.mark.parametrize("path", ["/api/v1/", "/api/v1/deals/", "/api/v1/deals.csv", "/api/v1/none/", "/api/nothing"])
def test_any_site_may_read_whatever_the_api_answers(client: Client, path: str) -> None:
    answer = client.get(path, headers={"Origin": "https://charts.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert {"ETag", "Link", "RateLimit-Remaining"} <= set(answer.headers["Access-Control-Expose-Headers"].split(", "))
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_a_preflight_allows_reading_with_a_key(client: Client, settings: Settings) -> None:
    settings.API_RATE = Rate(0, 60)  # it is not counted
    answer = client.options("/api/v1/deals/", headers={"Access-Control-Request-Method": "GET"})
    assert answer.status_code == 204
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "Authorization" in answer.headers["Access-Control-Allow-Headers"]


def test_pages_and_the_admin_are_not_open_to_other_sites(client: Client) -> None:
    assert "Access-Control-Allow-Origin" not in client.get("/admin/login/").headers
