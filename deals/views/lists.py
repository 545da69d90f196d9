from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from deals.queries.pages.lists import list_page
from deals.views.answers import View, public, query_of
from deals.vocabulary import Resource


def list_of(resource: Resource, template: str) -> View:
    """The page that lists one kind of record."""

    @public
    def page(request: HttpRequest) -> HttpResponse:
        return render(request, template, {"page": list_page(resource, query_of(request))})

    return page


deals = list_of(Resource.DEAL, "deals/list.html")
companies = list_of(Resource.COMPANY, "companies/list.html")
facilities = list_of(Resource.FACILITY, "facilities/list.html")
places = list_of(Resource.PLACE, "places/list.html")
figures = list_of(Resource.FIGURE, "figures/list.html")
articles = list_of(Resource.ARTICLE, "articles/list.html")
