from typing import Any, Self, TypeVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from companies.models.constraints import withdrawn_whole

RecordType = TypeVar("RecordType", bound="Record")


class RecordQuerySet(models.QuerySet[RecordType]):
    """What can be asked of any record that a person entered and may withdraw."""

    def live(self) -> Self:
        """Records that nobody has withdrawn."""
        return self.filter(withdrawn_at__isnull=True)


class MergeableQuerySet(RecordQuerySet[RecordType]):
    """As above, for records of which two may turn out to be one."""

    def live(self) -> Self:
        """Records that were neither withdrawn nor merged into another."""
        return super().live().filter(merged_into__isnull=True)


class Record(models.Model):
    """Something a person vouches for: who entered it and when; withdrawn with a reason, never deleted."""

    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, editable=False
    )
    withdrawn_reason = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [withdrawn_whole(name="%(class)s_withdrawn_by_whom_and_why")]

    @property
    def is_withdrawn(self) -> bool:
        """Whether a person has taken the record back; its address then answers 410 and says why."""
        return self.withdrawn_at is not None

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused: nothing is deleted here, records are withdrawn with a reason."""
        raise TypeError(f"{type(self).__name__} records are withdrawn, not deleted")
