from collections.abc import Iterator
from typing import NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver, reverse

# What stands for a part of an address, by the name of the part or the type that its converter reads.
SAMPLES: dict[str, str | int] = {
    "SlugConverter": "nothing-has-this-name",
    "IntConverter": 1,
    "StringConverter": "1",
    "PathConverter": "1",
    "UUIDConverter": "00000000-0000-0000-0000-000000000000",
    "section": "deals",
    "app_label": "deals",
    "content_type_id": 1,
    "object_id": "1",
    "url": "nothing",
}


class Address(NamedTuple):
    """An address that the site routes, and whether it needs something that may not exist."""

    name: str
    path: str
    has_parts: bool


def addresses() -> list[Address]:
    """Every named address of the site, its parts filled in."""
    found = [_address(name, pattern) for name, pattern in _named(get_resolver(), "")]
    return sorted(set(found))


def _named(resolver: URLResolver, namespace: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _named(pattern, inner)
        elif pattern.name:
            yield f"{namespace}{pattern.name}", pattern


def _address(name: str, pattern: URLPattern) -> Address:
    converters = pattern.pattern.converters
    groups = getattr(pattern.pattern, "regex", None)
    parts = {part: SAMPLES.get(part) or SAMPLES[type(kind).__name__] for part, kind in converters.items()}
    if groups is not None and not converters:
        parts = {part: SAMPLES[part] for part in groups.groupindex}
    return Address(name, reverse(name, kwargs=parts), bool(parts))
