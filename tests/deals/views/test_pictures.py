import re

import pytest
from django.test import Client

from companies.models import Company
from deals.models import Article, Deal, Figure


@pytest.fixture
def pages(story: Article) -> list[str]:
    figure = Figure.objects.get(quantity__measure="revenue")
    company = Company.objects.get(name="Northwind")
    return [f"/deals/{Deal.objects.get().slug}/", f"/companies/{company.slug}/", f"/figures/{figure.pk}/", "/", "/map/"]


def test_every_page_names_a_picture_that_is_there(client: Client, pages: list[str]) -> None:
    named = set()
    for page in pages:
        [address] = re.findall(
            r'property="og:image" content="http://testserver([^"]+)"', client.get(page).content.decode()
        )
        answer = client.get(address)
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
        named.add(answer.content)
    assert len(named) == 4


def test_a_record_that_is_not_there_has_no_picture(client: Client, db: None) -> None:
    assert client.get("/deals/nothing/picture.png").status_code == 404
