from django.db import models
from django.db.models import UniqueConstraint
from django.db.models.functions import Lower

from companies.models.company import Company
from companies.models.constraints import another, filled, one_of
from companies.models.place import Place
from companies.models.record import MergeableQuerySet, Record
from companies.vocabulary import FacilityKind


class FacilityQuerySet(MergeableQuerySet["Facility"]):
    """How facilities are asked for."""


class Facility(Record):
    """What somebody has or builds at a place: a plant, a data center, a mine."""

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=FacilityKind.choices(), default=FacilityKind.OTHER)
    company = models.ForeignKey(
        Company, models.PROTECT, null=True, blank=True, related_name="facilities", help_text="Whose it is, if stated."
    )
    place = models.ForeignKey(Place, models.PROTECT, related_name="facilities")
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_from", editable=False
    )

    objects = FacilityQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["name"]
        verbose_name_plural = "facilities"
        constraints = [
            *Record.Meta.constraints,
            one_of("kind", FacilityKind, name="facility_kind_known"),
            filled("name", name="facility_name_filled"),
            another("merged_into", name="facility_not_merged_into_itself"),
            UniqueConstraint(Lower("name"), "company", "place", name="facility_identity_unique", nulls_distinct=False),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The facility's public page."""
        return f"/facilities/{self.slug}/"
