"""Addresses of records: readable, in ASCII, and never given twice."""

from django.db.models import Model, QuerySet
from django.utils.text import slugify

LENGTH = 80


def free_slug(taken: "QuerySet[Model]", text: str, *, fallback: str) -> str:
    """The slug of the text, with "-2", "-3", ... behind it where `taken` already has it.

    `fallback` serves for text that leaves no ASCII letter or digit, such as a name in another script.
    """
    wanted = slugify(text)[:LENGTH].strip("-") or fallback
    used = set(taken.filter(slug__startswith=wanted).values_list("slug", flat=True))
    slug, number = wanted, 1
    while slug in used:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
