from companies.models.company import Company, CompanyName, CompanyQuerySet
from companies.models.facility import Facility
from companies.models.former_slug import FormerSlug
from companies.models.place import POINTS, GazetteerEntry, Place
from companies.models.record import MergeableQuerySet, Record, RecordQuerySet

__all__ = [
    "POINTS",
    "Company",
    "CompanyName",
    "CompanyQuerySet",
    "Facility",
    "FormerSlug",
    "GazetteerEntry",
    "MergeableQuerySet",
    "Place",
    "Record",
    "RecordQuerySet",
]
