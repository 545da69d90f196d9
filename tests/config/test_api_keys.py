import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from config.environment import Rate
from deals.actions.api_keys import issue, revoke
from deals.models import ApiKey
from deals.vocabulary import RateClass
from tests.factories.articles import user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache")]


@pytest.fixture(autouse=True)
def _rates(settings: Settings) -> None:
    settings.API_RATE = Rate(2, 60)
    settings.API_KEY_RATES = {"standard": Rate(4, 60), "bulk": None}


def bearer(rate_class: RateClass = RateClass.STANDARD) -> dict[str, str]:
    issued = issue(owner=user(), label="Charts", rate_class=rate_class, by=user())
    return {"Authorization": f"Bearer {issued.secret}"}


def test_a_key_is_counted_by_itself_at_the_rate_of_its_class(client: Client) -> None:
    first, second = bearer(), bearer()
    with time_machine.travel("2026-11-22T12:00:10Z", tick=False):
        assert [client.get("/api/v1/deals/", headers=first).status_code for _ in range(5)] == [200] * 4 + [429]
        assert client.get("/api/v1/deals/", headers=second).headers["RateLimit-Remaining"] == "3"
        assert client.get("/api/v1/deals/").headers["RateLimit-Remaining"] == "1"


def test_a_class_may_have_no_limit(client: Client) -> None:
    assert "RateLimit-Limit" not in client.get("/api/v1/deals/", headers=bearer(RateClass.BULK)).headers


@pytest.mark.parametrize("shown", ["dt_00000000_" + "a" * 43, "nonsense", ""])
def test_an_unknown_key_is_refused_and_counted_by_its_address(client: Client, shown: str) -> None:
    with time_machine.travel("2026-11-22T12:00:10Z", tick=False):
        answers = [client.get("/api/v1/deals/", headers={"Authorization": f"bearer {shown}"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [401, 401, 429]
    assert answers[0].headers["Content-Type"] == "application/problem+json"
    assert answers[0].headers["WWW-Authenticate"].startswith("Bearer ")
    assert answers[0].json()["status"] == 401


def test_a_revoked_key_is_refused_at_once(client: Client) -> None:
    headers = bearer()
    assert client.get("/api/v1/deals/", headers=headers).status_code == 200
    revoke(ApiKey.objects.get(), by=user())
    assert client.get("/api/v1/deals/", headers=headers).status_code == 401


def test_another_scheme_is_not_ours(client: Client) -> None:
    assert client.get("/api/v1/deals/", headers={"Authorization": "Basic YTpi"}).status_code == 200


def test_a_key_is_never_logged(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    headers = bearer()
    for path in ("/api/v1/deals/", "/api/v1/none/"):
        client.get(path, headers=headers)
    assert caplog.text
    assert headers["Authorization"].rpartition("_")[2] not in caplog.text
