"""Articles as they are handed in: kept as they came, and recognised when they come again."""

from dataclasses import dataclass, replace

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from deals.errors import AddressTaken, WrongState
from deals.ingestion.clean import clean, clean_text
from deals.ingestion.identity import address_key, text_key
from deals.ingestion.records import CleanText, Problem
from deals.models import Article
from deals.vocabulary import ArticleState, SubmissionKind


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was handed in; `content_type` is what the sender claims."""

    content: bytes
    content_type: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """What a person knows of the article; goes before what its page says. `published_on` as `PartialDate` writes it."""

    url: str = ""
    title: str = ""
    publisher: str = ""
    published_on: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a submission: the article, and whether it is new here or was there before."""

    article: Article
    is_new: bool


def submit(*, by: User, text: str = "", upload: Upload | None = None, details: Details | None = None) -> Receipt:
    """Takes in pasted words, a file, or the address in `details`, in this order; the same article twice is one.

    Words are cleaned at once, so that what cannot be read is said to whoever still has it in hand; an address is
    fetched later. Raises ArticleRefused or AddressRefused, and then keeps nothing.
    """
    details = details or Details()
    details = replace(details, url=details.url.strip())
    key = address_key(details.url) if details.url else ""
    article = _handed_in(text, upload, details)
    article.submitted_by = by
    article.address_key = key
    if first := first_like(article):
        return Receipt(_replenished(first.pk, article), is_new=False)
    try:
        with transaction.atomic():
            article.save()
    except IntegrityError:
        # Somebody handed in the same at the same moment, and the database let only one of us through.
        if first := first_like(article):
            return Receipt(first, is_new=False)
        raise
    return Receipt(article, is_new=True)


def first_like(article: Article) -> Article | None:
    """The article with the same address or the same words that was here before, if there is one."""
    same = Q(pk__in=[])
    if article.address_key:
        same |= Q(address_key=article.address_key)
    if article.text_key:
        same |= Q(text_key=article.text_key)
    return Article.objects.originals().filter(same).exclude(pk=article.pk).order_by("pk").first()


def fill(article: Article, page: CleanText) -> None:
    """Puts the cleaned words and what the page says of itself on the article; what a person said of it stays."""
    article.text = page.text
    article.text_key = text_key(page.text)
    article.title = article.title or page.title[:500]
    article.publisher = article.publisher or page.publisher[:200]
    article.published_on = article.published_on or page.published or ""
    article.authors = [author[:200] for author in page.authors]
    article.language = page.language[:10]
    article.problems = [problem_value(problem) for problem in page.problems]
    if page.url and not article.url:
        article.url = page.url[:2000]
        article.address_key = address_key(article.url)


def problem_value(problem: Problem) -> dict[str, object]:
    """A doubt as articles store it; `start` and `end` are None where it concerns the whole."""
    span = problem.span
    return {
        "code": problem.code,
        "message": problem.message,
        "start": span.start if span else None,
        "end": span.end if span else None,
    }


@transaction.atomic
def retry(*, article: Article, by: User) -> Article:
    """Sets a failed article going again from the last step that ended; WrongState if it has not failed."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    if article.state != ArticleState.FAILED:
        raise WrongState(state=article.state, wanted="failed")
    _begin_again(article)
    article.save()
    return article


@transaction.atomic
def describe(*, article: Article, details: Details, by: User) -> Article:
    """Sets what a person knows of an article that is not published yet: title, publisher, date, address.

    Raises AddressRefused for what is no address, AddressTaken if another article has it, WrongState once published.
    """
    article = Article.objects.select_for_update().get(pk=article.pk)
    if article.state == ArticleState.PUBLISHED:
        raise WrongState(state=article.state, wanted="drafted")
    article.url = details.url.strip()
    article.address_key = address_key(article.url) if article.url else ""
    article.title, article.publisher, article.published_on = details.title, details.publisher, details.published_on
    if first := first_like(article):
        raise AddressTaken(url=article.url, first=first.pk)
    article.save()
    return article


def _handed_in(text: str, upload: Upload | None, details: Details) -> Article:
    """The article, not yet stored, with all that is known of it at once."""
    article = Article(
        url=details.url, title=details.title, publisher=details.publisher, published_on=details.published_on
    )
    if upload is not None:
        article.submission, article.submission_type = upload.content, upload.content_type[:200]
        is_markup = upload.content.lstrip().startswith(b"<")
        article.submission_kind = SubmissionKind.HTML if is_markup else SubmissionKind.TEXT
        _read(article, clean(upload.content, url=details.url, content_type=upload.content_type))
    elif text or not details.url:
        article.submission_kind = SubmissionKind.TEXT
        article.submission = text.encode("utf-8", errors="surrogatepass")
        article.submission_type = "text/plain; charset=utf-8"
        _read(article, clean_text(text, title=details.title))
    else:
        article.submission_kind = SubmissionKind.ADDRESS
        article.submission = details.url.encode()
    return article


def _read(article: Article, page: CleanText) -> None:
    fill(article, page)
    article.state = ArticleState.FETCHED


@transaction.atomic
def _replenished(first_id: int, again: Article) -> Article:
    """The first article; one that could not be read gets the words that came now, and begins again with them."""
    first = Article.objects.select_for_update().get(pk=first_id)
    if first.state == ArticleState.FAILED and again.text:
        for field in ("submission", "submission_kind", "submission_type", "text", "text_key", "language", "problems"):
            setattr(first, field, getattr(again, field))
        for field in ("title", "publisher", "published_on", "authors"):
            setattr(first, field, getattr(again, field) or getattr(first, field))
        _begin_again(first)
        first.save()
    return first


def _begin_again(article: Article) -> None:
    article.state = ArticleState.FETCHED if article.text else ArticleState.SUBMITTED
    article.state_changed_at = timezone.now()
    article.attempts = 0
    article.failure = ""
