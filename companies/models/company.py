from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from companies.models.constraints import another, filled, one_of
from companies.models.record import MergeableQuerySet, Record
from companies.names import name_key
from companies.vocabulary import CompanyKind, NameKind


class CompanyQuerySet(MergeableQuerySet["Company"]):
    """How companies are asked for."""

    def known_as(self, name: str) -> "CompanyQuerySet":
        """Companies with a name that reads the same once case, punctuation and legal forms are folded away."""
        return self.live().filter(names__key=name_key(name)).distinct()


class Company(Record):
    """An organisation that can be a party: a firm, a government, a fund, a utility, a university."""

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200, help_text="The name that pages show.")
    kind = models.CharField(max_length=20, choices=CompanyKind.choices(), default=CompanyKind.COMPANY)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2 code of the seat, such as TW.")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="subsidiaries")
    website = models.URLField(blank=True)
    wikidata = models.CharField(max_length=20, blank=True, help_text="Wikidata item, such as Q463094.")
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_from", editable=False
    )

    objects = CompanyQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["name"]
        verbose_name_plural = "companies"
        constraints = [
            *Record.Meta.constraints,
            one_of("kind", CompanyKind, name="company_kind_known"),
            filled("name", name="company_name_filled"),
            CheckConstraint(condition=Q(country__regex=r"^([A-Z]{2})?$"), name="company_country_is_iso"),
            CheckConstraint(condition=Q(wikidata__regex=r"^(Q[1-9][0-9]*)?$"), name="company_wikidata_is_item"),
            another("parent", name="company_not_own_parent"),
            another("merged_into", name="company_not_merged_into_itself"),
            UniqueConstraint(fields=["wikidata"], condition=~Q(wikidata=""), name="company_wikidata_unique"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The company's public page."""
        return f"/companies/{self.slug}/"


class CompanyName(models.Model):
    """One of the names that texts use for a company; `key` is the folded form that matching compares."""

    company = models.ForeignKey(Company, models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200, editable=False, db_index=True)
    kind = models.CharField(max_length=20, choices=NameKind.choices(), default=NameKind.ALIAS)

    class Meta:
        ordering = ["name"]
        constraints = [
            UniqueConstraint(fields=["company", "key"], name="companyname_unique_in_company"),
            one_of("kind", NameKind, name="companyname_kind_known"),
            filled("key", name="companyname_key_filled"),
        ]
        indexes = [GinIndex(fields=["key"], name="companyname_key_trigrams", opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Keeps the folded form in step with the name, in forms."""
        self.key = name_key(self.name)
