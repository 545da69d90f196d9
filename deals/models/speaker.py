from django.db import models
from django.db.models import UniqueConstraint
from django.db.models.functions import Lower

from companies.models import Company, Record, RecordQuerySet
from companies.models.constraints import another, filled
from deals.models.citation import Citation
from deals.models.deal import Deal


class Speaker(models.Model):
    """A named person who states things, and for whom."""

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    affiliation = models.CharField(max_length=200, blank=True, help_text="Office and organisation, as stated.")
    company = models.ForeignKey(Company, models.PROTECT, null=True, blank=True, related_name="speakers")
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_from", editable=False
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            filled("name", name="speaker_name_filled"),
            another("merged_into", name="speaker_not_merged_into_itself"),
            UniqueConstraint(Lower("name"), "company", name="speaker_identity_unique", nulls_distinct=False),
        ]

    def __str__(self) -> str:
        return self.name


class QuotationQuerySet(RecordQuerySet["Quotation"]):
    """How quotations are asked for."""


class Quotation(Record):
    """Words of a named person; the words are those of the citation, without quotation marks."""

    speaker = models.ForeignKey(Speaker, models.PROTECT, related_name="quotations")
    deal = models.ForeignKey(Deal, models.PROTECT, null=True, blank=True, related_name="quotations")
    citation = models.ForeignKey(Citation, models.PROTECT, related_name="quotations")

    objects = QuotationQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["citation__start"]
        constraints = [
            *Record.Meta.constraints,
            UniqueConstraint(fields=["speaker", "citation"], name="quotation_once"),
        ]

    def __str__(self) -> str:
        return f"{self.speaker}: {self.citation.quote}"
