from django.db import models
from django.db.models import UniqueConstraint


class FormerSlug(models.Model):
    """A slug that a record had before it was renamed: its address leads on, and no other record gets it.

    `kind` is the word for the kind of record in addresses of the API: "company", "deal", "facility".
    """

    kind = models.CharField(max_length=10)
    slug = models.SlugField(max_length=120)
    record_id = models.BigIntegerField()

    class Meta:
        ordering = ["kind", "slug"]
        constraints = [UniqueConstraint(fields=["kind", "slug"], name="formerslug_never_given_twice")]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}"
