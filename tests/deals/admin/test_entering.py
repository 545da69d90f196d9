"""A company entered by hand: those that are like it are shown, and none is entered twice unseen."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from companies.actions import add_company, learn_name
from companies.models import Company
from companies.queries.similar import similar_companies
from companies.vocabulary import CompanyKind, NameKind
from tests.factories.articles import user as plain_user
from tests.factories.drafts import user

pytestmark = pytest.mark.django_db
ADD = "/admin/companies/company/add/"


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(user("Editors"))
    return client


@pytest.fixture
def known() -> Company:
    company = add_company(name="Hartwell Precision", kind=CompanyKind.COMPANY, by=plain_user(), country="TW")
    learn_name(company, "Old Hartwell Works", kind=NameKind.FORMER)
    return company


def entered(editor: Client, **more: str) -> str:
    names = {f"names-{part}_FORMS": "0" for part in ("TOTAL", "INITIAL")}
    answer = editor.post(ADD, {"name": "Hartwell Precision Inc.", "kind": "company"} | names | more, follow=True)
    return answer.content.decode()


def test_look_alikes_are_shown_while_typing_with_the_reason(editor: Client, known: Company) -> None:
    address = reverse("admin:companies_company_alike")
    assert address in editor.get(ADD).content.decode()
    shown = editor.get(address, {"name": "hartwel precision"}).content.decode()
    assert f"/admin/companies/company/{known.pk}/change/" in shown
    assert "TW: like “Hartwell Precision” (" in shown
    former = editor.get(address, {"name": "Old Hartwell Works Ltd"}).content.decode()
    assert "known as “Old Hartwell Works” (former)" in former
    assert "Known already" not in editor.get(address, {"name": "h"}).content.decode()


def test_a_namesake_is_entered_only_by_who_says_that_it_is_one(editor: Client, known: Company) -> None:
    assert "There is Hartwell Precision (same name) already" in entered(editor)
    assert Company.objects.count() == 1
    entered(editor, another="on", kind="fund", country="DE")
    other = Company.objects.exclude(pk=known.pk).get()
    assert (other.kind, other.country, other.slug) == ("fund", "DE", "hartwell-precision-inc")


def test_the_number_of_queries_does_not_grow_with_the_companies(known: Company) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            similar_companies({"hartwell precision"})
        return len(captured)

    few = queries()
    for number in range(5):
        add_company(name=f"Hartwell Precision {number}", kind=CompanyKind.COMPANY, by=plain_user())
    assert queries() == few == 2
