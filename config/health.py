from collections.abc import Callable

import redis
from django.conf import settings
from django.core.cache import cache
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

OK = "ok"
UNAVAILABLE = 503


class Health:
    """Answers /healthz and /readyz before anything else: a prober sends no known host name and no TLS."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answers the two addresses, and hands on the rest."""
        if request.path == "/healthz":
            return JsonResponse({"status": OK})
        if request.path == "/readyz":
            return readiness()
        return self.get_response(request)


def readiness() -> JsonResponse:
    """Whether everything that a request or a task needs is there; status 503 where something is not."""
    checks = {name: _verdict(check) for name, check in CHECKS.items()}
    ready = all(verdict == OK for verdict in checks.values())
    body = {"status": OK if ready else "unavailable", "checks": checks}
    return JsonResponse(body, status=200 if ready else UNAVAILABLE)


def _verdict(check: Callable[[], str]) -> str:
    try:
        return check()
    except (Error, redis.RedisError) as error:
        # The kind only: the message may hold an address or a name.
        return f"unavailable ({type(error).__name__})"


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return OK


def _migrations() -> str:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(missing)} not applied" if missing else OK


def _cache() -> str:
    cache.set("readiness", OK, timeout=60)
    return OK if cache.get("readiness") == OK else "does not keep what it is given"


def _broker() -> str:
    with redis.Redis.from_url(settings.REDIS.url, socket_timeout=5, socket_connect_timeout=5) as broker:
        broker.ping()
    return OK


CHECKS: dict[str, Callable[[], str]] = {
    "database": _database,
    "migrations": _migrations,
    "cache": _cache,
    "broker": _broker,
}
