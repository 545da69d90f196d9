from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from deals.queries.pages.about import coverage, vocabularies
from deals.queries.pages.corrections import log_page
from deals.views.answers import public


@public
def about(request: HttpRequest) -> HttpResponse:
    """What this is, and what it covers."""
    return render(request, "about/index.html", {"coverage": coverage()})


@public
def method(request: HttpRequest) -> HttpResponse:
    """How an article becomes a page."""
    return render(request, "about/method.html")


@public
def vocabulary(request: HttpRequest) -> HttpResponse:
    """What each word means."""
    return render(request, "about/vocabulary.html", {"vocabularies": vocabularies()})


@public
def corrections(request: HttpRequest) -> HttpResponse:
    """What was changed after it was published, and why."""
    return render(request, "about/corrections.html", {"page": log_page(request.GET.get("cursor", ""))})


@public
def api(request: HttpRequest) -> HttpResponse:
    """How programs read this site."""
    return render(request, "about/api.html")
