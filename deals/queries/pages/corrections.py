from dataclasses import dataclass
from datetime import datetime

from deals.errors import FiltersRefused
from deals.models.publication import Listing, Publication
from deals.queries.keyset import Order, Page, keyset_page
from deals.queries.pages.history import WHY, in_words
from deals.vocabulary import Reason

PAGE_SIZE = 50
_SILENT = (Reason.NEW_RECORD, Reason.RERENDER)  # neither takes back anything that was said


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of what had been published."""

    at: datetime
    resource: str
    title: str
    url: str
    version: int
    why: str
    note: str
    changes: list[str]


@dataclass(frozen=True, slots=True)
class LogPage:
    """Changes after publication, the newest first; cursors of the pages beside it."""

    entries: list[Entry]
    next: str
    previous: str


def log_page(cursor: str) -> LogPage:
    """A page of the log of changes. Raises FiltersRefused for a cursor that is none."""
    rows = Publication.objects.exclude(reason__in=_SILENT).defer("document")
    order = Order("published_at", descending=True, read=datetime.fromisoformat, identity="id")
    try:
        page: Page[Publication] = keyset_page(rows, order, size=PAGE_SIZE, cursor=cursor)
    except ValueError as error:
        raise FiltersRefused.of({"cursor": str(error)}, ["cursor"]) from error
    listed = Listing.objects.filter(subject_id__in={row.subject_id for row in page.items}).defer("document")
    titles = {(row.resource, row.subject_id): row for row in listed}
    return LogPage(
        [_entry(row, titles.get((row.resource, row.subject_id))) for row in page.items], page.next, page.previous
    )


def _entry(row: Publication, listing: Listing | None) -> Entry:
    title, url = (listing.title, address_of(listing)) if listing else (str(row.subject_id), "")
    return Entry(
        row.published_at,
        row.resource,
        title,
        url,
        row.version,
        WHY[Reason(row.reason)],
        row.note,
        in_words(row.differences),
    )


def address_of(listing: Listing) -> str:
    """The public path of a listed record."""
    plural = {"company": "companies", "facility": "facilities", "quantity": "quantities"}.get(
        listing.resource, f"{listing.resource}s"
    )
    return f"/{plural}/{listing.slug or listing.subject_id}/"
