from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from redis.exceptions import RedisError

from config.client_address import client_address
from config.counting import Count, count
from config.environment import Rate
from config.problems import problem
from deals.actions.api_keys import use
from deals.errors import ApiKeyRefused
from deals.models import ApiKey

log = structlog.get_logger("dealtrace.api")

API = "/api/"
UNAUTHORIZED, TOO_MANY_REQUESTS = 401, 429
_CHALLENGE = 'Bearer realm="Dealtrace API", error="invalid_token"'


class ApiRateLimit:
    """Counts every request under /api/ and refuses those beyond the rate: `API_RATE` by the client's address, or that
    of the class of its API key by the key. A key that is unknown or was revoked is refused (401).

    A middleware and not a throttle of REST framework: it holds for whatever answers there, counts exactly, and tells
    each answer how much is left.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answers, with the client's count in its headers."""
        if not request.path.startswith(API):
            return self.get_response(request)
        try:
            key = _shown_key(request)
        except ApiKeyRefused as error:
            refused = problem(UNAUTHORIZED, str(error), headers={"WWW-Authenticate": _CHALLENGE})
            return _counted(settings.API_RATE, client_address(request), lambda: refused)
        rate = settings.API_KEY_RATES[key.rate_class] if key else settings.API_RATE
        client = f"key {key.prefix}" if key else client_address(request)
        return _counted(rate, client, lambda: self.get_response(request))


def _shown_key(request: HttpRequest) -> ApiKey | None:
    """The key in the header of RFC 6750; other schemes are not for us, but for a proxy before us. ApiKeyRefused."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    return use(secret.strip()) if scheme.lower() == "bearer" else None


def _counted(rate: Rate | None, client: str, answer: Callable[[], HttpResponse]) -> HttpResponse:
    used = _count(rate, client) if rate else None
    if used is None:
        return answer()
    response = answer() if used.used <= used.limit else _refusal(used)
    for name, value in _headers(used).items():
        response[name] = value
    return response


def _count(rate: Rate, client: str) -> Count | None:
    try:
        return count(rate, "api", client)
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
