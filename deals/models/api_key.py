from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils import timezone

from companies.models.constraints import filled, one_of, together
from deals.vocabulary import RateClass


class ApiKeyQuerySet(models.QuerySet["ApiKey"]):
    """Which keys open anything."""

    def standing(self) -> "ApiKeyQuerySet":
        """Those that were not revoked."""
        return self.filter(revoked_at__isnull=True)


class ApiKey(models.Model):
    """A key that a program shows to be counted by itself, at a higher rate; nothing in the API needs one.

    The secret is never stored: `prefix` finds the row and `sha256` proves the whole key. A hash without salt and
    stretching will do, since a key has 256 random bits and nobody chose it.
    """

    prefix = models.CharField(max_length=8, unique=True, help_text="The part of the key that may be shown.")
    sha256 = models.CharField(max_length=64, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="api_keys")
    label = models.CharField(max_length=100, help_text="What it is for, in the words of its owner.")
    rate_class = models.CharField(max_length=8, choices=RateClass.choices(), default=RateClass.STANDARD.value)
    issued_at = models.DateTimeField(default=timezone.now, editable=False)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    last_used_at = models.DateTimeField(null=True, editable=False, help_text="To the hour.")
    revoked_at = models.DateTimeField(null=True, editable=False)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )

    objects = ApiKeyQuerySet.as_manager()

    class Meta:
        verbose_name = "API key"
        ordering = ["-issued_at", "-pk"]
        constraints = [
            one_of("rate_class", RateClass, name="apikey_rate_class_known"),
            filled("label", name="apikey_label_filled"),
            together("revoked_at", "revoked_by", name="apikey_revoked_who_and_when"),
            CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="apikey_sha256_is_one"),
        ]

    def __str__(self) -> str:
        return f"{self.prefix}… ({self.label})"
