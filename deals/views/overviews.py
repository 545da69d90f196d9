from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from deals.circles import MOST
from deals.flows import FlowKind
from deals.queries.filters import Filters, parse_filters
from deals.queries.pages.compare import PARAMETERS, compare_page
from deals.queries.pages.finds import search_page
from deals.queries.pages.home import home_page
from deals.queries.pages.network import View, network_page
from deals.queries.pages.pictures import (
    COMPARE_COLUMNS,
    LEG_COLUMNS,
    LINE_COLUMNS,
    PLACE_COLUMNS,
    compare_rows,
    leg_rows,
    line_rows,
    place_rows,
)
from deals.queries.pages.suggestions import suggestions
from deals.queries.pages.world import WorldPage, world_page
from deals.views.answers import public, query_of, site_of
from deals.views.tables import csv_answer
from deals.vocabulary import Resource

SWITCHES = ("whole", "binding_only")
LEGEND = [(kind.value, kind.words) for kind in FlowKind]


@public
def home(request: HttpRequest) -> HttpResponse:
    """What is new, and the largest stated figures."""
    return render(request, "home.html", {"page": home_page()})


@public
def world(request: HttpRequest) -> HttpResponse:
    """Where deals are stated to be."""
    return render(request, "map.html", {"page": _world_asked(request)})


@public
def world_places(request: HttpRequest) -> HttpResponse:
    """The places of the map as CSV."""
    return csv_answer("dealtrace-map", PLACE_COLUMNS, place_rows(_world_asked(request)), site=site_of(request))


def _world_asked(request: HttpRequest) -> WorldPage:
    """The question to the map: filters of deals, and whether the whole world is to be shown."""
    filters = parse_filters(Resource.DEAL, query_of(request), also_known=("whole",))
    return world_page(filters, whole=bool(request.GET.get("whole")))


@public
def network(request: HttpRequest) -> HttpResponse:
    """Who pays whom, and where the money comes back."""
    page = network_page(*_network_asked(request))
    return render(request, "network.html", {"page": page, "kinds": [*LEGEND, ("with", "a deal without a payer")]})


@public
def network_lines(request: HttpRequest) -> HttpResponse:
    """The lines of the network as CSV."""
    page = network_page(*_network_asked(request))
    return csv_answer("dealtrace-network", LINE_COLUMNS, line_rows(page), site=site_of(request))


@public
def network_circles(request: HttpRequest) -> HttpResponse:
    """The circular flows as CSV, a row for each flow of each leg."""
    page = network_page(*_network_asked(request), circles=MOST)
    return csv_answer("dealtrace-circular-flows", LEG_COLUMNS, leg_rows(page.circular), site=site_of(request))


def _network_asked(request: HttpRequest) -> tuple[Filters, View]:
    """The question to the network: filters of deals, and its own switches, which are on with any value."""
    filters = parse_filters(Resource.DEAL, query_of(request), also_known=SWITCHES)
    return filters, View(**{name: bool(request.GET.get(name)) for name in SWITCHES})


@public
def compare(request: HttpRequest) -> HttpResponse:
    """Deals or companies beside each other. What a form ticked is sent on to the address that one can pass on."""
    page = compare_page(query_of(request))
    if any(len(request.GET.getlist(name)) > 1 for name in PARAMETERS):
        return HttpResponseRedirect(f"{request.path}?{page.query}")
    return render(request, "compare.html", {"page": page})


@public
def compared_figures(request: HttpRequest) -> HttpResponse:
    """The figures of what is compared as CSV."""
    page = compare_page(query_of(request))
    return csv_answer("dealtrace-compare", COMPARE_COLUMNS, compare_rows(page), site=site_of(request))


@public
def search(request: HttpRequest) -> HttpResponse:
    """Everything published, by its words."""
    return render(request, "search.html", {"page": search_page(request.GET.get("q", ""), request.GET.dict())})


@public
def names(request: HttpRequest) -> HttpResponse:
    """Names for what is being typed into the search: a piece of a page."""
    return render(request, "_parts/suggestions.html", {"found": suggestions(request.GET.get("q", ""))})
