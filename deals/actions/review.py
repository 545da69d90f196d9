"""What a person says of a draft, one item at a time: accepted, edited, rejected, added, matched, or taken back.

Every action locks the article, so that two editors of one article take turns, and counts the proposal's `version`, so
that whoever looked at an older one is refused and told what changed.
"""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from companies.actions import find_company
from companies.models import Company
from deals.actions import revisions
from deals.actions.publications import Published, publish_article
from deals.errors import AlreadyPublished, InvalidItem, NotReady, QuoteNotFound, ReasonMissing, WrongState
from deals.ingestion import items
from deals.ingestion.quotes import locate
from deals.ingestion.records import Span
from deals.models import Article, Citation, Deal, Proposal
from deals.queries.review import blockers_of, review_of
from deals.vocabulary import ArticleState, Decision, Origin, ProposalKind

REVIEWED = (ArticleState.DRAFTED, ArticleState.PUBLISHED)


@transaction.atomic
def accept(*, proposal: Proposal, by: User, version: int | None = None) -> Proposal:
    """Says yes to the proposal as it reads; a company with one known namesake is taken to be that one.

    Raises InvalidItem if the value cannot be published as it is, and what every action here raises: StaleVersion if
    `version` is not the stored one, AlreadyPublished, WrongState.
    """
    proposal = _locked(proposal, version=version)
    _say_yes(proposal, by=by)
    return revisions.save(proposal, by=by)


@transaction.atomic
def accept_all(*, article: Article, by: User) -> int:
    """Says yes to all that is undecided and has no problem; returns how many there were."""
    cards = [card for card in review_of(_reviewed(article)).cards if card.is_open and not card.problems]
    for card in cards:
        accept(proposal=card.proposal, by=by)
    return len(cards)


@transaction.atomic
def reject(*, proposal: Proposal, reason: str, by: User, version: int | None = None) -> Proposal:
    """Says no, with a reason that the rules of the extractor are judged by."""
    if not reason.strip():
        raise ReasonMissing
    proposal = _locked(proposal, version=version)
    _decide(proposal, Decision.REJECTED, by=by, reason=reason.strip())
    return revisions.save(proposal, by=by)


@transaction.atomic
def undo(*, proposal: Proposal, by: User, version: int | None = None) -> Proposal:
    """Takes the last decision, edit or match back; again, the one before. Raises NothingToUndo.

    What had followed from a company's or deal's new name goes back with it.
    """
    proposal = _locked(proposal, version=version)
    old = proposal.value
    revisions.take_back(proposal, by=by)
    revisions.save(proposal, by=by, undone=True)
    _follow(proposal, old, by=by)
    return proposal


@transaction.atomic
def edit(
    *,
    proposal: Proposal,
    value: dict[str, Any],
    by: User,
    quote: str = "",
    version: int | None = None,
    accepted: bool = False,
) -> Proposal:
    """Sets what publication will use, and says yes to it if `accepted`; the machine's reading stays beside it.

    `quote`, where it is given, is looked up in the text and becomes the citation. What names a company or deal by a
    name that changes here follows. Raises InvalidItem with a sentence by field, `quote` among them.
    """
    proposal = _locked(proposal, version=version)
    span = _located(quote, proposal)
    unshown = {name: content for name, content in proposal.value.items() if name in items.UNSHOWN}
    old, kind = proposal.value, ProposalKind(proposal.kind)
    proposal.value = items.checked(kind, unshown | value, span=span, text=proposal.article.text)
    proposal.citation = _cited(proposal.article, span)
    proposal.edited_by, proposal.edited_at = by, timezone.now()
    if accepted:
        _say_yes(proposal, by=by)
    revisions.save(proposal, by=by)
    _follow(proposal, old, by=by)
    return proposal


@transaction.atomic
def add(*, article: Article, kind: ProposalKind, start: int, end: int, value: dict[str, Any], by: User) -> Proposal:
    """Enters what the machine missed, cited at `start` to `end` of the text; whoever enters it has accepted it."""
    article = _reviewed(article)
    try:
        span = Span.of(article.text, start, end)
    except ValueError as error:
        raise InvalidItem.of({"quote": "Select the words in the text that say so."}) from error
    of_person = article.proposals.filter(kind=kind, origin=Origin.PERSON)
    last = of_person.aggregate(last=Max("position"))["last"] or 0
    now = timezone.now()
    return Proposal.objects.create(
        article=article,
        kind=kind,
        origin=Origin.PERSON,
        position=last + 1,
        value=items.checked(kind, value, span=span, text=article.text),
        citation=_cited(article, span),
        edited_by=by,
        edited_at=now,
        decision=Decision.ACCEPTED,
        decided_by=by,
        decided_at=now,
    )


