import csv
import json
from io import StringIO

import pytest
from django.test import Client

from companies.models import Company
from deals.actions.publications import publish, withdraw
from deals.models import Article, Deal, Listing
from deals.vocabulary import Reason, Resource
from tests.deals.views.test_lists import queries_of
from tests.factories.articles import user
from tests.factories.listings import list_record


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def copy_deal(deal: Deal, slug: str, title: str) -> Listing:
    """The deal published once more under another name."""
    document = json.loads(Listing.objects.get(resource=Resource.DEAL, subject_id=deal.pk).document)
    changed = {"slug": slug, "title": title, "url": f"/deals/{slug}/", "figures": [], "not_stated": ["price"]}
    return list_record(
        Resource.DEAL, slug=slug, title=title, companies=["northwind"], document=document | changed | {"id": 900}
    )


def test_without_anything_to_compare_it_offers_the_newest(client: Client, deal: Deal) -> None:
    page = text_of(client, "/compare/")
    assert "Begin with a deal" in page
    assert f'<a href="?deals={deal.slug}">' in page


def test_two_deals_stand_beside_each_other_with_what_neither_states(client: Client, deal: Deal) -> None:
    copy_deal(deal, "other", "Another order")
    page = text_of(client, f"/compare/?deals={deal.slug},other")
    assert "2 deals beside each other" in page
    assert page.count('<th scope="col">') == 2
    assert "about $2.5 billion, committed" in page
    assert '<span class="soft">not stated</span></td>' in page
    assert "What it costs" in page
    assert f'<link rel="canonical" href="http://testserver/compare/?deals={deal.slug},other">' in page
    assert '<a class="note" href="?deals=other"' in page


def test_companies_show_the_deals_that_they_have_with_each_other(client: Client, deal: Deal) -> None:
    page = text_of(client, "/compare/?companies=northwind,borealis")
    assert "2 companies beside each other" in page
    assert page.split("With each other")[1].count(deal.title) >= 2
    assert "over $4 billion, expected this year" in page


def test_one_alone_asks_for_another(client: Client, deal: Deal) -> None:
    copy_deal(deal, "other", "Another order")
    page = text_of(client, f"/compare/?deals={deal.slug}")
    assert "One alone compares with nothing" in page
    assert f'<a href="?deals={deal.slug},other">' in page


def test_what_is_unknown_withdrawn_or_too_much_is_said(client: Client, deal: Deal) -> None:
    copy_deal(deal, "other", "Another order")
    slugs = f"{deal.slug},other,nothing,a,b,c"
    withdraw(Resource.DEAL, deal.pk, reason="The article was satire.", by=user())
    page = text_of(client, f"/compare/?deals={slugs}")
    assert "There is no deal “nothing”." in page
    assert "was withdrawn and is not compared. The article was satire." in page
    assert "At most 4 are compared; 2 more are left out." in page
    assert page.count('<th scope="col">') == 1


def test_a_merged_record_is_compared_under_its_new_name(client: Client, deal: Deal) -> None:
    copy_deal(deal, "other", "Another order")
    Listing.objects.filter(slug=deal.slug).update(state=Listing.MERGED, redirect_to="/deals/other/")
    page = text_of(client, f"/compare/?deals={deal.slug},other")
    assert page.count('<th scope="col">') == 1
    assert "Another order" in page


def test_what_a_form_ticks_becomes_an_address(client: Client, deal: Deal) -> None:
    copy_deal(deal, "other", "Another order")
    response = client.get(f"/compare/?deals={deal.slug}&deals=other")
    assert (response.status_code, response["Location"]) == (302, f"/compare/?deals={deal.slug},other")


def test_words_find_what_to_add(client: Client, deal: Deal) -> None:
    assert f'<a href="?deals={deal.slug}">' in text_of(client, "/compare/?deals=&q=Northwind")
    assert "Nothing published has these words." in text_of(client, "/compare/?deals=&q=zeppelin")
    assert '<a href="?companies=northwind">' in text_of(client, "/compare/?companies=&q=Northwind")


@pytest.mark.parametrize("query", ["colour=blue", "deals=a&companies=b"])
def test_what_cannot_be_compared_is_explained(client: Client, db: None, query: str) -> None:
    assert client.get(f"/compare/?{query}").status_code == 400


@pytest.mark.parametrize("query", ["deals=%00", "deals=,,", "companies=&q=%00"])
def test_a_wicked_question_is_no_fault(client: Client, db: None, query: str) -> None:
    assert client.get(f"/compare/?{query}").status_code == 200


def test_names_are_never_markup(client: Client, story: Article) -> None:
    company = Company.objects.get(name="Northwind")
    Company.objects.filter(pk=company.pk).update(name="<script>alert(1)</script>")
    publish({(Resource.COMPANY, company.pk)}, reason=Reason.RENAME, by=user())
    assert "<script>alert" not in text_of(client, f"/compare/?companies={company.slug}")
    assert "<script>alert" not in text_of(client, "/compare/?deals=<script>alert(1)</script>")


def test_every_figure_can_be_downloaded(client: Client, deal: Deal) -> None:
    response = client.get(f"/compare/figures.csv?deals={deal.slug}")
    (row,) = csv.DictReader(StringIO(response.content.decode()))
    assert (row["of"], row["bound"], row["in_words"]) == (deal.title, "about", "about $2.5 billion, committed")


def test_two_and_four_cost_the_same_queries(client: Client, deal: Deal) -> None:
    for name in ("b", "c", "d"):
        copy_deal(deal, name, f"Order {name}")
    costs = {queries_of(client, f"/compare/?deals={slugs}") for slugs in (f"{deal.slug},b", f"{deal.slug},b,c")}
    assert len(costs) == 1


def test_lists_and_pages_lead_here(client: Client, deal: Deal) -> None:
    assert f'form="compare" name="deals" value="{deal.slug}"' in text_of(client, "/deals/")
    assert 'form="compare" name="companies" value="northwind"' in text_of(client, "/companies/")
    assert f'href="/compare/?deals={deal.slug}"' in text_of(client, f"/deals/{deal.slug}/")
    assert 'href="/compare/?companies=northwind"' in text_of(client, "/companies/northwind/")
