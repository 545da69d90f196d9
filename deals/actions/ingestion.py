"""The steps between handing in and reviewing. Each may run twice, or die half-way, and nothing is lost or doubled.

A step holds the lock of its article's row from beginning to end and changes the state in the same transaction as
everything else. So a worker that dies leaves the article where it was, and the lock goes with its connection.
"""

from collections.abc import Callable
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from deals.actions.articles import fill, first_like, problem_value
from deals.errors import ArticleRefused, GaveUp
from deals.ingestion import items
from deals.ingestion.clean import clean
from deals.ingestion.fetch import fetch as fetch_page
from deals.ingestion.pipeline import extract
from deals.ingestion.records import CleanText, FetchedPage
from deals.models import Article, Citation, Proposal
from deals.vocabulary import ArticleState, Origin

# Beginnings after which an article is taken to kill its workers.
MAX_ATTEMPTS = 5
# Longer than a step takes at its slowest: an article that has not moved since has lost its worker.
STUCK_AFTER = timedelta(minutes=2)

FetchPage = Callable[[str], FetchedPage]


def fetch(article_id: int, *, fetch_page: FetchPage = fetch_page) -> Article | None:
    """Gets the page at the article's address and cleans it; None where there is nothing to do or another is at it.

    The bytes are kept also if no article is found in them. Raises FetchError if they could not be had.
    """
    if not _begin(article_id, ArticleState.SUBMITTED):
        return None
    with transaction.atomic():
        article = _locked(article_id, ArticleState.SUBMITTED)
        if article is None:
            return None
        page = fetch_page(article.url)
        article.submission, article.submission_type = page.content, page.content_type[:200]
        try:
            fill(article, clean(page.content, url=page.url, content_type=page.content_type))
        except ArticleRefused as error:
            _enter(article, ArticleState.FAILED, failure=str(error))
        else:
            _enter(article, ArticleState.FETCHED)
        _store(article)
    return article


def draft(article_id: int) -> Article | None:
    """Reads the cleaned words into proposals; None where there is nothing to do or another is at it."""
    if not _begin(article_id, ArticleState.FETCHED):
        return None
    with transaction.atomic():
        article = _locked(article_id, ArticleState.FETCHED)
        if article is None:
            return None
        reading = extract(_page_of(article))
        _propose(article, items.items_of(reading))
        article.problems += [problem_value(problem) for problem in reading.problems]
        _enter(article, ArticleState.DRAFTED)
        article.save()
    return article


@transaction.atomic
def fail(article_id: int, *, failure: str) -> None:
    """Ends an ingestion that cannot go on, with a sentence for whoever handed the article in."""
    article = Article.objects.select_for_update().unfinished().filter(pk=article_id).first()
    if article is not None:
        _enter(article, ArticleState.FAILED, failure=failure)
        article.save()


def note(article_id: int, *, failure: str) -> None:
    """Says on the article why the last attempt failed, while it will be tried again."""
    Article.objects.unfinished().filter(pk=article_id).update(failure=failure)


@transaction.atomic
def resume_unfinished(*, stuck_after: timedelta = STUCK_AFTER) -> list[Article]:
    """Articles that have lost their worker, to be queued again; those begun too often have failed instead."""
    stuck = Article.objects.unfinished().filter(state_changed_at__lte=timezone.now() - stuck_after)
    resumed = []
    for article in stuck.select_for_update(skip_locked=True, of=("self",)):
        if article.attempts >= MAX_ATTEMPTS:
            _enter(article, ArticleState.FAILED, failure=str(GaveUp(attempts=article.attempts)))
        else:
            article.state_changed_at = timezone.now()
            resumed.append(article)
        article.save()
    return resumed


def _begin(article_id: int, state: ArticleState) -> bool:
    """Counts an attempt in a transaction of its own, so that it counts also if the worker does not survive it."""
    with transaction.atomic():
        if _locked(article_id, state) is None:
            return False
        Article.objects.filter(pk=article_id).update(attempts=F("attempts") + 1)
    return True


def _locked(article_id: int, state: ArticleState) -> Article | None:
    """The article, locked, if it is in the state and nobody else holds it."""
    rows = Article.objects.select_for_update(skip_locked=True, of=("self",))
    return rows.filter(pk=article_id, state=state, withdrawn_at__isnull=True).first()


def _enter(article: Article, state: ArticleState, *, failure: str = "") -> None:
    article.state = state
    article.state_changed_at = timezone.now()
    article.failure = failure


def _store(article: Article) -> None:
    """Saves the fetched article, as a duplicate where its words or address were here before."""
    article.duplicate_of = first_like(article)
    try:
        with transaction.atomic():
            _save_fetched(article)
    except IntegrityError:
        # Another fetch brought the same at the same moment, and has just been committed.
        article.duplicate_of = first_like(article)
        if article.duplicate_of is None:
            raise
        _save_fetched(article)


def _save_fetched(article: Article) -> None:
    if article.duplicate_of is not None:
        _enter(article, ArticleState.DUPLICATE)
    article.save()


def _page_of(article: Article) -> CleanText:
    return CleanText(
        text=article.text,
        title=article.title,
        url=article.url,
        publisher=article.publisher,
        published=article.published_on or None,
        authors=tuple(article.authors),
        language=article.language,
    )


def _propose(article: Article, read: tuple[items.Item, ...]) -> None:
    citations = _cited(article, read)
    Proposal.objects.bulk_create(
        Proposal(
            article=article,
            kind=item.kind,
            citation=citations[item.span.start, item.span.end],
            origin=Origin.MACHINE,
            rule=item.rule[:100],
            position=number,
            proposed=item.value,
            value=item.value,
            problems=list(item.problems),
        )
        for number, item in items.numbered(read)
    )


def _cited(article: Article, read: tuple[items.Item, ...]) -> dict[tuple[int, int], Citation]:
    """A citation for every span, one row where several items share it."""
    spans = {(item.span.start, item.span.end): item.span for item in read}
    rows = [Citation(article=article, start=span.start, end=span.end, quote=span.quote) for span in spans.values()]
    return {(row.start, row.end): row for row in Citation.objects.bulk_create(rows)}
