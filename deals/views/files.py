from datetime import datetime

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from deals.models.publication import Listing
from deals.views.answers import public, site_of
from deals.vocabulary import Resource

_FIXED = ("home", "deals", "companies", "facilities", "places", "figures", "articles", "map", "network", "compare")
_ABOUT = ("about", "about-method", "about-vocabulary", "about-corrections", "about-api")


class FixedPages(Sitemap):  # type: ignore[type-arg]  # generic only in the stubs
    """The pages that are always there."""

    def items(self) -> list[str]:
        """Names of addresses."""
        return [*_FIXED, *_ABOUT]

    def location(self, item: str) -> str:
        """The address of a name."""
        return reverse(item)


class RecordPages(Sitemap):  # type: ignore[type-arg]
    """The pages of what is published of one kind."""

    limit = 2000  # addresses of one file: a fraction of a second's work

    def __init__(self, resource: Resource) -> None:
        self.resource = resource

    def items(self) -> QuerySet[Listing]:
        """The rows in the order of their ids, so that a record stays on its page of the sitemap."""
        rows = Listing.objects.of(self.resource).only("resource", "slug", "subject_id", "published_at")
        return rows.order_by("subject_id")

    def get_latest_lastmod(self) -> datetime | None:
        """When the last of them was published: asked of the database, where Django would load every row."""
        latest: datetime | None = self.items().aggregate(latest=Max("published_at"))["latest"]
        return latest

    def location(self, item: Listing) -> str:
        """The address of a record."""
        view = f"{self.resource}-detail"
        return reverse(view, args=[item.slug or item.subject_id])

    def lastmod(self, item: Listing) -> datetime:
        """When it was last published anew."""
        return item.published_at


_PAGED = [
    resource for resource in Resource if resource is not Resource.QUOTATION
]  # a quotation is on its article's page
SITEMAPS: dict[str, FixedPages | RecordPages] = {
    "pages": FixedPages(),
    **{resource.value: RecordPages(resource) for resource in _PAGED},
}


@public
def favicon(request: HttpRequest) -> HttpResponse:
    """The icon for programs that ask at its old address instead of reading the page."""
    return HttpResponse((settings.BASE_DIR / "static/favicon.svg").read_bytes(), content_type="image/svg+xml")


@public
def robots(request: HttpRequest) -> HttpResponse:
    """What programs should leave alone: the admin, and the endless combinations of filters."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search/",
        "Disallow: /*?*cursor=",
        f"Sitemap: {site_of(request)}{reverse('sitemap')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