@transaction.atomic
def match_company(
    *,
    proposal: Proposal,
    company: Company | None,
    by: User,
    version: int | None = None,
    accepted: bool = False,
) -> Proposal:
    """Says which known company is meant; None says that it is none of them, also where one has the same name.

    `accepted` says yes in the same breath: an answer to what alone stood in the way.
    """
    proposal = _locked(proposal, version=version)
    proposal.company = company
    return _matched(proposal, is_new=company is None, by=by, accepted=accepted)


@transaction.atomic
def match_deal(
    *,
    proposal: Proposal,
    deal: Deal | None,
    by: User,
    version: int | None = None,
    accepted: bool = False,
) -> Proposal:
    """Says which known deal this article is a further source of; None says that it is a new one.

    `accepted` as above.
    """
    proposal = _locked(proposal, version=version)
    proposal.deal = deal
    return _matched(proposal, is_new=deal is None, by=by, accepted=accepted)


@transaction.atomic
def publish(*, article: Article, by: User, note: str = "") -> Published:
    """Publishes what is accepted; NotReady, with all that stands in the way, if anything does."""
    article = _reviewed(article)
    if blockers := blockers_of(review_of(article)):
        raise NotReady(blockers=" ".join(blocker.message for blocker in blockers))
    return publish_article(article, by=by, note=note)


def _reviewed(article: Article) -> Article:
    """The article, locked, if it can be reviewed."""
    article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    if article.state not in REVIEWED or article.withdrawn_at is not None:
        raise WrongState(state="withdrawn" if article.withdrawn_at else article.state, wanted="drafted")
    return article


def _locked(proposal: Proposal, *, version: int | None) -> Proposal:
    """The proposal as it is stored now, its article locked; refused if published, or changed since `version`."""
    article = _reviewed(proposal.article)
    stored = Proposal.objects.select_related("citation", "edited_by", "decided_by").get(pk=proposal.pk)
    stored.article = article
    revisions.refuse_stale(stored, version=version)
    if stored.is_published:
        raise AlreadyPublished
    return stored


def _say_yes(proposal: Proposal, *, by: User) -> None:
    """Accepts the value as it is now, if it can be published; InvalidItem else."""
    proposal.value = items.checked(
        ProposalKind(proposal.kind), proposal.value, span=_span(proposal.citation), text=proposal.article.text
    )
    if proposal.kind == ProposalKind.COMPANY and proposal.company is None and not proposal.value.get("new"):
        proposal.company = find_company(proposal.value["name"])
    _decide(proposal, Decision.ACCEPTED, by=by)


def _decide(proposal: Proposal, decision: Decision, *, by: User, reason: str = "") -> None:
    proposal.decision, proposal.decision_reason = decision, reason
    proposal.decided_at, proposal.decided_by = timezone.now(), by


def _matched(proposal: Proposal, *, is_new: bool, by: User, accepted: bool) -> Proposal:
    value = {name: content for name, content in proposal.value.items() if name != "new"}
    if is_new:
        value["new"] = True
    if value != proposal.value:
        proposal.value, proposal.edited_by, proposal.edited_at = value, by, timezone.now()
    if accepted:
        _say_yes(proposal, by=by)
    return revisions.save(proposal, by=by)


def _span(citation: Citation) -> Span:
    return Span(citation.start, citation.end, citation.quote)


def _located(quote: str, proposal: Proposal) -> Span:
    citation = proposal.citation
    if not quote.strip() or " ".join(quote.split()) == " ".join(citation.quote.split()):
        return _span(citation)
    try:
        return locate(proposal.article.text, quote, near=citation.start)
    except QuoteNotFound as error:
        raise InvalidItem.of({"quote": str(error)}) from error


def _cited(article: Article, span: Span) -> Citation:
    citation, _ = Citation.objects.get_or_create(
        article=article, start=span.start, end=span.end, defaults={"quote": span.quote}
    )
    return citation


def _follow(proposal: Proposal, old: dict[str, Any], *, by: User) -> None:
    """What names the company or deal by its old name gets the new one."""
    if proposal.kind == ProposalKind.COMPANY:
        rename, before, after = items.with_company_renamed, old["name"], proposal.value["name"]
    elif proposal.kind == ProposalKind.DEAL:
        rename, before, after = items.with_deal_renamed, items.deal_name(old), items.deal_name(proposal.value)
    else:
        return
    if before == after:
        return
    for other in proposal.article.proposals.exclude(pk=proposal.pk):
        value = rename(other.value, before, after)
        if value != other.value and not other.is_published:
            other.value, other.edited_by, other.edited_at = value, by, timezone.now()
            # Undoing the new name undoes this; an undo of the other one goes to its own last change.
            revisions.save(other, by=by, undone=True)
