"""Small cards that other sites show in a frame: the only pages that may be framed, without a cookie or a script."""

from collections.abc import Mapping
from functools import wraps
from typing import cast
from urllib.parse import urlsplit

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from deals.models.publication import Listing
from deals.queries.pages.cards import DEAL_CARD, FIGURE_CARD, CardSize, deal_card, figure_card
from deals.views.answers import Gone, Moved, View, by_id, by_slug, fresh, site_of
from deals.vocabulary import Resource

_FRAMED = {"frame-ancestors": ["*"], "script-src": ["'none'"], "connect-src": ["'none'"], "form-action": ["'none'"]}


def framed(view: View) -> View:
    """A card for any site's frame; also what is gone answers with a card, since a frame has no way back."""

    @require_safe
    @xframe_options_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return fresh(request, view, *args, **kwargs)
        except Moved as moved:
            return HttpResponsePermanentRedirect(f"{moved.to}embed/")
        except Gone as gone:
            return render(request, "embed/gone.html", {"listing": gone.listing}, status=410)
        except Http404:
            return render(request, "embed/gone.html", status=404)

    return cast("View", csp_replace(_FRAMED)(answer))  # its own hint knows no view with parts of an address


@framed
def deal(request: HttpRequest, slug: str) -> HttpResponse:
    """A deal as a card."""
    return render(request, "embed/deal.html", {"card": deal_card(by_slug(Resource.DEAL, slug))})


@framed
def figure(request: HttpRequest, number: int) -> HttpResponse:
    """A figure with its words as a card."""
    return render(request, "embed/figure.html", {"card": figure_card(by_id(Resource.FIGURE, number))})


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """The frame for a deal or a figure, as other sites ask for it (https://oembed.com); JSON only."""
    if request.GET.get("format", "json") != "json":
        return JsonResponse({"error": "only format=json is offered"}, status=501)
    found = _asked(request.GET.get("url", ""))
    if found is None:
        return JsonResponse({"error": "url is not the address of a deal or a figure of this site"}, status=404)
    listing, size = found
    address = f"{site_of(request)}{urlsplit(request.GET['url']).path}embed/"
    snippet = render_to_string("_parts/frame.html", {"address": address, "title": listing.title, "size": size})
    return JsonResponse(_rich(snippet, listing, size, site_of(request)))


def _rich(snippet: str, listing: Listing, size: CardSize, site: str) -> Mapping[str, object]:
    return {
        "version": "1.0",
        "type": "rich",
        "provider_name": "Dealtrace",
        "provider_url": f"{site}/",
        "title": listing.title,
        "html": snippet.strip(),
        "width": size.width,
        "height": size.height,
    }


def _asked(address: str) -> tuple[Listing, CardSize] | None:
    """The live record whose page has that address."""
    try:
        match = resolve(urlsplit(address).path)
        if match.url_name == "deal-detail":
            return by_slug(Resource.DEAL, match.kwargs["slug"]), DEAL_CARD
        if match.url_name == "figure-detail":
            return by_id(Resource.FIGURE, match.kwargs["number"]), FIGURE_CARD
    except (Resolver404, ValueError, Http404, Moved, Gone):
        return None
    return None
