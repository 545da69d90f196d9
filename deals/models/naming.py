from django.db import models
from django.db.models import UniqueConstraint

from companies.models import CompanyName
from deals.models.citation import Citation


class Naming(models.Model):
    """Words of an article that call a company by one of its names: where a name was learned."""

    name = models.ForeignKey(CompanyName, models.CASCADE, related_name="namings")
    citation = models.ForeignKey(Citation, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [UniqueConstraint(fields=["name", "citation"], name="naming_once_a_source")]

    def __str__(self) -> str:
        return str(self.name)
