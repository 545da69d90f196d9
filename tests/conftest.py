from collections.abc import Iterator

import pytest
from django.conf import settings

from config import embedded


@pytest.fixture(scope="session")
def services() -> Iterator[None]:
    """PostgreSQL and Valkey of this checkout's test runs, shared by the workers of a parallel run."""
    with embedded.services(
        settings.VAR_DIR, postgres=settings.EMBEDDED_POSTGRES, valkey=settings.EMBEDDED_VALKEY, durable=False
    ):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(services: None, django_db_modify_db_settings_parallel_suffix: None) -> None:
    """The database is up before pytest-django makes the test database in it."""
