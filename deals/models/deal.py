from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from companies.models import Company, Facility, MergeableQuerySet, Place, Record, RecordQuerySet
from companies.models.constraints import another, filled, one_of, together
from deals.models.citation import Citation
from deals.models.dates import PartialDateField, partial_date
from deals.vocabulary import Binding, DealKind, DealStatus, PartyRole


class DealQuerySet(MergeableQuerySet["Deal"]):
    """How deals are asked for."""

    def between(self, companies: "set[int]") -> "DealQuerySet":
        """Deals that all of the companies, given by id, are party to."""
        deals = self
        for company in sorted(companies):
            deals = deals.filter(parties__company=company)
        return deals.distinct()


class Deal(Record):
    """An agreement between two or more parties. Its status follows from its steps; its figures hang on quantities."""

    slug = models.SlugField(max_length=120, unique=True)
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True, help_text="One or two sentences of ours; no figures without their hedges.")
    kind = models.CharField(max_length=20, choices=DealKind.choices())
    binding = models.CharField(max_length=12, choices=Binding.choices(), default=Binding.NOT_STATED)
    announced_on = PartialDateField()
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text="The umbrella that it belongs to; its amounts then never add to the umbrella's.",
    )
    part_of_citation = models.ForeignKey(Citation, models.PROTECT, null=True, blank=True, related_name="+")
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_from", editable=False
    )

    objects = DealQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-announced_on", "title"]
        constraints = [
            *Record.Meta.constraints,
            one_of("kind", DealKind, name="deal_kind_known"),
            one_of("binding", Binding, name="deal_binding_known"),
            filled("title", name="deal_title_filled"),
            partial_date("announced_on", name="deal_announced_on_is_partial_date"),
            together("part_of", "part_of_citation", name="deal_part_of_is_cited"),
            another("part_of", name="deal_not_part_of_itself"),
            another("merged_into", name="deal_not_merged_into_itself"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The deal's public page."""
        return f"/deals/{self.slug}/"


class Party(models.Model):
    """Who takes part in a deal and as what, once for each place where an article says so; one that is not named is
    described in the article's words.
    """

    deal = models.ForeignKey(Deal, models.CASCADE, related_name="parties")
    company = models.ForeignKey(Company, models.PROTECT, null=True, blank=True, related_name="participations")
    description = models.CharField(
        max_length=300, blank=True, help_text='Of an undisclosed party: "a Fortune 500 customer".'
    )
    role = models.CharField(max_length=15, choices=PartyRole.choices(), default=PartyRole.PARTNER)
    citation = models.ForeignKey(Citation, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "parties"
        constraints = [
            one_of("role", PartyRole, name="party_role_known"),
            CheckConstraint(
                condition=Q(company__isnull=False, description="")
                | (Q(company__isnull=True) & Q(description__regex=r"\S")),
                name="party_named_or_described",
            ),
            UniqueConstraint(
                fields=["deal", "company", "description", "role", "citation"],
                name="party_role_once_a_source",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return str(self.company or self.description)


class StatusStep(models.Model):
    """One rung of a deal's ladder, dated as precisely as stated; a step down stays visible."""

    deal = models.ForeignKey(Deal, models.CASCADE, related_name="status_steps")
    status = models.CharField(max_length=10, choices=DealStatus.choices())
    on = PartialDateField()
    citation = models.ForeignKey(Citation, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            one_of("status", DealStatus, name="statusstep_status_known"),
            partial_date("on", name="statusstep_on_is_partial_date"),
            UniqueConstraint(fields=["deal", "status", "on", "citation"], name="statusstep_once_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.status} {self.on}".strip()


class ScopeItem(models.Model):
    """Something that a deal covers, in the words of the article."""

    deal = models.ForeignKey(Deal, models.CASCADE, related_name="scope_items")
    text = models.CharField(max_length=300)
    citation = models.ForeignKey(Citation, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            filled("text", name="scopeitem_text_filled"),
            UniqueConstraint(fields=["deal", "text", "citation"], name="scopeitem_once_a_source"),
        ]

    def __str__(self) -> str:
        return self.text


class DealPlace(models.Model):
    """A place of a deal's works or deliveries, at the precision of the text, with the facility where one is named."""

    deal = models.ForeignKey(Deal, models.CASCADE, related_name="deal_places")
    place = models.ForeignKey(Place, models.PROTECT, related_name="deal_places")
    facility = models.ForeignKey(Facility, models.PROTECT, null=True, blank=True, related_name="deal_places")
    citation = models.ForeignKey(Citation, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            UniqueConstraint(
                fields=["deal", "place", "facility", "citation"], name="dealplace_once_a_source", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deal} in {self.place}"


class Siting(models.Model):
    """Words of an article that put a facility at its place."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="sitings")
    citation = models.ForeignKey(Citation, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [UniqueConstraint(fields=["facility", "citation"], name="siting_once_a_source")]

    def __str__(self) -> str:
        return str(self.facility)


class ProjectQuerySet(RecordQuerySet["Project"]):
    """How projects are asked for."""


class Project(Record):
    """One company's own undertaking, with no counterparty."""

    company = models.ForeignKey(Company, models.PROTECT, related_name="projects")
    name = models.CharField(max_length=300)
    status = models.CharField(max_length=10, choices=DealStatus.choices())
    citation = models.ForeignKey(Citation, models.PROTECT, related_name="+")

    objects = ProjectQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["name"]
        constraints = [
            *Record.Meta.constraints,
            one_of("status", DealStatus, name="project_status_known"),
            filled("name", name="project_name_filled"),
            UniqueConstraint(fields=["company", "name", "citation"], name="project_once_a_source"),
        ]

    def __str__(self) -> str:
        return self.name
