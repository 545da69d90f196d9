import re

import pytest
import structlog
from django.test import Client
from pytest_django import Settings
from structlog.testing import LogCapture


@pytest.fixture
def log_lines() -> LogCapture:
    """What is logged while a test runs, with the context that is bound to it."""
    return LogCapture()


@pytest.fixture(autouse=True)
def _captured(log_lines: LogCapture, monkeypatch: pytest.MonkeyPatch) -> None:
    logger = structlog.wrap_logger(None, processors=[structlog.contextvars.merge_contextvars, log_lines])
    monkeypatch.setattr("config.request_log.log", logger)


def test_a_request_is_one_line_with_its_id(client: Client, log_lines: LogCapture) -> None:
    answer = client.get("/healthz", {"secret": "not logged"})
    assert len(log_lines.entries) == 1
    line = dict(log_lines.entries[0])
    assert re.fullmatch(r"[0-9a-f]{32}", answer["X-Request-ID"])
    assert line.pop("milliseconds") >= 0
    assert line == {
        "event": "request",
        "log_level": "info",
        "method": "GET",
        "path": "/healthz",
        "status": 200,
        "request_id": answer["X-Request-ID"],
    }


def test_the_id_of_a_proxy_is_kept(client: Client, settings: Settings) -> None:
    settings.BEHIND_PROXY = True
    assert client.get("/healthz", headers={"X-Request-ID": "proxy-12345"})["X-Request-ID"] == "proxy-12345"


@pytest.mark.parametrize(
    ("behind_proxy", "given"), [(False, "proxy-12345"), (True, "a b"), (True, "x" * 65), (True, "")]
)
def test_nobody_else_chooses_it(client: Client, settings: Settings, behind_proxy: bool, given: str) -> None:
    settings.BEHIND_PROXY = behind_proxy
    assert client.get("/healthz", headers={"X-Request-ID": given})["X-Request-ID"] != given
