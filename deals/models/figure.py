from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from companies.models import Company, Facility, Record, RecordQuerySet
from companies.models.constraints import another, exactly_one, filled, one_of
from deals.models.citation import Citation
from deals.models.dates import PartialDateField, partial_date
from deals.models.deal import Deal
from deals.models.speaker import Speaker
from deals.vocabulary import Basis, Bound, Change, Measure, Modality

# Which ends of the interval are open under each bound; the same table as `values.Interval`. Each row says of both ends
# whether they are null, since a check that comes out as null lets the row in.
BOUND_FITS_ITS_ENDS = (
    Q(bound__in=[Bound.EXACT, Bound.ABOUT], low__isnull=False, high__isnull=False, high=F("low"))
    | Q(bound=Bound.AT_LEAST, low__isnull=False, high__isnull=True)
    | Q(bound=Bound.AT_MOST, low__isnull=True, high__isnull=False)
    | Q(bound=Bound.RANGE, low__isnull=False, high__isnull=False)
    | (Q(bound=Bound.VAGUE) & (Q(low__isnull=False) | Q(high__isnull=False)))
)


class Quantity(models.Model):
    """What a number measures, of exactly one subject. Figures of one quantity are statements of the same thing.

    `perimeter` tells apart what the measure and the period do not: "upfront payment", "first phase".
    `period` keeps the words of the text ("this year", "by 2030"); `unit` is never converted.
    """

    company = models.ForeignKey(Company, models.PROTECT, null=True, blank=True, related_name="quantities")
    deal = models.ForeignKey(Deal, models.PROTECT, null=True, blank=True, related_name="quantities")
    facility = models.ForeignKey(Facility, models.PROTECT, null=True, blank=True, related_name="quantities")
    measure = models.CharField(max_length=20, choices=Measure.choices())
    basis = models.CharField(max_length=12, choices=Basis.choices(), default=Basis.NOT_STATED)
    period = models.CharField(max_length=100, blank=True)
    perimeter = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=40, help_text="An ISO 4217 code, percent, MW, GWh, jobs, acres, ..., as stated.")
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_from", editable=False
    )

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "quantities"
        constraints = [
            exactly_one(["company", "deal", "facility"], name="quantity_has_one_subject"),
            one_of("measure", Measure, name="quantity_measure_known"),
            one_of("basis", Basis, name="quantity_basis_known"),
            filled("unit", name="quantity_unit_filled"),
            another("merged_into", name="quantity_not_merged_into_itself"),
            UniqueConstraint(
                fields=["company", "deal", "facility", "measure", "basis", "period", "perimeter", "unit"],
                name="quantity_identity_unique",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{Measure(self.measure).label} of {self.subject}"

    def get_absolute_url(self) -> str:
        """The quantity's public page."""
        return f"/quantities/{self.pk}/"

    @property
    def subject(self) -> Company | Deal | Facility:
        """The company, deal or facility that is measured."""
        subject = self.company or self.deal or self.facility
        if subject is None:
            raise ValueError("a quantity has one subject")
        return subject


class FigureQuerySet(RecordQuerySet["Figure"]):
    """How figures are asked for."""


class Figure(Record):
    """One statement of a quantity by one article, with its hedge: never a bare number.

    `raw` is the number as it stands in the citation's quote (a trigger checks that it does); `low` and `high` are in
    base units, null where the statement leaves that end open.
    """

    quantity = models.ForeignKey(Quantity, models.PROTECT, related_name="figures")
    citation = models.ForeignKey(Citation, models.PROTECT, related_name="figures")
    raw = models.CharField(max_length=200)
    low = models.DecimalField(max_digits=30, decimal_places=6, null=True, blank=True)
    high = models.DecimalField(max_digits=30, decimal_places=6, null=True, blank=True)
    bound = models.CharField(max_length=8, choices=Bound.choices())
    modality = models.CharField(max_length=10, choices=Modality.choices())
    change = models.CharField(max_length=8, choices=Change.choices(), blank=True)
    speaker = models.ForeignKey(Speaker, models.PROTECT, null=True, blank=True, related_name="figures")
    stated_on = PartialDateField(help_text="When it was stated, as precisely as known.")

    objects = FigureQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-stated_on", "pk"]
        constraints = [
            *Record.Meta.constraints,
            one_of("bound", Bound, name="figure_bound_known"),
            one_of("modality", Modality, name="figure_modality_known"),
            CheckConstraint(condition=Q(change__in=["", *Change.values()]), name="figure_change_known"),
            filled("raw", name="figure_raw_filled"),
            CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")),
                name="figure_low_not_above_high",
            ),
            CheckConstraint(condition=BOUND_FITS_ITS_ENDS, name="figure_bound_fits_its_ends"),
            partial_date("stated_on", name="figure_stated_on_is_partial_date"),
            UniqueConstraint(fields=["quantity", "citation", "raw"], name="figure_once_a_span"),
        ]

    def __str__(self) -> str:
        return f"{self.raw} ({self.bound}, {self.modality})"

    def get_absolute_url(self) -> str:
        """The figure's public page."""
        return f"/figures/{self.pk}/"
