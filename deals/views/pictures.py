import hashlib

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from deals.link_picture import LinkPicture, can_draw, draw
from deals.queries.pages.link_pictures import OF_THE_SITE, link_picture_of
from deals.views.answers import by_id, by_slug, public
from deals.vocabulary import Resource


@public
def of_the_site(request: HttpRequest) -> HttpResponse:
    """The picture of every page that is not about one record."""
    return _answer(OF_THE_SITE)


@public
def of_deal(request: HttpRequest, slug: str) -> HttpResponse:
    """A deal with its most telling figure."""
    return _answer(link_picture_of(by_slug(Resource.DEAL, slug)))


@public
def of_company(request: HttpRequest, slug: str) -> HttpResponse:
    """A company with the most telling figure stated of it."""
    return _answer(link_picture_of(by_slug(Resource.COMPANY, slug)))


@public
def of_figure(request: HttpRequest, number: int) -> HttpResponse:
    """A figure with its hedge."""
    return _answer(link_picture_of(by_id(Resource.FIGURE, number)))


def _answer(picture: LinkPicture) -> HttpResponse:
    if not can_draw(picture):
        picture = OF_THE_SITE
    # Drawing takes 40 times as long as anything else here, and the same words make the same picture.
    drawn = cache.get_or_set(f"link-picture:{_key(picture)}", lambda: draw(picture))
    return HttpResponse(drawn, content_type="image/png")


def _key(picture: LinkPicture) -> str:
    return hashlib.sha256(repr(picture).encode()).hexdigest()
