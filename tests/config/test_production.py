"""What changes when the environment is production: a process of its own, since settings are read once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASK = """
import sys, django
django.setup()
from django.test import Client
answer = Client().get("/api/nothing", headers={"Host": "deals.example", "X-Forwarded-Proto": sys.argv[1]})
print(answer.status_code)
for name, value in answer.items():
    print(f"{name}: {value}")
"""
COOKIES = """
import django
django.setup()
from django.conf import settings
print(settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.DEBUG)
"""


def in_production(code: str, *arguments: str) -> list[str]:
    """The lines that a program prints in production."""
    shown = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "ENVIRONMENT": "production",
            "SECRET_KEY": "k" * 60,
            "ALLOWED_HOSTS": "deals.example",
            "DATABASE_URL": "postgresql://nobody@localhost:9/none",
            "REDIS_URL": "redis://localhost:9",
            "STATIC_COLLECTED": "false",
            "API_RATE": "",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return shown.stdout.splitlines()


@pytest.fixture(scope="module")
def answer_over_tls() -> list[str]:
    return in_production(ASK, "https")


def test_plain_http_is_sent_to_tls() -> None:
    status, *headers = in_production(ASK, "http")
    assert status == "301"
    assert "Location: https://deals.example/api/nothing" in headers


def test_browsers_are_told_to_stay_with_tls(answer_over_tls: list[str]) -> None:
    assert answer_over_tls[0] == "404"
    assert "Strict-Transport-Security: max-age=31536000; includeSubDomains; preload" in answer_over_tls


def test_cookies_go_over_tls_only() -> None:
    assert in_production(COOKIES) == ["True True False"]
