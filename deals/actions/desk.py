"""Who works on which article: opened by whom, for how long, and whose task it is."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from deals.errors import NotAnEditor
from deals.models import Article, Assignment, Lease

# A desk that stands open says so every minute; one that was silent for five is taken to be left.
HOLD = timedelta(minutes=5)
REVIEW = "deals.review_article"


@transaction.atomic
def hold(*, article: Article, by: User, now: datetime | None = None) -> Lease:
    """Says that `by` has the article open, unless somebody else has; returns whose it is."""
    now = now or timezone.now()
    lease, is_new = _locked(article, by=by, now=now)
    if is_new or lease.holder_id == by.pk:
        return _kept(lease, now=now)
    if lease.until < now:
        return _given(lease, by=by, now=now)
    return lease


@transaction.atomic
def take_over(*, article: Article, by: User, now: datetime | None = None) -> Lease:
    """Makes the article `by`'s, whoever has it open."""
    now = now or timezone.now()
    lease, is_new = _locked(article, by=by, now=now)
    return lease if is_new or lease.holder_id == by.pk else _given(lease, by=by, now=now)


@transaction.atomic
def assign(*, article: Article, to: User | None, by: User) -> None:
    """Makes the article somebody's task, or nobody's. Raises NotAnEditor for who may not review."""
    if to is None:
        Assignment.objects.filter(article=article).delete()
        return
    if not to.is_active or not to.has_perm(REVIEW):
        raise NotAnEditor(who=str(to))
    Assignment.objects.update_or_create(
        article=article, defaults={"editor": to, "assigned_by": by, "assigned_at": timezone.now()}
    )


def _locked(article: Article, *, by: User, now: datetime) -> tuple[Lease, bool]:
    """The lease, and whether it was made just now; two who come at once take turns."""
    return Lease.objects.select_for_update().get_or_create(
        article=article, defaults={"holder": by, "since": now, "until": now + HOLD}
    )


def _kept(lease: Lease, *, now: datetime) -> Lease:
    if lease.until < now:
        lease.since = now
    lease.until = max(lease.until, now + HOLD)
    lease.save()
    return lease


def _given(lease: Lease, *, by: User, now: datetime) -> Lease:
    lease.holder, lease.since, lease.until = by, now, now + HOLD
    lease.save()
    return lease
