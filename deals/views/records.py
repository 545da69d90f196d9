import json
from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from deals.queries.pages.deal import deal_page
from deals.queries.pages.pictures import COMPARE_COLUMNS, stated_rows
from deals.queries.pages.records import article_page, company_page, figure_page, place_page, quantity_page
from deals.queries.pages.speaker import speaker_now_at, speaker_page
from deals.views.answers import Moved, by_id, by_slug, public, site_of
from deals.views.tables import csv_answer
from deals.vocabulary import Resource


@public
def deal(request: HttpRequest, slug: str, version: int | None = None) -> HttpResponse:
    """A deal as it is published now, or as an older version had it."""
    listing = by_slug(Resource.DEAL, slug)
    page = deal_page(listing, site=site_of(request), today=datetime.now(UTC).date(), version=version)
    if page is None:
        raise Http404
    return render(request, "deals/detail.html", {"page": page})


@public
def company(request: HttpRequest, slug: str) -> HttpResponse:
    """A company: its deals, and what is stated of it."""
    return render(request, "companies/detail.html", {"page": company_page(by_slug(Resource.COMPANY, slug))})


@public
def facility(request: HttpRequest, slug: str) -> HttpResponse:
    """What somebody has or builds at a place."""
    page = place_page(Resource.FACILITY, by_slug(Resource.FACILITY, slug))
    return render(request, "facilities/detail.html", {"page": page})


@public
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """What is stated to be at a place."""
    return render(request, "places/detail.html", {"page": place_page(Resource.PLACE, by_slug(Resource.PLACE, slug))})


@public
def figure(request: HttpRequest, number: int) -> HttpResponse:
    """One stated figure, its words, and its rivals."""
    return render(request, "figures/detail.html", {"page": figure_page(by_id(Resource.FIGURE, number))})


@public
def quantity(request: HttpRequest, number: int) -> HttpResponse:
    """All statements of one quantity over time."""
    return render(request, "quantities/detail.html", {"page": quantity_page(by_id(Resource.QUANTITY, number))})


@public
def article(request: HttpRequest, number: int) -> HttpResponse:
    """An article: who published it, and the words of it that records cite."""
    return render(request, "articles/detail.html", {"page": article_page(by_id(Resource.ARTICLE, number))})


@public
def speaker(request: HttpRequest, slug: str) -> HttpResponse:
    """What one person stated."""
    page = speaker_page(slug)
    if page is None:
        if slug_now := speaker_now_at(slug):
            raise Moved(reverse("speaker-detail", args=[slug_now]))
        raise Http404
    return render(request, "speakers/detail.html", {"page": page})


@public
def company_figures(request: HttpRequest, slug: str) -> HttpResponse:
    """What is stated of a company over time, as CSV."""
    rows = stated_rows(json.loads(by_slug(Resource.COMPANY, slug).document)["figures"])
    return csv_answer(f"dealtrace-{slug}", COMPARE_COLUMNS, rows, site=site_of(request))


@public
def deal_figures(request: HttpRequest, slug: str) -> HttpResponse:
    """What is stated of a deal, as CSV."""
    rows = stated_rows(json.loads(by_slug(Resource.DEAL, slug).document)["figures"])
    return csv_answer(f"dealtrace-{slug}", COMPARE_COLUMNS, rows, site=site_of(request))


@public
def speaker_figures(request: HttpRequest, slug: str) -> HttpResponse:
    """What one person stated over time, as CSV."""
    page = speaker_page(slug)
    if page is None:
        raise Http404
    return csv_answer(f"dealtrace-{slug}", COMPARE_COLUMNS, stated_rows(page.figures), site=site_of(request))
