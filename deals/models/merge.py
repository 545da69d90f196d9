from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone

from companies.models.constraints import filled, one_of
from deals.vocabulary import Resource


class MergeQuerySet(models.QuerySet["Merge"]):
    """How merges are asked for."""

    def standing(self) -> "MergeQuerySet":
        """Merges that nobody has undone."""
        return self.filter(undone_at__isnull=True)


class Merge(models.Model):
    """One record taken into another of its kind: who did it and why, and each row that it changed, so that it can be
    undone exactly. `steps` are those of `deals.rewiring`, in the order in which they were done.
    """

    resource = models.CharField(max_length=10, choices=Resource.choices())
    source_id = models.BigIntegerField(help_text="The record that is one with the other, and now leads to it.")
    target_id = models.BigIntegerField(help_text="The record that took over.")
    reason = models.TextField()
    merged_at = models.DateTimeField(default=timezone.now)
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    steps = models.JSONField()
    shown = ArrayField(models.TextField(), default=list, help_text='What it published anew, such as "deal 7".')
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    undone_reason = models.TextField(blank=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["-merged_at", "-pk"]
        constraints = [
            one_of("resource", Resource, name="merge_resource_known"),
            filled("reason", name="merge_says_why"),
            CheckConstraint(condition=~Q(source_id=models.F("target_id")), name="merge_is_of_two"),
            CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True, undone_reason="")
                | (Q(undone_at__isnull=False, undone_by__isnull=False) & Q(undone_reason__regex=r"\S")),
                name="merge_undone_by_whom_and_why",
            ),
            UniqueConstraint(
                fields=["resource", "source_id"], condition=Q(undone_at__isnull=True), name="merge_stands_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resource} {self.source_id} into {self.target_id}"
