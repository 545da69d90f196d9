import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from companies.models import Company, Facility, Place
from deals.actions.publications import publish, publish_article, withdraw
from deals.models import Article, Deal, Figure, Listing, Quantity, Speaker
from deals.vocabulary import Reason, Resource
from tests.factories.articles import REVENUE, STORY, accepted_story, user


def text_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_a_deal_shows_parties_figures_words_and_what_is_not_stated(client: Client, deal: Deal) -> None:
    page = text_of(client, f"/deals/{deal.slug}/")
    for shown in ("Northwind", "Borealis", "supplier", "customer", "turbines", "signed", "binding", "How long it runs"):
        assert shown in page
    assert '<i class="sign">≈</i>$2.5\u202fbn' in page
    assert "about $2.5 billion, committed." in page  # what screen readers hear
    assert "The agreement is <mark>worth about $2.5 billion</mark>, according to Harbour Daily." in page
    assert "https://harbour.example/northwind#:~:text=worth%20about%20%242.5%20billion" in page
    assert "credits <bdi>Harbour Daily</bdi>" in page


@pytest.mark.django_db
def test_a_source_without_a_publisher_leaves_no_gap(client: Client) -> None:
    publish_article(accepted_story(publisher=""), by=user())
    for address in (Deal.objects.get().get_absolute_url(), "/articles/", "/figures/", "/"):
        page = text_of(client, address)
        assert "<bdi></bdi>" not in page
        assert "</a>, ," not in page


def test_figures_of_the_parties_stand_apart_from_those_of_the_deal(client: Client, deal: Deal) -> None:
    page = text_of(client, f"/deals/{deal.slug}/")
    own, apart = page.split("Stated of its parties, not of the deal")
    assert "at least $4 billion" not in own.replace("over", "at least")
    assert "over $4 billion, expected this year." in apart


def test_a_deal_says_how_to_cite_the_version_that_is_read(client: Client, deal: Deal) -> None:
    page = text_of(client, f"/deals/{deal.slug}/")
    assert f"http://testserver/deals/{deal.slug}/versions/1/" in page
    assert "@misc{dealtrace-deal-" in page
    assert "&quot;type&quot;: &quot;webpage&quot;" in page


def test_an_older_version_stays_as_it_was_and_points_to_the_current_one(client: Client, deal: Deal) -> None:
    Deal.objects.filter(pk=deal.pk).update(summary="A summary that came later.")
    publish({(Resource.DEAL, deal.pk)}, reason=Reason.CORRECTION, by=user(), note="The summary was missing.")
    current, older = text_of(client, f"/deals/{deal.slug}/"), text_of(client, f"/deals/{deal.slug}/versions/1/")
    assert "A summary that came later." in current
    assert "a correction. The summary was missing." in current
    assert "A summary that came later." not in older
    assert "Read the current version 2" in older
    assert 'name="robots" content="noindex"' in older
    assert client.get(f"/deals/{deal.slug}/versions/7/").status_code == 404


def test_a_company_shows_its_deals_by_year_and_what_is_stated_of_it(client: Client, story: Article) -> None:
    page = text_of(client, f"/companies/{Company.objects.get(name='Northwind').slug}/")
    assert "<h3>2025</h3>" in page
    assert "over $4 billion, expected this year." in page
    assert "Borealis" in page


def test_a_city_without_a_point_is_shown_by_its_state(client: Client, story: Article) -> None:
    page = text_of(client, f"/places/{Place.objects.get().slug}/")
    assert '<path class="shade' in page
    assert 'class="pin"' not in page


def test_a_facility_names_its_owner_and_place(client: Client, story: Article) -> None:
    page = text_of(client, f"/facilities/{Facility.objects.get().slug}/")
    assert "Tulsa plant" in page
    assert "Northwind" in page


