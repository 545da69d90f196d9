from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from deals.actions import ingestion
from deals.actions.articles import Details, submit
from deals.errors import PageNotFound
from deals.ingestion.records import FetchedPage
from deals.models import Article, Proposal
from deals.vocabulary import Origin
from tests.factories.drafts import STORY, submitted, user

pytestmark = pytest.mark.django_db
ADDRESS = "https://news.example/aurora-borealis"


def awaiting_fetch(url: str = ADDRESS) -> Article:
    return submit(by=user("Contributors"), details=Details(url=url)).article


def page_with(text: str = STORY) -> ingestion.FetchPage:
    def fetch_page(url: str) -> FetchedPage:
        return FetchedPage(url, text.encode(), "text/plain", datetime.now(UTC).date())

    return fetch_page


def test_a_fetched_page_is_kept_and_cleaned() -> None:
    article = ingestion.fetch(awaiting_fetch().pk, fetch_page=page_with())
    assert article is not None
    article.refresh_from_db()
    assert article.state == "fetched"
    assert bytes(article.submission) == STORY.encode()
    assert "signed an agreement" in article.text


def test_a_page_without_an_article_fails_and_is_kept() -> None:
    article = ingestion.fetch(awaiting_fetch().pk, fetch_page=page_with(" "))
    assert article is not None
    assert article.state == "failed"
    assert article.failure.startswith("There is no text")
    assert bytes(article.submission) == b" "


def test_a_page_that_cannot_be_had_leaves_the_article_where_it_was() -> None:
    article = awaiting_fetch()

    def fetch_page(url: str) -> FetchedPage:
        raise PageNotFound(url=url, status=404)

    with pytest.raises(PageNotFound):
        ingestion.fetch(article.pk, fetch_page=fetch_page)
    article.refresh_from_db()
    assert (article.state, article.attempts) == ("submitted", 1)


def test_a_page_with_words_that_are_here_already_is_a_duplicate_of_the_first() -> None:
    first = submitted()
    article = ingestion.fetch(awaiting_fetch().pk, fetch_page=page_with())
    assert article is not None
    article.refresh_from_db()
    assert (article.state, article.duplicate_of) == ("duplicate", first)


def test_reading_makes_one_proposal_of_everything_read() -> None:
    article = submitted()
    ingestion.draft(article.pk)
    article.refresh_from_db()
    assert article.state == "drafted"
    proposals = Proposal.objects.filter(article=article).select_related("citation")
    assert {"company", "deal"} <= {proposal.kind for proposal in proposals}
    for proposal in proposals:
        assert proposal.origin == Origin.MACHINE
        assert proposal.proposed == proposal.value
        assert article.text[proposal.citation.start : proposal.citation.end] == proposal.citation.quote


def test_reading_twice_leaves_one_set() -> None:
    article = submitted()
    ingestion.draft(article.pk)
    once = list(Proposal.objects.order_by("pk").values())
    assert ingestion.draft(article.pk) is None
    assert list(Proposal.objects.order_by("pk").values()) == once


def test_a_step_of_another_state_does_nothing() -> None:
    assert ingestion.fetch(submitted().pk, fetch_page=page_with()) is None
    assert ingestion.draft(awaiting_fetch().pk) is None


def test_only_what_has_not_moved_for_long_is_resumed() -> None:
    fresh, stuck = submitted(), awaiting_fetch()
    Article.objects.filter(pk=stuck.pk).update(state_changed_at=timezone.now() - timedelta(hours=1))
    assert ingestion.resume_unfinished() == [stuck]
    assert ingestion.resume_unfinished() == []
    assert set(ingestion.resume_unfinished(stuck_after=timedelta(0))) == {fresh, stuck}


def test_what_was_begun_too_often_fails_and_says_so() -> None:
    article = submitted()
    Article.objects.filter(pk=article.pk).update(attempts=ingestion.MAX_ATTEMPTS)
    assert ingestion.resume_unfinished(stuck_after=timedelta(0)) == []
    article.refresh_from_db()
    assert article.state == "failed"
    assert "5 times" in article.failure


def test_failing_leaves_what_is_finished_alone() -> None:
    article = submitted()
    ingestion.draft(article.pk)
    ingestion.fail(article.pk, failure="Too late.")
    article.refresh_from_db()
    assert (article.state, article.failure) == ("drafted", "")
