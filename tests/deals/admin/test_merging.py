"""Merging by the pages of the admin, without JavaScript, and what a rename does to addresses."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from companies.models import Company, FormerSlug
from deals.actions.publications import publish, publish_article
from deals.models import Deal, Merge
from deals.vocabulary import ProposalKind, Reason, Resource
from tests.factories.articles import accepted, accepted_story, article
from tests.factories.drafts import user

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    return user("Editors")


@pytest.fixture
def editor(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def two() -> tuple[Company, Company]:
    publish_article(accepted_story(), by=user("Editors"))
    source = article("Northwind Corp opened an office.", published_on="2025-05-01")
    accepted(source, ProposalKind.COMPANY, "Northwind Corp", name="Northwinds", role="party", kind="company")
    publish_article(source, by=user("Editors"))
    return Company.objects.get(name="Northwinds"), Company.objects.get(name="Northwind")


def merge_page(double: Company, kept: Company | None = None) -> str:
    return reverse("admin:companies_company_merge", args=[double.pk]) + (f"?target={kept.pk}" if kept else "")


def fingerprint(page: str) -> str:
    found = re.search(r'name="fingerprint" value="(\w+)"', page)
    assert found
    return found[1]


def test_look_alikes_are_offered_with_the_reason(editor: Client, two: tuple[Company, Company]) -> None:
    change = editor.get(reverse("admin:companies_company_change", args=[two[0].pk])).content.decode()
    assert merge_page(two[0]) in change
    page = editor.get(merge_page(two[0])).content.decode()
    assert f'value="{two[1].pk}">Northwind</button> like “Northwind” (' in page


def test_the_list_leads_to_the_plan_of_two(editor: Client, two: tuple[Company, Company]) -> None:
    chosen = {"action": "merge_records", "_selected_action": [company.pk for company in two]}
    answer = editor.post(reverse("admin:companies_company_changelist"), chosen)
    assert answer["Location"] == merge_page(*two)
    alone = editor.post(
        reverse("admin:companies_company_changelist"), chosen | {"_selected_action": [two[0].pk]}, follow=True
    )
    assert "exactly two" in alone.content.decode()


def test_plan_show_do_and_undo(editor: Client, person: User, two: tuple[Company, Company]) -> None:
    shown = editor.get(merge_page(*two)).content.decode()
    assert "Names: 1" in shown
    assert "Company “Northwind”: names, sources, merged from" in shown
    assert not Merge.objects.exists()
    done = editor.post(merge_page(*two), {"reason": "One company.", "fingerprint": fingerprint(shown)})
    assert done["Location"] == reverse("admin:companies_company_change", args=[two[1].pk])
    merge = Merge.objects.get()
    assert (merge.reason, merge.merged_by) == ("One company.", person)
    undoing = reverse("admin:deals_merge_undo", args=[merge.pk])
    assert undoing in editor.get(reverse("admin:deals_merge_change", args=[merge.pk])).content.decode()
    assert "Every row goes back" in editor.get(undoing).content.decode()
    assert editor.post(undoing, {"reason": "Two after all."}).status_code == 302
    merge.refresh_from_db()
    assert merge.undone_by == person
    assert "undone already" in editor.get(undoing).content.decode()


def test_what_was_not_shown_is_not_done(editor: Client, two: tuple[Company, Company]) -> None:
    shown = editor.get(merge_page(*two)).content.decode()
    Company.objects.filter(pk=two[0].pk).update(country="NO")
    answer = editor.post(merge_page(*two), {"reason": "One.", "fingerprint": fingerprint(shown)})
    assert answer.status_code == 409
    assert "something changed since this plan was made" in answer.content.decode()
    assert not Merge.objects.exists()


def test_a_merge_without_a_reason_or_with_nothing_is_not_done(editor: Client, two: tuple[Company, Company]) -> None:
    assert "This field is required" in editor.post(merge_page(*two), {"reason": ""}).content.decode()
    page = editor.get(merge_page(two[0]) + "?target=999999").content.decode()
    assert "There is no company with the number" in page
    assert not Merge.objects.exists()


def saved(editor: Client, record: Company | Deal, **changed: str) -> None:
    name = f"admin:{record._meta.app_label}_{record._meta.model_name}_change"
    address = reverse(name, args=[record.pk])
    form = editor.get(address).context["adminform"].form
    data = {field: value for field, value in form.initial.items() if field in form.fields and value is not None}
    for formset in editor.get(address).context["inline_admin_formsets"]:
        prefix = formset.formset.prefix
        data |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}
    answer = editor.post(address, data | changed)
    assert answer.status_code == 302, answer.context["errors"]


def test_the_address_of_a_renamed_company_leads_on(editor: Client, two: tuple[Company, Company]) -> None:
    company = two[1]
    saved(editor, company, name="Southwind")
    publish({(Resource.COMPANY, company.pk)}, reason=Reason.RENAME, by=user("Editors"))
    page = editor.get("/companies/northwind/")
    assert (page.status_code, page["Location"]) == (301, "/companies/southwind/")
    resource = editor.get("/api/v1/companies/northwind/")
    assert (resource.status_code, resource["Location"]) == (301, "/api/v1/companies/southwind/")
    assert "Northwind" in editor.get("/api/v1/companies/southwind/").json()["names"]
    [deal] = editor.get("/api/v1/deals/").json()["results"]
    assert [party["company"]["slug"] for party in deal["parties"]] == ["southwind", "borealis"]


def test_a_former_address_is_never_given_to_another_and_may_be_taken_back(
    editor: Client, two: tuple[Company, Company]
) -> None:
    saved(editor, two[1], name="Southwind")
    saved(editor, two[0], name="Northwind")
    assert Company.objects.get(pk=two[0].pk).slug == "northwind-2"
    saved(editor, Company.objects.get(pk=two[1].pk), name="Northwind")
    assert Company.objects.get(pk=two[1].pk).slug == "northwind"
    assert set(FormerSlug.objects.values_list("slug", flat=True)) == {"northwinds", "southwind"}


def test_the_address_of_a_renamed_deal_leads_on(editor: Client, two: tuple[Company, Company]) -> None:
    deal = Deal.objects.get()
    saved(editor, deal, title="Turbines for Borealis")
    publish({(Resource.DEAL, deal.pk)}, reason=Reason.RENAME, by=user("Editors"))
    old = "northwind-and-borealis-supply-agreement"
    assert editor.get(f"/deals/{old}/")["Location"] == "/deals/turbines-for-borealis/"
    assert editor.get(f"/api/v1/deals/{old}/")["Location"] == "/api/v1/deals/turbines-for-borealis/"
    assert editor.get(f"/api/v1/deals/{old}/versions/").status_code == 200
