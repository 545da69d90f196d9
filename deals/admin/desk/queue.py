"""The queue: what waits, whose it is, and how it is given to somebody."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from deals.actions.desk import assign
from deals.admin.access import REVIEW, needs, person
from deals.admin.desk.page import find_article
from deals.errors import DealtraceError
from deals.queries.review.queue import Wanted, queue_of


@needs(REVIEW)
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """The articles that wait, or those of another state, narrowed as the address says."""
    return render(request, "desk/queue.html", {"queue": queue_of(person(request), Wanted.of(request.GET.dict()))})


@needs(REVIEW)
@require_POST
def assign_article(request: HttpRequest, article_id: int) -> HttpResponse:
    """Gives the article to an editor by id, or to nobody where none is named, and leads back."""
    chosen = request.POST.get("editor", "")
    editor = get_object_or_404(User, pk=int(chosen)) if chosen.isdecimal() else None
    try:
        assign(article=find_article(article_id), to=editor, by=person(request))
    except DealtraceError as error:
        messages.error(request, str(error))
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if safe else reverse("admin:desk-queue"))
