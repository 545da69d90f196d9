"""The queue of the desk: which articles wait, for whom, since when, and how much of each is decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from deals.models import Article, Proposal
from deals.vocabulary import ArticleState, Decision

PAGE_SIZE = 50
ANY, MINE, NOBODY, SOME, NONE = "", "me", "nobody", "yes", "no"
STATES = [ArticleState.DRAFTED, ArticleState.SUBMITTED, ArticleState.FETCHED, ArticleState.FAILED]
STATES += [ArticleState.PUBLISHED, ArticleState.DUPLICATE]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the queue is narrowed to; empty words narrow nothing, but a draft is what waits for a person."""

    state: str = ArticleState.DRAFTED
    publisher: str = ANY
    problems: str = ANY
    assigned: str = ANY
    words: str = ""
    page: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Wanted":
        """As an address says it; what it says of nothing known, narrows nothing."""
        return cls(
            state=query.get("state", ArticleState.DRAFTED),
            publisher=query.get("publisher", ANY),
            problems=query.get("problems", ANY),
            assigned=query.get("assigned", ANY),
            words=query.get("q", "").replace("\x00", "").strip(),
            page=query.get("page", ""),
        )


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of the queue: its articles, the oldest first while they wait, and the counts of every state."""

    wanted: Wanted
    articles: Page[Article]
    counts: Sequence[tuple[ArticleState, int]]
    publishers: Sequence[str]
    editors: Sequence[User]
    at: datetime


def queue_of(viewer: User, wanted: Wanted) -> Queue:
    """What the viewer asks for, from the same few queries however many articles there are."""
    rows = _narrowed(Article.objects.filter(withdrawn_at__isnull=True), viewer, wanted)
    counted = dict(rows.order_by().values_list("state").annotate(Count("pk")))
    rows = rows.filter(state=wanted.state) if wanted.state in ArticleState.values() else rows
    order = "submitted_at" if wanted.state == ArticleState.DRAFTED else "-submitted_at"
    shown = _counted(rows).order_by(order, "pk")
    return Queue(
        wanted=wanted,
        articles=Paginator(shown, PAGE_SIZE).get_page(wanted.page),
        counts=[(state, counted.get(state, 0)) for state in STATES],
        publishers=list(
            Article.objects.exclude(publisher="").order_by("publisher").values_list("publisher", flat=True).distinct()
        ),
        editors=list(User.objects.with_perm("deals.review_article", backend=BACKEND).order_by("username")),
        at=timezone.now(),
    )


BACKEND = "django.contrib.auth.backends.ModelBackend"


def _narrowed(articles: QuerySet[Article], viewer: User, wanted: Wanted) -> QuerySet[Article]:
    if wanted.publisher:
        articles = articles.filter(publisher=wanted.publisher)
    if wanted.words:
        articles = articles.filter(Q(title__icontains=wanted.words) | Q(url__icontains=wanted.words))
    if wanted.assigned == MINE:
        articles = articles.filter(assignment__editor=viewer)
    elif wanted.assigned == NOBODY:
        articles = articles.filter(assignment__isnull=True)
    if wanted.problems in (SOME, NONE):
        doubtful = Proposal.objects.undecided().filter(article=OuterRef("pk"), problems__len__gt=0)
        doubts = Q(Exists(doubtful)) | ~Q(problems=[]) | Q(state=ArticleState.FAILED)
        articles = articles.filter(doubts) if wanted.problems == SOME else articles.exclude(doubts)
    return articles


def _counted(articles: QuerySet[Article]) -> QuerySet[Article]:
    undecided = Q(proposals__decision=Decision.OPEN)
    return (
        articles.defer("submission", "text")
        .select_related("assignment__editor", "lease__holder", "submitted_by")
        .annotate(
            of=Count("proposals"),
            undecided=Count("proposals", filter=undecided),
            doubtful=Count("proposals", filter=undecided & Q(proposals__problems__len__gt=0)),
        )
    )
