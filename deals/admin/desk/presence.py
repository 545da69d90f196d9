"""Two editors at one article: who has it open, heard every minute from the open page, and how another takes it over."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST

from deals.actions.desk import hold, take_over
from deals.admin.access import REVIEW, needs, person
from deals.admin.desk.page import find_article
from deals.queries.review import presence_at


@needs(REVIEW)
@require_POST
def hold_desk(request: HttpRequest, article_id: int) -> HttpResponse:
    """Says that the page is still open; answers with who holds the article, and what others changed since `since`."""
    article, viewer = find_article(article_id), person(request)
    hold(article=article, by=viewer)
    presence = presence_at(article, viewer=viewer, since=_moment(request.POST.get("since", "")))
    context = {"article": article, "presence": presence, "since": request.POST.get("since", "")}
    return render(request, "desk/_presence.html", context)


@needs(REVIEW)
@require_POST
def take_over_desk(request: HttpRequest, article_id: int) -> HttpResponse:
    """Makes the article the one's who asks; whoever had it open is told by their own page."""
    take_over(article=find_article(article_id), by=person(request))
    return redirect("admin:desk-review", article_id)


def _moment(typed: str) -> datetime | None:
    try:
        return parse_datetime(typed)
    except ValueError:
        return None
