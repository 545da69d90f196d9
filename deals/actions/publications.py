"""Publishing: records are rendered into documents and appended to the log, never written over."""

import hashlib
from dataclasses import asdict, dataclass

import orjson
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from companies.models import Company, Facility
from companies.models.record import Record
from deals.acting import acting
from deals.actions.records import LeftOut, materialise
from deals.changes import Difference, differences
from deals.errors import AlreadyWithdrawn, NothingToPublish
from deals.models import Article, DatasetVersion, Deal, Figure, Listing, Publication, Quantity, Quotation
from deals.queries.affected import Subjects, with_all_that_shows
from deals.queries.columns import columns_of
from deals.queries.documents import document_of
from deals.vocabulary import ArticleState, DifferenceKind, Reason, Resource

_MODELS: dict[Resource, type[Record] | type[Article]] = {
    Resource.DEAL: Deal,
    Resource.COMPANY: Company,
    Resource.FACILITY: Facility,
    Resource.FIGURE: Figure,
    Resource.QUOTATION: Quotation,
    Resource.ARTICLE: Article,
}
_MERGEABLE: dict[Resource, type[Company] | type[Deal] | type[Facility] | type[Quantity]] = {
    Resource.DEAL: Deal,
    Resource.COMPANY: Company,
    Resource.FACILITY: Facility,
    Resource.QUANTITY: Quantity,
}
# What a new source may say that is worth more than that it is new; the first that holds.
_TELLING = {DifferenceKind.STEP_DOWN: Reason.STEP_DOWN, DifferenceKind.HEDGE_WEAKENED: Reason.HEDGE_WEAKENED}
_RESTS_ON_ONE_ARTICLE = {Resource.FIGURE, Resource.QUOTATION}


@dataclass(frozen=True, slots=True)
class Published:
    """What one act of publishing appended to the log, and which accepted proposals no record could be made of."""

    publications: list[Publication]
    left_out: list[LeftOut]


@dataclass(frozen=True, slots=True)
class _End:
    """The last version of a record that is not shown any more, and what its listing then says."""

    reason: Reason
    note: str
    body: dict[str, object]
    columns: dict[str, object]


@transaction.atomic
def publish_article(article: Article, *, by: User, note: str = "") -> Published:
    """Makes records of what was accepted in the article and publishes them with all that shows them.

    Runs again harmlessly: what has not changed appends nothing. Raises NothingToPublish if nothing is accepted.
    """
    hold_the_log()  # so that no record is merged into another between being found and being written to
    article = Article.objects.select_for_update().get(pk=article.pk)
    if not article.proposals.accepted().exists():
        raise NothingToPublish(title=str(article))
    with acting("publish", by=by, reason=note, article=article.pk):
        writing = materialise(article, by=by)
        Article.objects.filter(pk=article.pk).update(state=ArticleState.PUBLISHED, state_changed_at=timezone.now())
    touched = writing.touched | {(Resource.ARTICLE, article.pk)}
    return Published(publish(touched, reason=Reason.NEW_SOURCE, by=by, note=note), writing.left_out)


@transaction.atomic
def publish(touched: Subjects, *, reason: Reason, by: User, note: str = "") -> list[Publication]:
    """Publishes the records, and every record that shows them, as far as their documents have changed.

    A record's first version is a new record whatever the reason given; those that only show another are re-rendered.
    """
    return publish_shown(with_all_that_shows(touched), own=touched, reason=reason, by=by, note=note)


@transaction.atomic
def publish_shown(shown: Subjects, *, own: Subjects, reason: Reason, by: User, note: str = "") -> list[Publication]:
    """Publishes these records as far as their documents have changed; the reason holds for those in `own`."""
    hold_the_log()
    appended = []
    for resource, subject_id in sorted(shown):
        own_reason = reason if (resource, subject_id) in own else Reason.RERENDER
        publication = _publish_one(resource, subject_id, reason=own_reason, by=by, note=note)
        if publication:
            appended.append(publication)
    if appended:
        DatasetVersion.objects.update(number=F("number") + 1, changed_at=timezone.now())
    return appended


@transaction.atomic
def withdraw(resource: Resource, subject_id: int, *, reason: str, by: User) -> list[Publication]:
    """Takes a record back, with the reason that its address then gives (410); what showed it is published anew.

    Raises AlreadyWithdrawn if it was, ValueError if no reason is given or such a record cannot be withdrawn.
    """
    if not reason.strip():
        raise ValueError("a withdrawal needs a reason")
    model = _MODELS.get(resource)
    if model is None:
        raise ValueError(f"a {resource.label} follows from other records and is not withdrawn by itself")
    record = model._default_manager.select_for_update().get(pk=subject_id)
    if record.withdrawn_at is not None:
        raise AlreadyWithdrawn(title=str(record), reason=record.withdrawn_reason)
    showing = with_all_that_shows({(resource, subject_id)}) - {(resource, subject_id)}
    now = timezone.now()
    with acting("withdraw", by=by, reason=reason):
        model._default_manager.filter(pk=subject_id).update(withdrawn_at=now, withdrawn_by=by, withdrawn_reason=reason)
    return [
        *publish({(resource, subject_id)}, reason=Reason.WITHDRAWAL, by=by, note=reason),
        *publish(showing, reason=Reason.RERENDER, by=by, note=reason),
    ]


