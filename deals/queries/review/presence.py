"""Who else is at an article's desk, and what they did there meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.utils import timezone

from deals.models import Article, Lease, Revision


@dataclass(frozen=True, slots=True)
class Presence:
    """Whose desk it is, as `viewer` sees it at `at`; `others` changed `changed` proposals after the viewer looked."""

    viewer: User
    at: datetime
    lease: Lease | None
    changed: int
    others: Sequence[str]

    @property
    def is_taken(self) -> bool:
        """Whether somebody else has the article open."""
        return self.lease is not None and self.lease.holder_id != self.viewer.pk and self.lease.until >= self.at


def presence_at(article: Article, *, viewer: User, since: datetime | None = None) -> Presence:
    """The state of the desk for `viewer`, who has seen it as it was at `since`; None says that they look just now."""
    now = timezone.now()
    lease = Lease.objects.select_related("holder").filter(article=article).first()
    meanwhile = Revision.objects.filter(proposal__article=article).exclude(changed_by=viewer)
    meanwhile = meanwhile.filter(changed_at__gt=since) if since else meanwhile.none()
    changes = list(meanwhile.order_by("changed_at").values_list("proposal", "changed_by__username"))
    return Presence(
        viewer=viewer,
        at=now,
        lease=lease,
        changed=len({proposal for proposal, _ in changes}),
        others=list(dict.fromkeys(who for _, who in changes)),
    )
