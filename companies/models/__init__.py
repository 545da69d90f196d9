from companies.models.company import Company, CompanyName, CompanyQuerySet
from companies.models.facility import Facility
from companies.models.place import POINTS, GazetteerEntry, Place
from companies.models.record import Record, RecordQuerySet

__all__ = [
    "POINTS",
    "Company",
    "CompanyName",
    "CompanyQuerySet",
    "Facility",
    "GazetteerEntry",
    "Place",
    "Record",
    "RecordQuerySet",
]
