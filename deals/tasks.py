"""Work that a Celery worker does: find by id, call an action, queue what comes next."""

from celery import shared_task
from celery.contrib.django.task import DjangoTask
from kombu.exceptions import OperationalError

from deals.acting import acting
from deals.actions import ingestion
from deals.errors import DealtraceError, FetchError, IngestionFailed
from deals.models import Article
from deals.vocabulary import ArticleState

MAX_FETCHES = 4
FIRST_PAUSE_SECONDS = 15


class IngestionTask(DjangoTask):  # type: ignore[type-arg]
    """A step of ingestion: given back when its worker dies, and on any other end without success it says why."""

    acks_late = True
    reject_on_worker_lost = True
    ignore_result = True

    def on_failure(
        self, exc: Exception, task_id: str, args: tuple[int], kwargs: dict[str, object], einfo: object
    ) -> None:
        """Leaves a sentence on the article for whoever handed it in; Celery itself logs the traceback."""
        error = exc if isinstance(exc, DealtraceError) else IngestionFailed(fault=type(exc).__name__)
        with acting("fail", article=args[0]):
            ingestion.fail(args[0], failure=str(error))


@shared_task(base=IngestionTask, bind=True, max_retries=MAX_FETCHES - 1)
def fetch_article(self: IngestionTask, article_id: int) -> None:
    """Fetches the page at the article's address; tries a passing fault again, later each time."""
    try:
        with acting("fetch", article=article_id):
            article = ingestion.fetch(article_id)
    except FetchError as error:
        if error.permanent:
            raise
        with acting("fetch", article=article_id):
            ingestion.note(article_id, failure=str(error))
        raise self.retry(exc=error, countdown=FIRST_PAUSE_SECONDS * 2**self.request.retries) from error
    if article is not None:
        queue_next_step(article)


@shared_task(base=IngestionTask)
def draft_article(article_id: int) -> None:
    """Reads the article's words into proposals."""
    with acting("draft", article=article_id):
        ingestion.draft(article_id)


@shared_task(ignore_result=True)
def resume_ingestion() -> None:
    """Takes up what a dead worker or a lost queue left lying; runs by the clock and when a worker starts."""
    with acting("resume"):
        resumed = ingestion.resume_unfinished()
    for article in resumed:
        queue_next_step(article)


def queue_next_step(article: Article) -> bool:
    """Queues what the article waits for, once it is committed; False if the queue cannot be reached.

    Then nothing is lost: the article stays where it is, and `resume_ingestion` takes it up.
    """
    step = {ArticleState.SUBMITTED.value: fetch_article, ArticleState.FETCHED.value: draft_article}.get(article.state)
    if step is None:
        return True
    try:
        step.delay_on_commit(article.pk)
    except OperationalError:
        return False
    return True
