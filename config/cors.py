from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

API = "/api/"
_EXPOSED = (
    "Content-Disposition, ETag, Last-Modified, Link, Location, Retry-After, RateLimit-Limit, RateLimit-Remaining, "
    "RateLimit-Reset, X-Request-ID"
)
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Authorization, If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}


class ApiCors:
    """Lets a page of any other site read the API: what is public needs no origin, and nothing here knows a session.

    It stands before the limit of requests, so that a page can read that it is over it, and a preflight costs nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answers a preflight (https://fetch.spec.whatwg.org/#cors-preflight-request) itself."""
        if not request.path.startswith(API):
            return self.get_response(request)
        preflight = request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers
        response = HttpResponse(status=204, headers=_PREFLIGHT) if preflight else self.get_response(request)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = _EXPOSED
        return response
