"""What people hand in by the form, good and bad: a clear answer, and nothing that was typed is lost."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from deals.actions.ingestion import fail
from deals.models import Article
from tests.factories.drafts import STORY, submitted, user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("services")]
ADDRESS = "https://news.example/a"
SUBMIT = "/admin/deals/article/submit/"


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(user())
    return client


def page(response: Any) -> str:
    return str(response.content.decode())


def file(content: bytes, content_type: str = "text/plain") -> SimpleUploadedFile:
    return SimpleUploadedFile("article", content, content_type)


def test_pasted_text_leads_to_the_desk(editor: Client) -> None:
    response = editor.post(SUBMIT, {"text": STORY, "publisher": "The Example", "published_on": "4 March 2026"})
    article = Article.objects.get()
    assert response["Location"] == reverse("admin:desk-review", args=[article.pk])
    assert (article.publisher, article.published_on) == ("The Example", "2026-03-04")
    assert "being read" in page(editor.get(response["Location"]))


def test_a_contributor_is_led_to_the_state_of_the_article(client: Client) -> None:
    client.force_login(user("Contributors"))
    response = client.post(SUBMIT, {"text": STORY}, follow=True)
    assert response.redirect_chain[0][0] == reverse("admin:desk-state", args=[Article.objects.get().pk])
    assert "being read" in page(response)


def test_the_same_article_leads_to_the_first_one(editor: Client) -> None:
    first = submitted()
    response = editor.post(SUBMIT, {"text": f"{STORY}\r\n\r\n"}, follow=True)
    assert response.redirect_chain[0][0] == reverse("admin:desk-review", args=[first.pk])
    assert "handed in before" in page(response)


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        ({}, "There is no text"),
        ({"text": " \n\t "}, "There is no text"),
        ({"text": "word " * 1_000_000}, "The text has 5,000,000 characters and the limit is 1,000,000"),
        ({"upload": file(b"")}, "There is no text"),
        ({"upload": file(b"%PDF-1.7 \x00\x01")}, "This is not text (it is a PDF)"),
        ({"upload": file(bytes(range(256)) * 40)}, "This is not text"),
        ({"upload": file(b"x" * 10_000_001)}, "The file has 10,000,001 bytes and the limit is 10,000,000"),
        (
            {"upload": file(b"<html><body><noscript>Please enable JavaScript to continue.</noscript></body></html>")},
            "JavaScript",
        ),
        ({"text": STORY, "upload": file(STORY.encode())}, "not both"),
        ({"text": STORY, "published_on": "yesterday"}, "as precisely as it is stated"),
        ({"text": STORY, "url": "ftp://news.example/a"}, "does not start with http"),
        ({"url": "not an address"}, "is not fetched"),
    ],
    ids=lambda given: "-".join(given) if isinstance(given, dict) else given[:20],
)
def test_what_cannot_be_an_article_is_refused_with_what_to_do(
    editor: Client, given: dict[str, str], answer: str
) -> None:
    response = editor.post(SUBMIT, {"title": "Kept as typed", **given})
    assert response.status_code == 422
    assert answer in page(response)
    assert "Kept as typed" in page(response)
    assert not Article.objects.exists()


def test_refused_text_is_still_in_the_form(editor: Client) -> None:
    response = editor.post(SUBMIT, {"text": STORY, "url": "ftp://news.example"})
    assert "signed an agreement on 3 March 2026" in page(response)


def test_characters_that_cannot_be_stored_are_dropped_and_counted(editor: Client) -> None:
    editor.post(SUBMIT, {"text": STORY.replace("agreement", "agree\x00ment")})
    article = Article.objects.get()
    assert "agreement" in article.text
    assert "cannot be stored" in article.problems[0]["message"]
    assert b"\x00" in bytes(article.submission)


def test_markup_is_cleaned_and_its_scripts_never_reach_the_desk(editor: Client) -> None:
    html = f"<html><body><article><p>{STORY}</p><script>alert(1)</script></article></body></html>"
    editor.post(SUBMIT, {"upload": file(html.encode(), "text/html")})
    article = Article.objects.get()
    assert article.submission_kind == "html"
    assert "signed an agreement" in article.text
    assert "alert" not in article.text


def test_pasted_markup_is_shown_as_the_text_that_it_is(editor: Client) -> None:
    editor.post(SUBMIT, {"text": "Northwind <script>alert(1)</script> buys Borealis."})
    article = Article.objects.get()
    assert "<script>alert(1)" not in page(editor.get(reverse("admin:desk-state", args=[article.pk])))


def test_another_language_is_taken_and_said(editor: Client) -> None:
    german = (
        "Die Firmen Aurora und Borealis haben am Dienstag einen Vertrag über den gemeinsamen Bau von Batterien in "
        "Ohio geschlossen. Das Werk soll im nächsten Jahr fertig werden und 400 Menschen beschäftigen. "
    )
    editor.post(SUBMIT, {"text": german * 3})
    assert "German" in Article.objects.get().problems[0]["message"]


def test_an_article_that_failed_says_why_and_can_be_tried_again(editor: Client) -> None:
    editor.post(SUBMIT, {"url": ADDRESS})
    article = Article.objects.get()
    fail(article.pk, failure="There is no page at that address: check it.")
    shown = page(editor.get(reverse("admin:desk-review", args=[article.pk])))
    assert "There is no page at that address: check it." in shown
    assert "submit/?url=https%3A%2F%2Fnews.example%2Fa" in shown
    editor.post(reverse("admin:desk-retry", args=[article.pk]))
    article.refresh_from_db()
    assert article.state == "submitted"


def test_text_pasted_for_an_address_that_failed_takes_its_article_up_again(editor: Client) -> None:
    editor.post(SUBMIT, {"url": ADDRESS})
    fail(Article.objects.get().pk, failure="A wall.")
    assert ADDRESS in page(editor.get(f"{SUBMIT}?url={ADDRESS}"))
    editor.post(SUBMIT, {"url": ADDRESS, "text": STORY})
    assert Article.objects.get().state == "fetched"


def test_the_form_is_reached_from_the_index_and_from_the_list(editor: Client) -> None:
    for name in ("index", "deals_article_changelist"):
        assert f'href="{SUBMIT}"' in page(editor.get(reverse(f"admin:{name}")))
