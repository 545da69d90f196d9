"""The history of a record in the admin, and who is said to have made a change there."""

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from companies.models import Company
from deals.actions.publications import publish_article
from deals.models import Article, Change, Deal, Figure
from tests.factories.articles import accepted_story
from tests.factories.articles import user as person
from tests.factories.drafts import user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    publish_article(accepted_story(), by=person(), note="The first report")
    client = Client()
    client.force_login(user("Editors", first_name="Ada", last_name="Lovelace"))
    return client


def history(client: Client, record: Model) -> str:
    name = f"admin:{record._meta.app_label}_{record._meta.model_name}_history"
    response = client.get(reverse(name, args=[record.pk]))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("model", [Company, Deal, Figure, Article])
def test_every_record_tells_where_it_comes_from(editor: Client, model: type[Model]) -> None:
    page = history(editor, model._default_manager.all()[0])
    assert "The first report" in page
    assert "Northwind and Borealis sign a supply deal</bdi></a>" in page


def test_an_edit_in_the_admin_is_signed_with_who_and_shown(editor: Client) -> None:
    company = Company.objects.get(name="Borealis")
    form = {"name": "Borealis Energy", "kind": "company", "country": "NO", "note": "Renamed in 2025"}
    inline = {"names-TOTAL_FORMS": "0", "names-INITIAL_FORMS": "0"}
    address = reverse("admin:companies_company_change", args=[company.pk])
    assert 'name="note"' in editor.get(address).content.decode()
    answer = editor.post(address, form | inline)
    assert answer.status_code == 302

    change = Change.objects.get(table="companies_company", row_id=company.pk, verb="changed")
    assert (change.action, change.reason) == ("companies_company_change", "Renamed in 2025")
    page = history(editor, company)
    assert "<b>Ada Lovelace</b>, in the admin" in page
    assert "name from <del>Borealis</del> to <ins>Borealis Energy</ins>" in page


def test_a_decision_on_the_desk_is_signed_with_its_article(editor: Client) -> None:
    source = accepted_story(url="https://harbour.example/2", text="Northwind grows. " + Article.objects.get().text)
    proposal = source.proposals.all()[0]
    editor.post(reverse("admin:desk-undo", args=[source.pk, proposal.pk]))
    change = Change.objects.filter(table="deals_proposal", verb="changed").latest("pk")
    assert (change.action, change.article) == ("desk-undo", source)
    assert change.by is not None


def test_what_came_from_outside_the_program_is_told_apart(editor: Client) -> None:
    deal = Deal.objects.get()
    Deal.objects.update(summary="Written by hand")
    assert '<b class="outside">Outside the program</b>' in history(editor, deal)


def test_a_history_is_only_for_who_may_see_the_record(editor: Client) -> None:
    address = reverse("admin:deals_deal_history", args=[Deal.objects.get().pk])
    contributor, stranger = Client(), Client()
    contributor.force_login(user("Contributors"))
    assert contributor.get(address).status_code == 403
    assert "/login/" in stranger.get(address)["Location"]
    assert editor.get(reverse("admin:deals_deal_history", args=[10**6])).status_code == 404
