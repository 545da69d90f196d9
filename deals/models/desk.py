"""What the desk remembers beside the proposals: how they stood before each change, who works on what, and till when."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, UniqueConstraint
from django.utils import timezone

from companies.models.constraints import one_of
from deals.models.article import Article
from deals.models.citation import Citation
from deals.models.proposal import Proposal
from deals.vocabulary import Decision


class Revision(models.Model):
    """A proposal as it stood at `version`, kept when `changed_by` changed it: what undo and a stale save look at.

    `undone` marks a change that was taken back, and the taking back itself; undoing again goes on before them.
    """

    # What a change of a proposal can change, as the columns of both tables are called.
    STATE = (
        "value",
        "citation_id",
        "company_id",
        "deal_id",
        "decision",
        "decision_reason",
        "decided_by_id",
        "decided_at",
        "edited_by_id",
        "edited_at",
    )

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    value = models.JSONField()
    citation = models.ForeignKey(Citation, models.PROTECT, related_name="+")
    company = models.ForeignKey("companies.Company", models.PROTECT, null=True, related_name="+")
    deal = models.ForeignKey("deals.Deal", models.PROTECT, null=True, related_name="+")
    decision = models.CharField(max_length=8, choices=Decision.choices())
    decision_reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    edited_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)
    undone = models.BooleanField(default=False)

    class Meta:
        ordering = ["proposal", "version"]
        constraints = [
            one_of("decision", Decision, name="revision_decision_known"),
            UniqueConstraint(fields=["proposal", "version"], name="revision_once_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} v{self.version}"

    @property
    def state(self) -> dict[str, Any]:
        """The columns of the proposal as they were."""
        return {name: getattr(self, name) for name in self.STATE}


class Lease(models.Model):
    """Who has an article open on the desk, and until when that holds if nothing more is heard of them.

    It keeps nobody out: it tells the second editor of the first, and versions keep their saves apart.
    """

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="lease")
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        constraints = [CheckConstraint(condition=models.Q(until__gte=F("since")), name="lease_ends_after_it_begins")]

    def __str__(self) -> str:
        return f"article {self.article_id} with {self.holder}"


class Assignment(models.Model):
    """Whose work an article is; one without is anybody's."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="assignment")
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="assignments")
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"article {self.article_id} for {self.editor}"
