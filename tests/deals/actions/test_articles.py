from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth.models import User
from django.db import connection

from deals.actions.articles import Details, Receipt, Upload, describe, retry, submit
from deals.actions.ingestion import fail
from deals.errors import AddressRefused, AddressTaken, EmptyText, WrongState
from deals.models import Article
from tests.factories.drafts import STORY, bare, submitted, user

pytestmark = pytest.mark.django_db
ADDRESS = "https://news.example/aurora-borealis"


def hand_in(**submission: object) -> Receipt:
    return submit(by=user("Contributors"), **submission)  # type: ignore[arg-type]


def test_pasted_words_wait_to_be_read() -> None:
    receipt = hand_in(text=STORY, details=Details(publisher="The Example", published_on="2026-03-04"))
    assert receipt.is_new
    assert receipt.article.state == "fetched"
    assert receipt.article.text.startswith("Aurora and Borealis to build batteries in Ohio")
    assert bytes(receipt.article.submission).decode() == STORY
    assert (receipt.article.publisher, receipt.article.published_on) == ("The Example", "2026-03-04")


def test_a_file_is_kept_as_the_bytes_that_came() -> None:
    content = STORY.encode()
    article = hand_in(upload=Upload(content, "text/plain")).article
    assert bytes(article.submission) == content
    assert (article.submission_kind, article.submission_type) == ("text", "text/plain")


def test_an_address_alone_waits_to_be_fetched() -> None:
    article = hand_in(details=Details(url=f" {ADDRESS} ")).article
    assert (article.state, article.submission_kind, article.url) == ("submitted", "address", ADDRESS)


def test_the_same_words_lead_to_the_first_article() -> None:
    first = submitted()
    receipt = hand_in(text=STORY.replace("\n\n", "\n \n\n").replace(" agreement", "\u00a0agreement"))
    assert (receipt.article, receipt.is_new) == (first, False)


def test_the_same_address_leads_to_the_first_article() -> None:
    first = submitted(url=ADDRESS)
    receipt = hand_in(details=Details(url="http://www.news.example/aurora-borealis/?utm_source=x"))
    assert (receipt.article, receipt.is_new) == (first, False)


def test_another_article_is_new() -> None:
    submitted(url=ADDRESS)
    assert hand_in(text=STORY + "\nMore.", details=Details(url=ADDRESS + "-2")).is_new


def test_what_is_refused_is_not_kept() -> None:
    with pytest.raises(EmptyText):
        hand_in(text=" \n ")
    with pytest.raises(EmptyText):
        hand_in()
    with pytest.raises(AddressRefused):
        hand_in(text=STORY, details=Details(url="ftp://news.example/x"))
    assert not Article.objects.exists()


def test_words_for_an_article_that_could_not_be_fetched_take_it_up_again() -> None:
    failed = hand_in(details=Details(url=ADDRESS)).article
    fail(failed.pk, failure="It is gone.")
    receipt = hand_in(text=STORY, details=Details(url=ADDRESS, title="Ours"))
    assert (receipt.article, receipt.is_new) == (failed, False)
    failed.refresh_from_db()
    assert (failed.state, failed.failure, failed.title) == ("fetched", "", "Ours")
    assert failed.text


def test_a_failed_article_can_be_tried_again() -> None:
    article = hand_in(details=Details(url=ADDRESS)).article
    with pytest.raises(WrongState):
        retry(article=article, by=user())
    fail(article.pk, failure="It is gone.")
    article = retry(article=article, by=user())
    assert (article.state, article.attempts, article.failure) == ("submitted", 0, "")


def test_what_is_known_of_an_article_can_be_set() -> None:
    article = describe(article=bare(), details=Details(url=ADDRESS, title="T", published_on="2026-03"), by=user())
    article.refresh_from_db()
    assert (article.url, article.title, article.published_on) == (ADDRESS, "T", "2026-03")


def test_an_address_belongs_to_one_article() -> None:
    submitted("Another story about something else.", url=ADDRESS)
    with pytest.raises(AddressTaken):
        describe(article=bare(), details=Details(url=ADDRESS), by=user())


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_who_submit_the_same_at_once_get_the_same_article() -> None:
    by = user("Contributors")
    together = Barrier(2)

    def hand_in_with_the_other(text: str) -> Receipt:
        try:
            together.wait(timeout=10)
            return submit(by=User.objects.get(pk=by.pk), text=text, details=Details(url=ADDRESS))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        receipts = list(pool.map(hand_in_with_the_other, [STORY, STORY + "\n"]))
    assert {receipt.article.pk for receipt in receipts} == {Article.objects.get().pk}
    assert sorted(receipt.is_new for receipt in receipts) == [False, True]
