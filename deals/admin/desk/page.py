"""The review desk as a page: the whole of it, or what one decision changed."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from deals.actions.desk import hold
from deals.admin.access import PUBLISH, REVIEW, needs, person
from deals.admin.desk.controls import Control, controls_of
from deals.errors import QuoteNotFound
from deals.ingestion.quotes import locate
from deals.ingestion.records import CleanText, Span
from deals.ingestion.suggest import suggested
from deals.models import Article, Proposal
from deals.queries.review import Presence, ReviewPage, presence_at, review_page, wording_of
from deals.vocabulary import ArticleState, ProposalKind

REVIEWED = (ArticleState.DRAFTED, ArticleState.PUBLISHED)
WHATEVER_IT_IS = "auto"
ADDED = [
    ProposalKind.FIGURE,
    ProposalKind.COMPANY,
    ProposalKind.LOCATION,
    ProposalKind.DEAL,
    ProposalKind.QUOTATION,
    ProposalKind.PROJECT,
    ProposalKind.CREDIT,
]


@dataclass(frozen=True, slots=True)
class Opened:
    """A form that stands open: of a proposal that is edited, or of one that is added at `start` to `end`."""

    kind: ProposalKind
    controls: list[Control]
    quote: str
    proposal: int | None = None
    version: int = 0
    start: int = 0
    end: int = 0
    words: str = ""
    fault: str = ""
    quote_fault: str = ""


@dataclass(slots=True)
class Desk:
    """What the templates of the desk draw from."""

    page: ReviewPage
    opened: Opened | None = None
    refused: int | None = None
    refusal: str = ""
    presence: Presence | None = None
    kinds: list[ProposalKind] = field(default_factory=lambda: list(ADDED))


@needs(REVIEW)
@require_GET
def review(request: HttpRequest, article_id: int) -> HttpResponse:
    """The desk of a drafted article; of another one, how it stands. `?edit=` opens a proposal, `?add=` a new one.

    Whoever looks holds the article if nobody else does: a mark beside it, which changes nothing of it.
    """
    article = find_article(article_id)
    if article.state not in REVIEWED:
        return render(request, "desk/state.html", {"article": article})
    return draw(request, article, opened=_asked_for(request, article))


@needs("deals.view_article")
@require_GET
def state(request: HttpRequest, article_id: int) -> HttpResponse:
    """How an article stands, for whoever handed it in."""
    return render(request, "desk/state.html", {"article": find_article(article_id)})


def find_article(article_id: int) -> Article:
    """The article; 404 if there is none."""
    return get_object_or_404(Article.objects.select_related("duplicate_of", "submitted_by"), pk=article_id)


def draw(
    request: HttpRequest,
    article: Article,
    *,
    opened: Opened | None = None,
    refused: int | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    """The whole desk; `refused` is the proposal about which nothing was saved, and `refusal` why."""
    hold(article=article, by=person(request))
    presence = presence_at(article, viewer=person(request))
    desk = Desk(review_page(article), opened, refused, refusal, presence)
    return render(request, "desk/review.html", _context(request, desk), status=status)


def draw_changed(
    request: HttpRequest,
    article: Article,
    proposal: Proposal,
    *,
    opened: Opened | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    """What a decision on one proposal changed: its card, the marks in the text and the progress."""
    if not request.htmx and not refusal:  # type: ignore[attr-defined]
        return redirect(f"{reverse('admin:desk-review', args=[article.pk])}#proposal-{proposal.pk}")
    if not request.htmx:  # type: ignore[attr-defined]
        return draw(request, article, opened=opened, refused=proposal.pk, refusal=refusal, status=status)
    desk = Desk(review_page(article), opened, proposal.pk, refusal)
    cards = [card for group in desk.page.groups for card in group.cards] + desk.page.doubtful
    card = next(card for card in cards if card.proposal.pk == proposal.pk)
    return render(request, "desk/_changed.html", {**_context(request, desk), "card": card}, status=status)


def _context(request: HttpRequest, desk: Desk) -> dict[str, Any]:
    return {
        "desk": desk,
        "page": desk.page,
        "article": desk.page.article,
        "may_publish": request.user.has_perm(PUBLISH),
    }


def opened_of(
    proposal: Proposal, *, value: dict[str, Any] | None = None, quote: str = "", faults: dict[str, str] | None = None
) -> Opened:
    """The form of a proposal, with what was typed and what is wrong with it."""
    kind, faults = ProposalKind(proposal.kind), faults or {}
    shown = proposal.value if value is None else value
    return Opened(
        kind=kind,
        controls=controls_of(kind, shown, faults),
        quote=quote or proposal.citation.quote,
        proposal=proposal.pk,
        version=proposal.version,
        words=wording_of(proposal.value, proposal.citation.quote) if kind is ProposalKind.FIGURE else "",
        quote_fault=faults.get("quote", ""),
    )


def opened_new(kind: ProposalKind, span: Span, value: dict[str, Any], faults: dict[str, str] | None = None) -> Opened:
    """The form of what is about to be added."""
    faults = faults or {}
    return Opened(
        kind=kind,
        controls=controls_of(kind, value, faults),
        quote=span.quote,
        start=span.start,
        end=span.end,
        quote_fault=faults.get("quote", ""),
    )


def _asked_for(request: HttpRequest, article: Article) -> Opened | None:
    edited, added = request.GET.get("edit", ""), request.GET.get("add", "")
    if edited.isdecimal():
        return opened_of(get_object_or_404(article.proposals.select_related("citation"), pk=int(edited)))
    if added not in (*ProposalKind.values(), WHATEVER_IT_IS):
        return None
    try:
        span = _selected(request, article.text)
    except (QuoteNotFound, ValueError) as error:
        messages.error(request, str(error))
        return None
    kind = None if added == WHATEVER_IT_IS else ProposalKind(added)
    item = suggested(kind, CleanText(article.text, title=article.title), span)
    return opened_new(item.kind, item.span, item.value)


def _selected(request: HttpRequest, text: str) -> Span:
    """The words by their offsets, or, without JavaScript, as they were pasted."""
    start, end = request.GET.get("start", ""), request.GET.get("end", "")
    if start.isdecimal() and end.isdecimal():
        return Span.of(text, int(start), int(end))
    return locate(text, request.GET.get("quote", ""))