def test_a_figure_shows_how_it_was_read(client: Client, story: Article) -> None:
    figure = Figure.objects.get(quantity__measure="revenue")
    page = text_of(client, f"/figures/{figure.pk}/")
    assert '<i class="sign">≥</i>$4\u202fbn' in page
    assert "4,000,000,000 USD" in page
    assert "not stated" in page  # its high end
    assert text_of(client, f"/quantities/{figure.quantity_id}/").count('<details class="figure') == 1


def test_statements_that_cannot_all_hold_are_shown_side_by_side_and_marked(client: Client, story: Article) -> None:
    later = accepted_story(text=f"{STORY}\n\nLater.")
    later.proposals.filter(value__measure="revenue").update(value=REVENUE | {"low": 1e9, "high": 1e9, "bound": "exact"})
    publish_article(later, by=user())
    page = text_of(client, f"/quantities/{Quantity.objects.get(measure='revenue').pk}/")
    assert "These conflict." in page
    assert "$4\u202fbn" in page
    assert "$1\u202fbn" in page


def test_an_article_shows_its_quotes_and_not_its_text(client: Client, story: Article) -> None:
    page = text_of(client, f"/articles/{story.pk}/")
    assert "<mark>worth about $2.5 billion</mark>" in page
    assert "This is the order that our plant was built for," in page
    assert story.text not in page


def test_a_speaker_has_a_page_with_what_they_said(client: Client, story: Article) -> None:
    assert "This is the order" in text_of(client, f"/speakers/{Speaker.objects.get().slug}/")
    assert client.get("/speakers/nobody/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/deals/none/",
        "/companies/none/",
        "/figures/999999/",
        "/figures/99999999999999999999/",
        "/articles/0/",
        "/deals/a%00b/",
    ],
)
def test_what_never_was_is_not_found(client: Client, db: None, address: str) -> None:
    assert "There is no such page" in text_of(client, address, 404)


def test_a_withdrawn_record_is_gone_and_says_why(client: Client, deal: Deal) -> None:
    withdraw(Resource.DEAL, deal.pk, reason="The article was satire.", by=user())
    assert "The article was satire." in text_of(client, f"/deals/{deal.slug}/", 410)
    assert "The article was satire." in text_of(client, "/about/corrections/")


def test_a_merged_record_redirects_for_good(client: Client, deal: Deal) -> None:
    Listing.objects.filter(resource=Resource.DEAL).update(state=Listing.MERGED, redirect_to="/deals/other/")
    response = client.get(f"/deals/{deal.slug}/")
    assert (response.status_code, response["Location"]) == (301, "/deals/other/")


def test_names_are_never_markup(client: Client, story: Article) -> None:
    company = Company.objects.get(name="Northwind")
    Company.objects.filter(pk=company.pk).update(name="<script>alert(1)</script>")
    publish({(Resource.COMPANY, company.pk)}, reason=Reason.RENAME, by=user())
    for address in ("/", "/deals/", f"/companies/{company.slug}/", "/search/?q=script", "/network/", "/map/"):
        assert "<script>alert" not in text_of(client, address)


def test_pages_carry_no_style_or_script_of_their_own(client: Client, deal: Deal) -> None:
    for address in ("/", "/deals/", f"/deals/{deal.slug}/", "/map/", "/network/", "/about/vocabulary/"):
        page = text_of(client, address)
        assert not re.search(r"\sstyle=|<style|\son\w+=", page)
        assert all("src=" in tag or "ld+json" in tag for tag in re.findall(r"<script[^>]*>", page))


def test_an_unchanged_page_is_not_sent_again(
    client: Client, deal: Deal, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = f"/deals/{deal.slug}/"
    tag = client.get(address)["ETag"]
    with django_assert_num_queries(1):
        assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    Deal.objects.filter(pk=deal.pk).update(summary="News.")
    publish({(Resource.DEAL, deal.pk)}, reason=Reason.NEW_SOURCE, by=user())
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_pages_are_read_only(client: Client, db: None) -> None:
    assert client.post("/deals/").status_code == 405
