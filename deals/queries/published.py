"""What stands published: the state of the data set, one record as it is now, and the log of its versions."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from companies.models import FormerSlug
from deals.models.publication import DatasetVersion, Listing, Publication
from deals.vocabulary import Resource

FOLDERS = {
    Resource.DEAL: "deals",
    Resource.COMPANY: "companies",
    Resource.FACILITY: "facilities",
    Resource.PLACE: "places",
}
_ID_DIGITS = 18  # what fits the 64 bits of an id, whatever the digits


@dataclass(frozen=True, slots=True)
class DatasetState:
    """Of the whole data set: how many publications made it, and when the last of them did."""

    number: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Current:
    """One record as it is now: its finished document, or why there is none (`state`, see Listing)."""

    subject_id: int
    slug: str
    state: str
    redirect_to: str
    document: str
    published_at: datetime


def dataset_state() -> DatasetState:
    """One small row: what every list depends on."""
    row = DatasetVersion.current()
    return DatasetState(row.number, row.changed_at)


def current_record(resource: Resource, key: str) -> Current | None:
    """The record of that slug, else of that id; whatever its state. None where there never was one."""
    asked = Q(slug=key) if key else Q()
    if key.isascii() and key.isdigit() and len(key) <= _ID_DIGITS:
        asked |= Q(subject_id=int(key))
    rows = Listing.objects.filter(asked, resource=resource).values_list(
        "subject_id", "slug", "state", "redirect_to", "document", "published_at"
    )
    found = [Current(*row) for row in rows]
    return next((row for row in found if row.slug == key), found[0] if found else _renamed(resource, key))


def listing_once_at(resource: Resource, slug: str) -> Listing | None:
    """What is published of the record that had this slug before it was renamed; None where none had it."""
    former = FormerSlug.objects.filter(kind=resource, slug=slug).first()
    return Listing.objects.filter(resource=resource, subject_id=former.record_id).first() if former else None


def _renamed(resource: Resource, key: str) -> Current | None:
    """The renamed record as one that leads on: to its new address, or to where that leads, or to why it is gone."""
    row = listing_once_at(resource, key)
    if row is None:
        return None
    state = Listing.MERGED if row.state == Listing.LIVE else row.state
    return Current(row.subject_id, row.slug, state, row.redirect_to or address_of(row), row.document, row.published_at)


def address_of(row: Listing) -> str:
    """The public page of a record that has a slug."""
    return f"/{FOLDERS[Resource(row.resource)]}/{row.slug}/"


def versions_of(resource: Resource, subject_id: int) -> QuerySet[Publication]:
    """The log of one record, the newest version first, without the documents."""
    log = Publication.objects.filter(resource=resource, subject_id=subject_id)
    return log.only("version", "published_at", "reason", "note", "differences", "sha256").order_by("-version")


def version_of(resource: Resource, subject_id: int, version: int) -> Publication | None:
    """One version of a record, with its document as it was shown; None where there is no such version."""
    return Publication.objects.filter(resource=resource, subject_id=subject_id, version=version).first()
