"""A setting that is not documented does not exist; one that is documented does."""

import re

import pytest

from tests.contracts.repository import ROOT

READ = re.compile(r'\benv\.\w+\(\s*"([A-Z_]+)"')
EXAMPLE = re.compile(r"^#? ?([A-Z_]+)=", re.MULTILINE)
ROW = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)


@pytest.fixture(scope="module")
def read() -> set[str]:
    """The settings that the program reads from the environment."""
    return set(READ.findall((ROOT / "config" / "settings.py").read_text()))


def test_there_are_settings(read: set[str]) -> None:
    assert {"SECRET_KEY", "DATABASE_URL", "REDIS_URL", "PORT"} <= read


def test_the_page_of_settings_has_them_all_and_no_others(read: set[str]) -> None:
    assert set(ROW.findall((ROOT / "docs" / "settings.md").read_text())) == read


def test_the_example_has_them_all_and_no_others(read: set[str]) -> None:
    assert set(EXAMPLE.findall((ROOT / ".env.example").read_text())) == read
