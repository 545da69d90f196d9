import json
from itertools import count

import pytest
from django.core.cache import cache
from django.db import connection
from django.forms.models import model_to_dict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from deals.models import Article, Deal, Listing
from deals.vocabulary import Resource
from tests.factories.listings import list_record

LISTS = ["/deals/", "/companies/", "/facilities/", "/places/", "/figures/", "/articles/"]
OVERVIEWS = [*LISTS, "/", "/map/", "/network/", "/search/?q=Northwind"]


@pytest.mark.parametrize("address", LISTS)
def test_every_list_shows_what_is_published(client: Client, story: Article, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert b'class="records' in response.content


@pytest.mark.parametrize("address", [*LISTS, "/", "/map/", "/network/", "/search/", "/about/corrections/"])
def test_every_page_is_kind_to_an_empty_database(client: Client, db: None, address: str) -> None:
    assert client.get(address).status_code == 200


def test_a_list_explains_what_it_cannot_be_asked(client: Client, db: None) -> None:
    response = client.get("/deals/?colour=blue&kind=marriage")
    page = response.content.decode()
    assert response.status_code == 400
    assert "there is no such parameter here" in page
    assert "is not one of manufacturing" in page
    assert "<code>announced_after</code>" in page


def test_a_filter_narrows_shows_its_chip_and_can_be_taken_off(client: Client, deal: Deal) -> None:
    page = client.get("/deals/?kind=supply&company=northwind").content.decode()
    assert deal.title in page
    assert '<a href="?company=northwind"><span class="soft">kind</span> <bdi>supply</bdi>' in page
    assert deal.title not in client.get("/deals/?kind=licensing").content.decode()


def test_a_row_shows_the_figure_because_of_which_it_is_there(client: Client, deal: Deal) -> None:
    page = client.get("/deals/?measure=deal_value&unit=USD&value_min=1e9&ordering=-value").content.decode()
    assert "about $2.5 billion, committed" in page


def test_the_same_rows_can_be_downloaded(client: Client, story: Article) -> None:
    assert '<a href="/api/v1/deals.csv?kind=supply">' in client.get("/deals/?kind=supply").content.decode()


def test_pages_of_a_list_lead_to_each_other(client: Client, db: None) -> None:
    for _ in range(60):
        list_record(
            Resource.PLACE, slug="", document={"url": "/", "name": "x", "kind": "city", "country": "", "deals": []}
        )
    first = client.get("/places/").context["page"]
    second = client.get(f"/places/{first.next}").context["page"]
    third = client.get(f"/places/{second.next}").context["page"]
    assert [len(page.rows) for page in (first, second, third)] == [25, 25, 10]
    assert (first.previous, third.next) == ("", "")


def copy_everything(times: int) -> None:
    """Lists every published record again, as if there were as many more."""
    for listing in Listing.objects.all():
        columns = model_to_dict(
            listing, exclude=["id", "resource", "publication", "document", "subject_id", "slug", "search"]
        )
        for number in range(times):
            slug = f"{listing.slug}-{times}-{number}" if listing.slug else ""
            list_record(
                Resource(listing.resource),
                **columns | {"document": json.loads(listing.document), "slug": slug, "subject_id": next(_ids)},
            )


_ids = count(100_000)


def test_a_page_costs_the_same_queries_for_2_and_for_20(client: Client, story: Article) -> None:
    costs = []
    for times in (1, 9):
        copy_everything(times)
        cache.clear()
        costs.append({address: queries_of(client, address) for address in OVERVIEWS})
    assert costs[0] == costs[1]
    assert Listing.objects.of(Resource.DEAL).count() == 20


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
