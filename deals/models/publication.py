from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone

from companies.models.constraints import filled, one_of
from deals.models.dates import PartialDateField, partial_date
from deals.vocabulary import Reason, Resource

SEARCH_CONFIG = "dealtrace"  # English stems without accents; made by migration 0001


class Publication(models.Model):
    """One version of one record, as the world was shown it: the log that pages, API, exports and history read.

    Rows are only ever appended (a trigger refuses change and removal). `document` is the canonical JSON, byte for byte;
    `sha256` is that of its content without `version` and `published_at`, so that rendering again what has not changed
    appends nothing. A withdrawal is a version of its own whose document says why.
    """

    resource = models.CharField(max_length=10, choices=Resource.choices())
    subject_id = models.BigIntegerField()
    version = models.PositiveIntegerField()
    published_at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=15, choices=Reason.choices())
    note = models.TextField(blank=True, help_text="In words, for the public corrections log.")
    differences = models.JSONField(
        default=list, help_text="From the version before: kind, field and text of each (deals.changes)."
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    document = models.TextField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["-published_at", "-pk"]
        constraints = [
            one_of("resource", Resource, name="publication_resource_known"),
            one_of("reason", Reason, name="publication_reason_known"),
            filled("document", name="publication_document_filled"),
            CheckConstraint(condition=Q(version__gte=1), name="publication_versions_count_from_one"),
            UniqueConstraint(fields=["resource", "subject_id", "version"], name="publication_version_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.resource} {self.subject_id} v{self.version}"


class ListingQuerySet(models.QuerySet["Listing"]):
    """How what is published is asked for; filters live in `deals.queries.listings`."""

    def of(self, resource: Resource) -> "ListingQuerySet":
        """What is published of one kind, without what was withdrawn or merged."""
        return self.filter(resource=resource, state=Listing.LIVE)


class Listing(models.Model):
    """The current publication of one record, beside the columns that lists filter, search and sort on.

    One table for every kind of record, so that a filter means the same on each list, in the API and in exports.
    Written in the transaction that appends the publication, from the same document; holds nothing of its own.
    """

    LIVE, WITHDRAWN, MERGED = "live", "withdrawn", "merged"
    STATES = [(LIVE, "live"), (WITHDRAWN, "withdrawn"), (MERGED, "merged")]

    resource = models.CharField(max_length=10, choices=Resource.choices())
    subject_id = models.BigIntegerField()
    publication = models.OneToOneField(Publication, models.PROTECT, related_name="listing")
    state = models.CharField(max_length=9, choices=STATES, default=LIVE)
    redirect_to = models.CharField(
        max_length=200, blank=True, help_text="Of a merged record: the address that took over."
    )
    slug = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=500)
    document = models.TextField()
    published_at = models.DateTimeField()

    stated_on = PartialDateField(help_text="When it was announced, stated or published, as precisely as known.")
    earliest = models.DateField(default=date.min, help_text="The first day that it can mean; lists sort by it.")
    latest = models.DateField(default=date.min, help_text="The last day that it can mean.")
    kinds = ArrayField(models.TextField(), default=list)
    statuses = ArrayField(models.TextField(), default=list)
    bindings = ArrayField(models.TextField(), default=list)
    companies = ArrayField(models.TextField(), default=list, help_text="Slugs of the companies concerned.")
    party_roles = ArrayField(models.TextField(), default=list, help_text='"supplier", and "openai:supplier" of each.')
    countries = ArrayField(models.TextField(), default=list)
    states = ArrayField(models.TextField(), default=list, help_text="ISO 3166-2 codes, such as US-WI.")
    places = ArrayField(models.TextField(), default=list, help_text="Slugs of places.")
    sources = ArrayField(models.TextField(), default=list, help_text="Names of publishers, folded.")
    speakers = ArrayField(models.TextField(), default=list, help_text="Slugs of those who state it.")
    deals = ArrayField(models.BigIntegerField(), default=list, help_text="Ids of the deals it belongs to.")
    articles = ArrayField(models.BigIntegerField(), default=list, help_text="Ids of the articles that it cites.")

    measure = models.CharField(max_length=20, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    bound = models.CharField(max_length=8, blank=True)
    modality = models.CharField(max_length=10, blank=True)
    conflict = models.CharField(max_length=8, blank=True, help_text="Of statements in conflict: open or resolved.")
    low = models.DecimalField(max_digits=30, decimal_places=6, null=True)
    high = models.DecimalField(max_digits=30, decimal_places=6, null=True)

    words = models.TextField(blank=True, help_text="All that the search reads, in plain words.")
    search = models.GeneratedField(
        expression=SearchVector("title", weight="A", config=SEARCH_CONFIG)
        + SearchVector("words", weight="B", config=SEARCH_CONFIG),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ListingQuerySet.as_manager()

    class Meta:
        ordering = ["-earliest", "-subject_id"]
        constraints = [
            one_of("resource", Resource, name="listing_resource_known"),
            partial_date("stated_on", name="listing_stated_on_is_partial_date"),
            CheckConstraint(condition=~Q(state="merged") | ~Q(redirect_to=""), name="listing_merged_says_where"),
            UniqueConstraint(fields=["resource", "subject_id"], name="listing_subject_unique"),
            UniqueConstraint(fields=["resource", "slug"], condition=~Q(slug=""), name="listing_slug_unique"),
        ]
        indexes = [
            models.Index(fields=["resource", "state", "-earliest", "-subject_id"], name="listing_by_date"),
            models.Index(fields=["resource", "state", "title", "subject_id"], name="listing_by_title"),
            models.Index(fields=["resource", "state", "-published_at", "-subject_id"], name="listing_by_publication"),
            models.Index(fields=["resource", "measure", "unit", "low"], name="listing_by_low"),
            models.Index(fields=["resource", "conflict"], name="listing_by_conflict", condition=~Q(conflict="")),
            GinIndex(fields=["companies"], name="listing_companies"),
            GinIndex(fields=["party_roles"], name="listing_party_roles"),
            GinIndex(fields=["states"], name="listing_states"),
            GinIndex(fields=["places"], name="listing_places"),
            GinIndex(fields=["speakers"], name="listing_speakers"),
            GinIndex(fields=["deals"], name="listing_deals"),
            GinIndex(fields=["articles"], name="listing_articles"),
            GinIndex(fields=["search"], name="listing_search"),
            GinIndex(fields=["title"], name="listing_title_trigrams", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return f"{self.resource} {self.title}"


class DatasetVersion(models.Model):
    """One row whose number grows with every publication: the ETag of every list, known without looking at the list."""

    number = models.BigIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [CheckConstraint(condition=Q(pk=1), name="datasetversion_is_one_row")]

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> "DatasetVersion":
        """The row as it is; version 0 of a data set in which nothing was published yet."""
        return cls.objects.first() or cls(pk=1)
