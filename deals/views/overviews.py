from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from deals.queries.filters import parse_filters
from deals.queries.pages.finds import search_page
from deals.queries.pages.home import home_page
from deals.queries.pages.network import network_page
from deals.queries.pages.suggestions import suggestions
from deals.queries.pages.world import world_page
from deals.views.answers import public, query_of
from deals.vocabulary import Resource


@public
def home(request: HttpRequest) -> HttpResponse:
    """What is new, and the largest stated figures."""
    return render(request, "home.html", {"page": home_page()})


@public
def world(request: HttpRequest) -> HttpResponse:
    """Where deals are stated to be."""
    return render(request, "map.html", {"page": world_page(parse_filters(Resource.DEAL, query_of(request)))})


@public
def network(request: HttpRequest) -> HttpResponse:
    """Which companies have deals with which."""
    return render(request, "network.html", {"page": network_page(parse_filters(Resource.DEAL, query_of(request)))})


@public
def search(request: HttpRequest) -> HttpResponse:
    """Everything published, by its words."""
    return render(request, "search.html", {"page": search_page(request.GET.get("q", ""), request.GET.dict())})


@public
def names(request: HttpRequest) -> HttpResponse:
    """Names for what is being typed into the search: a piece of a page."""
    return render(request, "_parts/suggestions.html", {"found": suggestions(request.GET.get("q", ""))})
