"""What a search may be about while it is still being typed: names that have the words so far."""

import re

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Case, F, IntegerField, Value, When

from deals.models.publication import SEARCH_CONFIG, Listing
from deals.queries.pages.finds import Found, alike, plain_query
from deals.vocabulary import Resource

SHOWN = 8
# The nearer to the top, the more likely it is what somebody types a name for.
_ORDER = (Resource.COMPANY, Resource.DEAL, Resource.PLACE, Resource.FACILITY, Resource.ARTICLE)
_WORD = re.compile(r"\w+")


def suggestions(typed: str) -> list[Found]:
    """Up to eight records whose names have words that begin so; where there are none, names that are spelled alike."""
    query = plain_query(typed)
    words = _WORD.findall(query)
    return (_named(words) or alike(query)) if words else []


def _named(words: list[str]) -> list[Found]:
    # "A" is the weight of titles; only letters and digits are left, so nothing has to be quoted.
    search = SearchQuery(" & ".join(f"{word}:*A" for word in words), search_type="raw", config=SEARCH_CONFIG)
    order = Case(
        *(When(resource=resource, then=Value(place)) for place, resource in enumerate(_ORDER)),
        output_field=IntegerField(),
    )
    rows = (
        Listing.objects.filter(state=Listing.LIVE, resource__in=_ORDER, search=search)
        .annotate(order=order, rank=SearchRank(F("search"), search))
        .order_by("order", "-rank", "title")[:SHOWN]
    )
    return [Found.of(row) for row in rows]
