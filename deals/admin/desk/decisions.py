"""What an editor does on the desk, one address for each; every answer shows the desk as it then stands."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from companies.models import Company
from deals.actions import review
from deals.actions.articles import Details, describe
from deals.admin.access import PUBLISH, REVIEW, needs, person
from deals.admin.desk.controls import typed_value
from deals.admin.desk.page import draw, draw_changed, find_article, opened_new, opened_of
from deals.admin.desk.submission import DetailsForm
from deals.errors import DealtraceError, InvalidItem, StaleVersion
from deals.ingestion import items
from deals.ingestion.quotes import locate
from deals.ingestion.records import Span
from deals.models import Article, Deal, Proposal
from deals.queries.review import wording_of
from deals.vocabulary import ProposalKind

CONFLICT, UNPROCESSABLE = 409, 422
FIGURE = items.SHAPES[ProposalKind.FIGURE]

Decide = Callable[[HttpRequest, Proposal], Proposal]


def deciding(decide: Decide) -> Callable[[HttpRequest, int, int], HttpResponse]:
    """The view of a decision on one proposal: what it changed, or why nothing was saved."""

    @needs(REVIEW)
    @require_POST
    def view(request: HttpRequest, article_id: int, proposal_id: int) -> HttpResponse:
        proposal = find_proposal(article_id, proposal_id)
        try:
            proposal = decide(request, proposal)
        except InvalidItem as error:
            opened = opened_of(proposal, faults=error.faults)
            return draw_changed(
                request, proposal.article, proposal, opened=opened, refusal=str(error), status=UNPROCESSABLE
            )
        except DealtraceError as error:
            return draw_changed(request, proposal.article, proposal, refusal=str(error), status=_status(error))
        return draw_changed(request, find_article(article_id), proposal)

    return view


def find_proposal(article_id: int, proposal_id: int) -> Proposal:
    """The proposal of that article; 404 if there is none."""
    proposals = Proposal.objects.select_related("article", "citation")
    return get_object_or_404(proposals, pk=proposal_id, article=article_id)


def _status(error: DealtraceError) -> int:
    return CONFLICT if isinstance(error, StaleVersion) else UNPROCESSABLE


def _version(request: HttpRequest) -> int | None:
    typed = request.POST.get("version", "")
    return int(typed) if typed.isdecimal() else None


@deciding
def accept(request: HttpRequest, proposal: Proposal) -> Proposal:
    """Accepts the proposal as it reads."""
    return review.accept(proposal=proposal, by=person(request), version=_version(request))


@deciding
def reject(request: HttpRequest, proposal: Proposal) -> Proposal:
    """Rejects the proposal, with a reason."""
    reason = request.POST.get("reason", "")
    return review.reject(proposal=proposal, reason=reason, by=person(request), version=_version(request))


@deciding
def undo(request: HttpRequest, proposal: Proposal) -> Proposal:
    """Takes the last decision, edit or match back."""
    return review.undo(proposal=proposal, by=person(request), version=_version(request))


@deciding
def match_company(request: HttpRequest, proposal: Proposal) -> Proposal:
    """Says which known company it is, by id or by a name; an empty id says none; `accepted` says yes as well."""
    company = _company(request.POST.get("company", ""), request.POST.get("name", ""))
    return review.match_company(
        proposal=proposal,
        company=company,
        by=person(request),
        version=_version(request),
        accepted="accepted" in request.POST,
    )


def _company(chosen: str, name: str) -> Company | None:
    if chosen.isdecimal():
        return get_object_or_404(Company.objects.live(), pk=int(chosen))
    if not name.strip():
        return None
    company = Company.objects.known_as(name).order_by("pk").first()
    if company is None:
        raise InvalidItem.of({"name": f"No known company has the name “{name.strip()}”."})
    return company


@deciding
def match_deal(request: HttpRequest, proposal: Proposal) -> Proposal:
    """Says which known deal it is; an empty id says none; `accepted` says yes as well."""
    chosen = request.POST.get("deal", "")
    deal = get_object_or_404(Deal.objects.live(), pk=int(chosen)) if chosen.isdecimal() else None
    return review.match_deal(
        proposal=proposal,
        deal=deal,
        by=person(request),
        version=_version(request),
        accepted="accepted" in request.POST,
    )


@needs(REVIEW)
@require_GET
def open_card(request: HttpRequest, article_id: int, proposal_id: int) -> HttpResponse:
    """One card with its form open, or shut again with `?shut`."""
    proposal = find_proposal(article_id, proposal_id)
    opened = None if "shut" in request.GET else opened_of(proposal)
    return draw_changed(request, proposal.article, proposal, opened=opened)


@needs(REVIEW)
@require_POST
def edit(request: HttpRequest, article_id: int, proposal_id: int) -> HttpResponse:
    """Saves what was typed, and accepts it if it was asked for; otherwise the form again, with what is wrong."""
    proposal = find_proposal(article_id, proposal_id)
    typed = typed_value(ProposalKind(proposal.kind), request.POST)
    quote = typed["text"] if proposal.kind == ProposalKind.QUOTATION else request.POST.get("quote", "")
    by = person(request)
    try:
        proposal = review.edit(
            proposal=proposal,
            value=typed,
            quote=quote,
            by=by,
            version=_version(request),
            accepted="accept" in request.POST,
        )
    except DealtraceError as error:
        faults = error.faults if isinstance(error, InvalidItem) else {}
        opened = opened_of(proposal, value=typed, quote=quote, faults=faults)
        return draw_changed(
            request, proposal.article, proposal, opened=opened, refusal=str(error), status=_status(error)
        )
    return draw_changed(request, find_article(article_id), proposal)


@needs(REVIEW)
@require_POST
def preview(request: HttpRequest, article_id: int) -> HttpResponse:
    """How a figure will read with what is typed now."""
    typed = typed_value(ProposalKind.FIGURE, request.POST)
    try:
        ends = {name: FIGURE.field(name).clean(typed[name]) for name in ("low", "high")}
    except ValueError as error:
        return render(request, "desk/_words.html", {"fault": str(error)})
    return render(request, "desk/_words.html", {"words": wording_of(typed | ends, request.POST.get("quote", ""))})


@needs(REVIEW)
@require_POST
def add(request: HttpRequest, article_id: int) -> HttpResponse:
    """Enters what the machine missed."""
    article = find_article(article_id)
    kind = ProposalKind(request.POST["kind"])
    typed = typed_value(kind, request.POST)
    try:
        span = _selected(request, article, typed, kind)
        proposal = review.add(
            article=article, kind=kind, start=span.start, end=span.end, value=typed, by=person(request)
        )
    except DealtraceError as error:
        faults = error.faults if isinstance(error, InvalidItem) else {"quote": str(error)}
        start = request.POST.get("start", "")
        where = Span(int(start) if start.isdecimal() else 0, 0, request.POST.get("quote", ""))
        opened = opened_new(kind, where, typed, faults)
        return draw(request, article, opened=opened, refusal=str(error), status=UNPROCESSABLE)
    return redirect(f"{reverse('admin:desk-review', args=[article.pk])}#proposal-{proposal.pk}")


def _selected(request: HttpRequest, article: Article, typed: dict[str, object], kind: ProposalKind) -> Span:
    """The words that were selected, as they stand in the form now."""
    start = request.POST.get("start", "")
    quote = str(typed["text"]) if kind is ProposalKind.QUOTATION else request.POST.get("quote", "")
    return locate(article.text, quote, near=int(start) if start.isdecimal() else None)


@needs(REVIEW)
@require_POST
def accept_all(request: HttpRequest, article_id: int) -> HttpResponse:
    """Accepts all that has no problem."""
    article = find_article(article_id)
    try:
        count = review.accept_all(article=article, by=person(request))
    except DealtraceError as error:
        return draw(request, article, refusal=str(error), status=_status(error))
    messages.success(request, f"{count} accepted.")
    return redirect("admin:desk-review", article.pk)


@needs(PUBLISH)
@require_POST
def publish(request: HttpRequest, article_id: int) -> HttpResponse:
    """Publishes what is accepted, if nothing stands in the way."""
    article = find_article(article_id)
    try:
        published = review.publish(article=article, by=person(request), note=request.POST.get("note", ""))
    except DealtraceError as error:
        return draw(request, article, refusal=str(error), status=_status(error))
    for left_out in published.left_out:
        messages.warning(request, left_out.why)
    messages.success(request, f"Published: {len(published.publications)} records have a new version.")
    return redirect("admin:desk-review", article.pk)


@needs(REVIEW)
@require_POST
def describe_article(request: HttpRequest, article_id: int) -> HttpResponse:
    """Sets title, publisher, date and address of the article."""
    article = find_article(article_id)
    form = DetailsForm(request.POST)
    if not form.is_valid():
        refusal = " ".join(str(message) for faults in form.errors.values() for message in faults)
        return draw(request, article, refusal=refusal, status=UNPROCESSABLE)
    try:
        describe(article=article, details=Details(**form.cleaned_data), by=person(request))
    except DealtraceError as error:
        return draw(request, article, refusal=str(error), status=UNPROCESSABLE)
    return redirect("admin:desk-review", article.pk)
