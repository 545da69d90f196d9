import json
import re

import pytest
from django.test import Client

from deals.actions.publications import withdraw
from deals.models import Deal, Figure, Listing
from deals.vocabulary import Resource
from tests.factories.articles import user


@pytest.fixture
def figure_card(deal: Deal) -> str:
    """The address of the card of a figure that is published with the deal."""
    return f"/figures/{Figure.objects.get(quantity__measure='revenue').pk}/embed/"


def test_a_deal_fits_a_card(client: Client, deal: Deal) -> None:
    page = client.get(f"/deals/{deal.slug}/embed/").content.decode()
    for shown in (deal.title, "Northwind", "signed", "about $2.5 billion, committed", "1 source · version 1 of"):
        assert shown in page


def test_a_figure_brings_its_words_and_its_source(client: Client, figure_card: str) -> None:
    page = client.get(figure_card).content.decode()
    assert "<mark>expects over $4 billion in revenue this year</mark>" in page
    assert "https://harbour.example/northwind#:~:text=" in page


def test_only_cards_may_be_framed(client: Client, deal: Deal, figure_card: str) -> None:
    for address in (f"/deals/{deal.slug}/embed/", figure_card, "/deals/nothing/embed/"):
        response = client.get(address)
        assert "frame-ancestors *" in response["Content-Security-Policy"]
        assert "X-Frame-Options" not in response
    response = client.get(f"/deals/{deal.slug}/")
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"


def test_a_card_sets_no_cookie_and_runs_no_script(client: Client, deal: Deal) -> None:
    response = client.get(f"/deals/{deal.slug}/embed/")
    page = response.content.decode()
    assert not response.cookies
    assert "script-src 'none'" in response["Content-Security-Policy"]
    assert not re.search(r"<script|\sstyle=|\son\w+=", page)
    assert all('target="_blank"' in link for link in re.findall(r"<a [^>]*>", page))


def test_what_is_gone_says_so_in_its_frame(client: Client, deal: Deal) -> None:
    withdraw(Resource.DEAL, deal.pk, reason="The article was satire.", by=user())
    response = client.get(f"/deals/{deal.slug}/embed/")
    assert response.status_code == 410
    assert "The article was satire." in response.content.decode()
    assert client.get("/figures/999999/embed/").status_code == 404


def test_the_card_of_a_merged_deal_is_that_of_the_other(client: Client, deal: Deal) -> None:
    Listing.objects.filter(slug=deal.slug).update(state=Listing.MERGED, redirect_to="/deals/other/")
    response = client.get(f"/deals/{deal.slug}/embed/")
    assert (response.status_code, response["Location"]) == (301, "/deals/other/embed/")


def test_an_unchanged_card_is_not_sent_again(client: Client, deal: Deal) -> None:
    address = f"/deals/{deal.slug}/embed/"
    assert client.get(address, headers={"If-None-Match": client.get(address)["ETag"]}).status_code == 304


def test_pages_show_the_frame_and_name_the_address_that_gives_it(client: Client, deal: Deal) -> None:
    page = client.get(f"/deals/{deal.slug}/").content.decode()
    assert f'&lt;iframe src="http://testserver/deals/{deal.slug}/embed/"' in page
    (address,) = re.findall(r'type="application/json\+oembed" href="http://testserver([^"]+)"', page)
    answer = json.loads(client.get(address).content)
    assert answer["type"] == "rich"
    assert f'<iframe src="http://testserver/deals/{deal.slug}/embed/"' in answer["html"]
    assert answer["title"] == deal.title


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 404),
        ("url=http://testserver/deals/nothing/", 404),
        ("url=http://testserver/about/", 404),
        ("url=http://[", 404),
        ("url=http://testserver/deals/x/&format=xml", 501),
    ],
)
def test_there_is_no_frame_for_anything_else(client: Client, deal: Deal, query: str, status: int) -> None:
    assert client.get(f"/oembed/?{query}").status_code == status
