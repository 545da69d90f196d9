import os
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache

from config import embedded
from config.celery import app as celery


def pytest_configure() -> None:
    """Each worker of a parallel run has a broker and a cache of its own: two databases of the same server."""
    number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    settings.REDIS = settings.REDIS.next(2 * number)
    settings.CELERY_BROKER_URL = settings.REDIS.broker_url
    settings.CACHES["default"]["LOCATION"] = settings.REDIS.next().url
    celery.set_default()  # as in the web server: what other threads queue goes to our broker, too
    # Slowness is what a real hasher is for.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def services() -> Iterator[None]:
    """PostgreSQL and Valkey of this checkout's test runs, shared by the workers of a parallel run."""
    with embedded.services_of_settings(durable=False):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(services: None, django_db_modify_db_settings_parallel_suffix: None) -> None:
    """The database is up before pytest-django makes the test database in it."""


@pytest.fixture
def empty_cache(services: None) -> None:
    """A cache in which nothing has been counted."""
    cache.clear()
