"""How every public page answers: found, moved for good, gone with its reason, or asked for what there is not."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from deals.errors import FiltersRefused
from deals.models.publication import DatasetVersion, Listing
from deals.queries.listings import listing_by_id, listing_by_slug
from deals.queries.published import address_of, listing_once_at
from deals.vocabulary import Resource

# Changes with every build: a deployment replaces these files, and processes start anew.
BUILD = f"{max(file.stat().st_mtime_ns for file in settings.BASE_DIR.glob('templates/**/*.*')):x}"
View = Callable[..., HttpResponse]


class Moved(Exception):
    """The record was merged into another; its address is `to`."""

    def __init__(self, to: str) -> None:
        super().__init__(to)
        self.to = to


class Gone(Exception):
    """The record was withdrawn; `listing` is its last row, whose publication says why."""

    def __init__(self, listing: Listing) -> None:
        super().__init__(str(listing))
        self.listing = listing


def public(view: View) -> View:
    """A page for everybody: read only, compressed, and with an answer for records that moved or are gone."""

    @gzip_page
    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return fresh(request, view, *args, **kwargs)
        except Moved as moved:
            return HttpResponsePermanentRedirect(moved.to)
        except Gone as gone:
            return render(request, "410.html", {"listing": gone.listing}, status=410)
        except FiltersRefused as refused:
            return render(request, "400.html", {"error": refused}, status=400)

    return answer


def fresh(request: HttpRequest, view: View, *args: object, **kwargs: object) -> HttpResponse:
    """The page, or 304 without another query if nothing was published since the browser last asked.

    The tag also names the day, which references give as the day of reading, and the build, whose templates made it.
    """
    number, today = DatasetVersion.current().number, datetime.now(UTC).date()
    tag = f'W/"{number}-{today:%Y%m%d}-{BUILD}"'
    answer = get_conditional_response(request, etag=tag) or view(request, *args, **kwargs)
    answer["ETag"] = tag
    patch_cache_control(answer, public=True, no_cache=True)
    return answer


def by_slug(resource: Resource, slug: str) -> Listing:
    """The live record with this slug; raises Http404, Gone or Moved."""
    listing = listing_by_slug(resource, slug)
    if listing is None and (renamed := listing_once_at(resource, slug)):
        raise Moved(address_of(_live(renamed)))
    return _live(listing)


def by_id(resource: Resource, number: int) -> Listing:
    """The live record with this id; raises Http404, Gone or Moved."""
    return _live(listing_by_id(resource, number))


def _live(listing: Listing | None) -> Listing:
    if listing is None:
        raise Http404
    if listing.state == Listing.MERGED:
        raise Moved(listing.redirect_to)
    if listing.state == Listing.WITHDRAWN:
        raise Gone(listing)
    return listing


def query_of(request: HttpRequest) -> Mapping[str, Sequence[str]]:
    """The query string as lists of values."""
    return dict(request.GET.lists())


def site_of(request: HttpRequest) -> str:
    """The address of this site up to its first path."""
    return f"{request.scheme}://{request.get_host()}"
