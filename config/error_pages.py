"""What a visitor or a program sees when there is no answer: a page, or under /api/ a problem document."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.template import loader
from django.views import defaults

from config.problems import problem

API = "/api/"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Status 400. Its template gets no request: the host name that it would show may be what is wrong with it."""
    page = loader.get_template("400.html")
    return _answer(request, 400, "The request cannot be read.", lambda: HttpResponseBadRequest(page.render()))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Status 403."""
    return _answer(request, 403, "This needs a permission.", lambda: defaults.permission_denied(request, exception))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Status 404."""
    return _answer(request, 404, "Nothing is at this address.", lambda: defaults.page_not_found(request, exception))


def server_error(request: HttpRequest) -> HttpResponse:
    """Status 500. Its template gets no context: what failed may be what a context needs."""
    return _answer(request, 500, "This is our fault, and it is logged.", lambda: defaults.server_error(request))


def _answer(request: HttpRequest, status: int, detail: str, page: Callable[[], HttpResponse]) -> HttpResponse:
    return problem(status, detail) if request.path.startswith(API) else page()
