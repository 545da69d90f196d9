from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from deals.acting import acting

_READS = {"GET", "HEAD", "OPTIONS"}


class SignWrites:
    """Says of all that a request to the admin writes who asked for it, by which address, why and on which article.

    The action is the name of the address ("desk-accept", "deals_deal_change"); the reason what stands in the form's
    field `note` or `reason`. Actions that know better say so themselves (deals.acting).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answers, with the database told meanwhile who acts."""
        if request.method in _READS or not request.user.is_authenticated:
            return self.get_response(request)
        try:
            match = resolve(request.path_info)
        except Resolver404:
            return self.get_response(request)
        reason = request.POST.get("note", "").strip() or request.POST.get("reason", "").strip()
        with acting(match.url_name or "admin", by=request.user, reason=reason, article=match.kwargs.get("article_id")):
            return self.get_response(request)
