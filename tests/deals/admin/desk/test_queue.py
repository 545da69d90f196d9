"""The queue as editors narrow, read and share it out."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from deals.actions.desk import assign, hold
from deals.models import Article
from deals.vocabulary import ProposalKind
from tests.factories.drafts import STORY, bare, proposed, submitted, user

pytestmark = pytest.mark.django_db
QUEUE = "/admin/deals/article/queue/"


@pytest.fixture
def me() -> User:
    return user()


@pytest.fixture
def editor(client: Client, me: User) -> Client:
    client.force_login(me)
    return client


def draft(title: str, **fields: Any) -> Article:
    article = bare(f"{title}\n\n{STORY}")
    Article.objects.filter(pk=article.pk).update(title=title, **fields)
    article.refresh_from_db()
    return article


def shown(client: Client, **query: str) -> list[str]:
    return [article.title for article in client.get(QUEUE, query).context["queue"].articles]


def test_drafts_wait_the_oldest_first_with_their_age(editor: Client) -> None:
    now = timezone.now()
    draft("Young", submitted_at=now - timedelta(hours=1))
    draft("Old", submitted_at=now - timedelta(days=3))
    submitted("Not read yet.")
    assert shown(editor) == ["Old", "Young"]
    assert "3\xa0days old" in editor.get(QUEUE).content.decode()
    assert len(shown(editor, state="all")) == 3


def test_every_state_is_counted_under_the_other_filters(editor: Client) -> None:
    draft("One", publisher="Harbour Wire")
    draft("Two", publisher="Pier News")
    submitted("Not read yet.")
    counts = {state.value: count for state, count in editor.get(QUEUE).context["queue"].counts}
    assert (counts["drafted"], counts["fetched"], counts["published"]) == (2, 1, 0)
    counts = {s.value: n for s, n in editor.get(QUEUE, {"publisher": "Pier News"}).context["queue"].counts}
    assert (counts["drafted"], counts["fetched"]) == (1, 0)


def test_the_queue_is_narrowed(editor: Client, me: User) -> None:
    plain = draft("Plain", publisher="Harbour Wire")
    doubtful = draft("Doubtful", publisher="Pier News")
    proposed(doubtful, ProposalKind.CREDIT, "Ohio", {"name": "Ohio"}, problems=["Is this a newspaper?"])
    assign(article=plain, to=me, by=me)
    assign(article=draft("Another's"), to=user(), by=me)
    assert shown(editor, problems="yes") == ["Doubtful"]
    assert shown(editor, problems="no") == ["Plain", "Another's"]
    assert shown(editor, publisher="Harbour Wire") == ["Plain"]
    assert shown(editor, assigned="me") == ["Plain"]
    assert shown(editor, assigned="nobody") == ["Doubtful"]
    assert shown(editor, q="another") == ["Another's"]


def test_an_empty_queue_says_what_to_do(editor: Client) -> None:
    assert "Nothing waits for review" in editor.get(QUEUE).content.decode()
    draft("One")
    assert "Show all of this state" in editor.get(QUEUE, {"q": "Two"}).content.decode()


def test_who_has_an_article_open_is_seen(editor: Client, me: User) -> None:
    other = user()
    hold(article=draft("One"), by=other)
    hold(article=draft("Two"), by=me)
    assert editor.get(QUEUE).content.decode().count("open with") == 1
    assert f"open with {other}" in editor.get(QUEUE).content.decode()


def test_an_article_is_taken_and_given_back(editor: Client, me: User) -> None:
    article = draft("One")
    address = reverse("admin:desk-assign", args=[article.pk])
    response = editor.post(address, {"editor": me.pk, "back": f"{QUEUE}?assigned=nobody"})
    assert response["Location"] == f"{QUEUE}?assigned=nobody"
    assert shown(editor, assigned="me") == ["One"]
    editor.post(address, {"editor": "", "back": "https://elsewhere.example/"})
    assert shown(editor, assigned="me") == []


def test_it_leads_nowhere_else_and_to_nobody_who_may_not_review(editor: Client) -> None:
    address = reverse("admin:desk-assign", args=[draft("One").pk])
    response = editor.post(address, {"editor": user("Contributors").pk, "back": "https://elsewhere.example/"})
    assert response["Location"] == QUEUE
    assert "may not review articles" in editor.get(QUEUE).content.decode()


def test_the_cost_does_not_grow_with_the_queue(editor: Client) -> None:
    counts = []
    for number in (1, 9):
        for place in range(number):
            assign(article=draft(f"Article {number} {place}"), to=user(), by=user())
        with CaptureQueriesContext(connection) as queries:
            editor.get(QUEUE)
        counts.append(len(queries))
    assert counts[0] == counts[1]
