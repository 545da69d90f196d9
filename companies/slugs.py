"""Addresses of records: readable, in ASCII, and never given twice."""

from django.db.models import Model, QuerySet
from django.utils.text import slugify

from companies.models import FormerSlug

LENGTH = 80


def free_slug(taken: "QuerySet[Model]", text: str, *, fallback: str, record_id: int | None = None) -> str:
    """The slug of the text, with "-2", "-3", ... behind it where `taken` already has it, or once had it.

    `fallback` serves for text that leaves no ASCII letter or digit, such as a name in another script, and names the
    kind of record, as in `FormerSlug`. `record_id` is that of a record which may take back a slug of its own.
    """
    wanted = slugify(text)[:LENGTH].strip("-") or fallback
    used = set(taken.filter(slug__startswith=wanted).values_list("slug", flat=True))
    former = FormerSlug.objects.filter(kind=fallback, slug__startswith=wanted).exclude(record_id=record_id or 0)
    used |= set(former.values_list("slug", flat=True))
    slug, number = wanted, 1
    while slug in used:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
