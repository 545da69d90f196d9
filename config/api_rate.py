from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from redis.exceptions import RedisError

from config.client_address import client_address
from config.counting import Count, count
from config.problems import problem

log = structlog.get_logger("dealtrace.api")

API = "/api/"
TOO_MANY_REQUESTS = 429


class ApiRateLimit:
    """Counts every request under /api/ by its client's address and refuses those beyond `API_RATE`.

    A middleware and not a throttle of REST framework: it holds for whatever answers there, counts exactly, and tells
    each answer how much is left.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answers, with the client's count in its headers."""
        if settings.API_RATE is None or not request.path.startswith(API):
            return self.get_response(request)
        used = _count(request)
        if used is None:
            return self.get_response(request)
        response = self.get_response(request) if used.used <= used.limit else _refusal(used)
        for name, value in _headers(used).items():
            response[name] = value
        return response


def _count(request: HttpRequest) -> Count | None:
    try:
        return count(settings.API_RATE, "api", client_address(request))
    except RedisError as error:
        # Reading does not depend on the counter: better an uncounted answer than none. /readyz reports the outage.
        log.warning("request not counted", error=str(error))
        return None


def _refusal(used: Count) -> HttpResponse:
    detail = f"More than {used.limit} requests; try again in {used.seconds_left} seconds."
    return problem(TOO_MANY_REQUESTS, detail, headers={"Retry-After": str(used.seconds_left)})


def _headers(used: Count) -> dict[str, str]:
    # The names of draft-ietf-httpapi-ratelimit-headers before they became structured fields: what clients read today.
    return {
        "RateLimit-Limit": str(used.limit),
        "RateLimit-Remaining": str(used.remaining),
        "RateLimit-Reset": str(used.seconds_left),
    }
