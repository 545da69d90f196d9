from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils import timezone

from companies.models.constraints import filled
from deals.comparison import Verdict
from deals.models.figure import Figure


class ResolutionQuerySet(models.QuerySet["Resolution"]):
    """How resolutions are asked for."""

    def between(self, figures: models.QuerySet[Figure] | list[int]) -> "ResolutionQuerySet":
        """Those of which both statements are among the figures, the newest last."""
        return self.filter(one__in=figures, other__in=figures).order_by("pk")


class Resolution(models.Model):
    """What an editor says of two statements that cannot both hold, and why; both stay where they are.

    `verdict` is the editor's own, beside the computed one; `holds` is the statement that stands, where one does. The
    newest of a pair counts; the earlier ones are kept.
    """

    one = models.ForeignKey(Figure, models.PROTECT, related_name="+")
    other = models.ForeignKey(Figure, models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=15, choices=[(word.value, word.label) for word in Verdict])
    holds = models.ForeignKey(Figure, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(help_text="In words, shown in public.")
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    resolved_at = models.DateTimeField(default=timezone.now)

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            filled("reason", name="resolution_says_why"),
            CheckConstraint(condition=Q(verdict__in=[word.value for word in Verdict]), name="resolution_verdict_known"),
            CheckConstraint(condition=Q(one__lt=F("other")), name="resolution_pair_in_order"),
            CheckConstraint(
                condition=Q(holds__isnull=True) | Q(holds=F("one")) | Q(holds=F("other")),
                name="resolution_holds_one_of_the_two",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} and {self.other_id}: {self.verdict}"
