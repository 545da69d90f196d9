import csv
from io import StringIO

from django.core.cache import cache
from django.test import Client

from deals.actions.publications import publish_article
from deals.models import Article, Deal
from tests.factories.articles import PRICE, STORY, accepted_story, user


def test_the_front_page_says_what_is_new_why_and_from_where(client: Client, deal: Deal) -> None:
    cache.clear()
    page = client.get("/").content.decode()
    news = page.split("What is new, and why")[1]
    assert '<b class="why">first published</b>' in news
    assert "about $2.5 billion, committed" in news
    assert "<cite>Northwind and Borealis sign a supply deal</cite>" in news
    assert "Its sources conflict" not in news
    assert '<b>$2.5 billion</b> <span class="soft">in 1 of 1 deals</span>' in page
    assert '<form class="strip" action="/search/"' in page


def test_the_front_page_marks_a_deal_whose_sources_conflict(client: Client, deal: Deal) -> None:
    other = accepted_story(text=f"{STORY}\n\nLater.", published_on="2025-03-04", publisher="Fjord Times")
    other.proposals.filter(value__measure="deal_value").update(value=PRICE | {"low": 9e9, "high": 9e9})
    other.proposals.filter(kind="deal").update(deal=deal)
    publish_article(other, by=user())
    page = client.get("/").content.decode()
    assert "Its sources conflict" in page
    news = page.split("What is new, and why")[1]
    assert '<b class="why">a new source</b>' in news
    assert "Fjord Times" in news.split('<ul class="note">')[1].split("</ul>")[0]


def test_the_map_opens_where_most_is_and_can_show_the_world(client: Client, story: Article) -> None:
    cut, world = client.get("/map/"), client.get("/map/?whole=1")
    assert cut.context["page"].picture.width < world.context["page"].picture.width
    assert "Show the whole world" in cut.content.decode()
    assert "Show where most deals are" in world.content.decode()


def test_the_table_of_the_map_can_be_downloaded(client: Client, story: Article) -> None:
    response = client.get("/map/places.csv")
    (row,) = csv.DictReader(StringIO(response.content.decode()))
    assert (row["place"], row["stated_as"], row["state"], row["deals"]) == ("Tulsa", "city", "OK", "1")
    assert list(csv.DictReader(StringIO(client.get("/map/places.csv?kind=licensing").content.decode()))) == []
