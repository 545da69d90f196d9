import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def _uncounted(settings: Settings) -> None:
    """Tests ask more often than a client may; those of the rate set one."""
    settings.API_RATE = None
