"""The editors' page of statements that cannot both hold."""

import pytest
from django.test import Client
from django.urls import reverse

from deals.actions.publications import publish_article
from deals.models import Figure, Resolution
from tests.factories import articles
from tests.factories.drafts import user

pytestmark = pytest.mark.django_db
PAGE = "/admin/deals/article/conflicts/"


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(user())
    return client


@pytest.fixture
def pair() -> dict[str, object]:
    publish_article(articles.accepted_story(), by=articles.user())
    publish_article(articles.rival_of_the_story(), by=articles.user())
    one, other = Figure.objects.get(raw="$4 billion"), Figure.objects.get(raw="$3 billion")
    return {"one": one.pk, "other": other.pk, "verdict": "superseded", "holds": other.pk, "reason": "Newer estimate."}


def test_nothing_in_conflict_is_said(editor: Client) -> None:
    assert "No two published statements" in editor.get(PAGE).content.decode()


def test_a_conflict_is_shown_and_resolved_with_a_reason(editor: Client, pair: dict[str, object]) -> None:
    shown = editor.get(PAGE).content.decode()
    assert "expects over $4 billion in revenue this year" in shown
    assert "expects $3 billion in revenue this year" in shown
    shown = editor.post(reverse("admin:desk-resolve"), pair, follow=True).content.decode()
    assert "Newer estimate." in shown
    assert "No two published statements" in shown
    assert Resolution.objects.get().holds_id == pair["holds"]


def test_what_cannot_be_kept_is_refused_with_what_was_typed(editor: Client, pair: dict[str, object]) -> None:
    response = editor.post(reverse("admin:desk-resolve"), {**pair, "verdict": "perhaps"})
    assert (response.status_code, "Newer estimate." in response.content.decode()) == (422, True)
    response = editor.post(reverse("admin:desk-resolve"), {**pair, "reason": " "})
    assert (response.status_code, "Say in a few words why" in response.content.decode()) == (422, True)
    assert not Resolution.objects.exists()
