"""Who has an article open, and whose task it is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from deals.actions.desk import HOLD, assign, hold, take_over
from deals.errors import NotAnEditor
from deals.models import Assignment
from tests.factories.drafts import bare, user

pytestmark = pytest.mark.django_db


def test_the_first_who_opens_an_article_holds_it() -> None:
    article, first, second = bare(), user(), user()
    assert hold(article=article, by=first).holder == first
    assert hold(article=article, by=second).holder == first


def test_a_desk_that_is_heard_of_goes_on_being_held_since_it_was_opened() -> None:
    article, editor, now = bare(), user(), timezone.now()
    since = hold(article=article, by=editor, now=now).since
    lease = hold(article=article, by=editor, now=now + HOLD)
    assert (lease.since, lease.until) == (since, now + 2 * HOLD)


def test_a_desk_that_was_silent_for_too_long_is_free() -> None:
    article, first, second, now = bare(), user(), user(), timezone.now()
    hold(article=article, by=first, now=now)
    assert hold(article=article, by=second, now=now + HOLD).holder == first
    lease = hold(article=article, by=second, now=now + HOLD + timedelta(seconds=1))
    assert (lease.holder, lease.since) == (second, now + HOLD + timedelta(seconds=1))


def test_an_article_is_taken_over_while_it_is_held() -> None:
    article, first, second = bare(), user(), user()
    hold(article=article, by=first)
    assert take_over(article=article, by=second).holder == second
    assert hold(article=article, by=first).holder == second


def test_an_article_is_given_to_an_editor_to_another_and_to_nobody() -> None:
    article, by = bare(), user()
    for editor in (user(), user()):
        assign(article=article, to=editor, by=by)
        given = Assignment.objects.get()
        assert (given.article, given.editor, given.assigned_by) == (article, editor, by)
    assign(article=article, to=None, by=by)
    assert not Assignment.objects.exists()


def test_who_may_not_review_is_given_nothing() -> None:
    with pytest.raises(NotAnEditor):
        assign(article=bare(), to=user("Contributors"), by=user())