def hold_the_log() -> None:
    """One publication at a time, until the transaction ends: versions count without gaps, and a list never sees half
    of one.
    """
    DatasetVersion.objects.get_or_create(pk=1)
    DatasetVersion.objects.select_for_update().get()


def _publish_one(resource: Resource, subject_id: int, *, reason: Reason, by: User, note: str) -> Publication | None:
    last = Publication.objects.filter(resource=resource, subject_id=subject_id).order_by("-version").first()
    ended = _end(resource, subject_id, note)
    if ended is not None:
        return _append_end(resource, subject_id, ended, last=last, by=by) if last else None
    document = document_of(resource, subject_id)
    body = asdict(document)
    digest = _digest(body)
    if last is not None and last.sha256 == digest:
        return None
    publication = _append(
        resource, subject_id, body, digest, last=last, reason=reason if last else Reason.NEW_RECORD, by=by, note=note
    )
    columns = asdict(columns_of(document))
    _list(publication, {**columns, "state": Listing.LIVE, "redirect_to": "", "title": columns["title"][:500]})
    return publication


def _withdrawal(resource: Resource, subject_id: int) -> str | None:
    """Why the record was withdrawn, or the article on which alone it rests; None if it stands."""
    model = _MODELS.get(resource)
    if model is None:
        return None
    reasons = [
        "withdrawn_reason",
        *(["citation__article__withdrawn_reason"] if resource in _RESTS_ON_ONE_ARTICLE else []),
    ]
    found = model._default_manager.filter(pk=subject_id).values_list(*reasons).get()
    return next((reason for reason in found if reason), None)


def _end(resource: Resource, subject_id: int, note: str) -> _End | None:
    """How the record ended, if it did: it was merged into another, or withdrawn."""
    model = _MERGEABLE.get(resource)
    target = model._default_manager.get(pk=subject_id).merged_into if model else None
    if target is not None:
        address = target.get_absolute_url()
        body = {"id": subject_id, "merged_into": address, "reason": note}
        return _End(Reason.MERGE, note, body, {"state": Listing.MERGED, "redirect_to": address})
    why = _withdrawal(resource, subject_id)
    if why is None:
        return None
    body = {"id": subject_id, "withdrawn": True, "reason": why}
    return _End(Reason.WITHDRAWAL, why, body, {"state": Listing.WITHDRAWN, "redirect_to": ""})


def _append_end(resource: Resource, subject_id: int, end: _End, *, last: Publication, by: User) -> Publication | None:
    listing = Listing.objects.get(resource=resource, subject_id=subject_id)
    if all(getattr(listing, name) == value for name, value in end.columns.items()):
        return None
    digest = _digest(end.body)
    publication = _append(resource, subject_id, end.body, digest, last=last, reason=end.reason, by=by, note=end.note)
    _list(publication, end.columns)
    return publication


def _told(reason: Reason, changed: list[Difference]) -> Reason:
    """Of a new source, what it did to the record: a step down and a weakened hedge say so in lists and logs."""
    kinds = {difference.kind for difference in changed}
    return next((told for kind, told in _TELLING.items() if kind in kinds), reason)


def _digest(body: dict[str, object]) -> str:
    return hashlib.sha256(orjson.dumps(body)).hexdigest()


def _append(
    resource: Resource,
    subject_id: int,
    body: dict[str, object],
    digest: str,
    *,
    last: Publication | None,
    reason: Reason,
    by: User,
    note: str,
) -> Publication:
    version, now = (last.version if last else 0) + 1, timezone.now()
    changed = differences(orjson.loads(last.document), body) if last else []
    stamped = {**body, "version": version, "published_at": now.isoformat(timespec="seconds")}
    return Publication.objects.create(
        resource=resource,
        subject_id=subject_id,
        version=version,
        published_at=now,
        reason=_told(reason, changed) if reason is Reason.NEW_SOURCE else reason,
        note=note,
        by=by,
        differences=[asdict(difference) for difference in changed],
        document=orjson.dumps(stamped).decode(),
        sha256=digest,
    )


def _list(publication: Publication, columns: dict[str, object]) -> None:
    Listing.objects.update_or_create(
        resource=publication.resource,
        subject_id=publication.subject_id,
        defaults={
            "publication": publication,
            "document": publication.document,
            "published_at": publication.published_at,
            **columns,
        },
    )
