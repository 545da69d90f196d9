from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from companies.models.constraints import filled, one_of, together
from companies.vocabulary import PlaceKind

POINTS = (PlaceKind.SITE, PlaceKind.CITY)


class Place(models.Model):
    """A place at the precision with which texts name it; only sites and cities carry a point."""

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=PlaceKind.choices())
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2; empty for a region of several.")
    admin1 = models.CharField(
        max_length=6, blank=True, help_text="State or province: the part of its ISO 3166-2 code after the hyphen."
    )
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            one_of("kind", PlaceKind, name="place_kind_known"),
            filled("name", name="place_name_filled"),
            together("latitude", "longitude", name="place_point_whole"),
            CheckConstraint(
                condition=Q(latitude__isnull=True) | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="place_point_on_earth",
            ),
            CheckConstraint(
                condition=Q(latitude__isnull=True) | Q(kind__in=[kind.value for kind in POINTS]),
                name="place_point_only_where_precise",
            ),
            CheckConstraint(condition=Q(country__regex=r"^([A-Z]{2})?$"), name="place_country_is_iso"),
            CheckConstraint(condition=Q(admin1__regex=r"^([A-Z0-9]{1,4})?$"), name="place_admin1_is_iso"),
            CheckConstraint(
                condition=~Q(kind=PlaceKind.STATE) | (~Q(admin1="") & ~Q(country="")), name="place_state_has_code"
            ),
            CheckConstraint(
                condition=~Q(kind=PlaceKind.COUNTRY) | (Q(admin1="") & ~Q(country="")), name="place_country_has_code"
            ),
            UniqueConstraint(models.functions.Lower("name"), "kind", "country", "admin1", name="place_identity_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.admin1}" if self.admin1 and self.kind != PlaceKind.STATE else self.name

    def get_absolute_url(self) -> str:
        """The place's public page."""
        return f"/places/{self.slug}/"


class GazetteerEntry(models.Model):
    """A populated place of the GeoNames gazetteer: suggests points for cities, is never shown by itself."""

    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    country = models.CharField(max_length=2)
    admin1 = models.CharField(max_length=6, blank=True)
    admin1_name = models.CharField(max_length=200, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5)
    longitude = models.DecimalField(max_digits=8, decimal_places=5)
    population = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "gazetteer entries"
        indexes = [models.Index(fields=["key", "country", "admin1"], name="gazetteer_lookup")]

    def __str__(self) -> str:
        return f"{self.name}, {self.admin1_name}, {self.country}"
