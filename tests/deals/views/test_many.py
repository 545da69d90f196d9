"""Pages of records with very much behind them: they show the newest, say how much is left out, and stay short."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from companies.models import Company, Place
from deals.models import Article, Listing
from deals.vocabulary import Resource
from tests.factories.listings import list_record


def grow(resource: Resource, slug: str, **lists: int) -> None:
    """Repeats what the published record names first until there is this much of it."""
    row = Listing.objects.get(resource=resource, slug=slug)
    document = json.loads(row.document)
    for name, count in lists.items():
        document[name] = document[name][:1] * count
    Listing.objects.filter(pk=row.pk).update(document=json.dumps(document))


def test_a_company_shows_its_newest_deals_and_leads_to_the_others(client: Client, story: Article) -> None:
    slug = Company.objects.get(name="Northwind").slug
    grow(Resource.COMPANY, slug, deals=53, figures=102, sources=30)
    page = client.get(f"/companies/{slug}/").content.decode()
    deals, rest = page.split("Stated of the company")
    assert deals.count('<div class="line">') == 50
    assert f'<a href="/deals/?company={slug}">And 3 earlier ones</a>' in deals
    assert "And 2 earlier statements, in the file." in rest
    assert f'<a href="/articles/?company={slug}">All 30</a>' in rest


def test_a_place_shows_its_newest_deals_and_leads_to_the_others(client: Client, story: Article) -> None:
    slug = Place.objects.get(name="Tulsa").slug
    grow(Resource.PLACE, slug, deals=51)
    page = client.get(f"/places/{slug}/").content.decode()
    assert page.count('<div class="line">') == 50
    assert f'<a href="/deals/?place={slug}">And 1 earlier one</a>' in page


@pytest.fixture
def towns(db: None, empty_cache: None) -> Iterator[None]:
    """A hundred and two places with a deal each, of which the cache forgets what was counted."""
    where: dict[str, Any] = {"kind": "city", "country": "US", "admin1": "OK", "latitude": 36.1, "longitude": -95.9}
    for number in range(102):
        name = f"Town {number}"
        document = where | {"name": name, "url": f"/places/town-{number}/", "deals": [], "facilities": []}
        list_record(Resource.PLACE, title=name, slug=f"town-{number}", document=document, deals=[1])
    yield
    cache.clear()


def test_the_table_of_the_map_is_cut_and_its_file_is_whole(client: Client, towns: None) -> None:
    page = client.get("/map/").content.decode()
    assert page.count('<td class="soft">a point</td>') == 100
    assert "And 2 more places with fewer deals, in the file." in page
    assert len(client.get("/map/places.csv").content.decode().strip().splitlines()) == 103


def test_the_map_is_read_once_for_each_publication(
    client: Client, towns: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/map/")
    with django_assert_num_queries(3):  # all ask which version of the data set it is
        assert "Town 1" in client.get("/map/").content.decode()


def test_the_index_of_the_sitemap_says_when_each_file_changed(client: Client, story: Article) -> None:
    last = Listing.objects.of(Resource.DEAL).latest("published_at").published_at
    index = client.get("/sitemap.xml").content.decode()
    assert f"sitemap-deal.xml</loc><lastmod>{last.isoformat()}</lastmod>" in index
