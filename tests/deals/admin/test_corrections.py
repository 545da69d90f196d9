"""Published records are corrected in the admin, and published anew with a note that says why."""

import pytest
from django.test import Client
from django.urls import reverse

from companies.models import Company
from deals.actions.publications import publish_article
from deals.models import Deal, Listing, Publication
from deals.vocabulary import Reason, Resource
from tests.factories.articles import accepted_story
from tests.factories.articles import user as staff
from tests.factories.drafts import user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(user())
    return client


@pytest.fixture
def deal() -> Deal:
    publish_article(accepted_story(), by=staff())
    return Deal.objects.get()


def act(editor: Client, deal: Deal, action: str, note: str) -> str:
    typed = {"action": action, "_selected_action": [deal.pk], "note": note}
    return editor.post(reverse("admin:deals_deal_changelist"), typed, follow=True).content.decode()


def versions(resource: Resource, pk: int) -> list[tuple[int, str, str]]:
    log = Publication.objects.filter(resource=resource, subject_id=pk).order_by("version")
    return list(log.values_list("version", "reason", "note"))


def test_a_correction_is_published_with_its_note(editor: Client, deal: Deal) -> None:
    Deal.objects.update(summary="Northwind builds turbines for Borealis.")
    assert "have a new version" in act(editor, deal, "publish_corrections", "The summary was missing.")
    assert versions(Resource.DEAL, deal.pk)[1:] == [(2, Reason.CORRECTION, "The summary was missing.")]


@pytest.mark.parametrize("action", ["publish_corrections", "withdraw_records"])
def test_nothing_is_done_without_a_note(editor: Client, deal: Deal, action: str) -> None:
    Deal.objects.update(summary="Northwind builds turbines for Borealis.")
    assert "Write a note that says why" in act(editor, deal, action, "  ")
    assert len(versions(Resource.DEAL, deal.pk)) == 1


def test_a_record_is_withdrawn_with_its_reason(editor: Client, deal: Deal) -> None:
    assert "is withdrawn" in act(editor, deal, "withdraw_records", "It was a rumour.")
    assert Listing.objects.get(resource=Resource.DEAL).state == "withdrawn"
    assert "was withdrawn already" in act(editor, deal, "withdraw_records", "Again.")


def test_a_company_is_changed_and_known_by_both_names(editor: Client, deal: Deal) -> None:
    company = Company.objects.get(name="Northwind")
    address = reverse("admin:companies_company_change", args=[company.pk])
    names = list(company.names.order_by("pk"))
    typed = {
        "name": "Northwind Energy",
        "kind": "company",
        "country": "DK",
        "names-TOTAL_FORMS": len(names),
        "names-INITIAL_FORMS": len(names),
        "names-0-id": names[0].pk,
        "names-0-company": company.pk,
        "names-0-name": names[0].name,
        "names-0-kind": "alias",
    }
    assert "Publish corrections" in editor.post(address, typed, follow=True).content.decode()
    company.refresh_from_db()
    assert (company.name, company.country, company.slug) == ("Northwind Energy", "DK", "northwind-energy")
    assert set(company.names.values_list("name", flat=True)) == {"Northwind", "Northwind Energy"}


def test_a_company_can_be_entered_before_an_article_names_it(editor: Client) -> None:
    typed = {"name": "Northwind A/S", "kind": "company", "names-TOTAL_FORMS": 0, "names-INITIAL_FORMS": 0}
    assert editor.post(reverse("admin:companies_company_add"), typed).status_code == 302
    company = Company.objects.get()
    assert company.created_by.groups.get().name == "Editors"
    assert list(Company.objects.known_as("Northwind")) == [company]


@pytest.mark.parametrize(
    "name",
    [
        "companies_company",
        "companies_facility",
        "companies_place",
        "deals_deal",
        "deals_figure",
        "deals_quantity",
        "deals_quotation",
        "deals_speaker",
        "deals_citation",
        "deals_publication",
        "deals_proposal",
        "deals_article",
    ],
)
def test_every_record_has_its_page(editor: Client, deal: Deal, name: str) -> None:
    listed = editor.get(reverse(f"admin:{name}_changelist"))
    row = listed.context["cl"].result_list[0]
    assert editor.get(reverse(f"admin:{name}_change", args=[row.pk])).status_code == 200
