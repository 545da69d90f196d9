import pytest
from django.test import Client
from django.urls import reverse

from deals.models import Article
from tests.deals.queries.audit.test_page import decide_by_hand
from tests.factories.articles import article
from tests.factories.drafts import user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(user("Editors"))
    return client


def page(client: Client, **query: str) -> str:
    response = client.get(reverse("admin:extraction-audit"), query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_it_says_so_where_nothing_is_decided(editor: Client) -> None:
    assert "No proposal has been decided on yet." in page(editor)


def test_each_share_stands_beside_its_interval_and_counts(editor: Client) -> None:
    source: Article = article()
    decide_by_hand(source)
    shown = page(editor)
    assert '<b>67 %</b> <span class="interval">30 to 90 %, 4 of 6</span>' in shown
    assert "Not a figure" in shown
    assert '<svg class="course"' in shown
    assert "1 March 2026" in shown
    assert "9 March 2026" in page(editor, by="week")
    assert "1 March 2026" in page(editor, by="year")


def test_editors_find_it_on_the_first_page(editor: Client) -> None:
    assert reverse("admin:extraction-audit") in editor.get(reverse("admin:index")).content.decode()
