"""Stored words as people read them."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from babel import Locale
from babel.numbers import format_decimal
from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from deals.cartography.boundaries import name_of
from deals.queries.pages.finds import START, STOP
from deals.values import PartialDate
from deals.wording import LOCALE

register = template.Library()
_HARMLESS = {ord(char): f"\\u{ord(char):04x}" for char in "<>&"}
_TERRITORIES = Locale.parse(LOCALE).territories


@register.filter
def label(word: str) -> str:
    """A word of a vocabulary: `joint_venture` reads "joint venture"."""
    return str(word).replace("_", " ")


@register.filter
def when(date: Mapping[str, Any] | str | None) -> str:
    """A partial date, as its shape or as it is stored: "20 November 2025"; "" where none is stated."""
    stored = date.get("value", "") if isinstance(date, Mapping) else date
    return PartialDate.parse(stored).in_words() if stored else ""


@register.filter
def day(timestamp: str) -> str:
    """The day of an ISO timestamp in words."""
    return when(timestamp[:10])


@register.filter
def stored(date: Mapping[str, Any] | str | None) -> str:
    """A partial date as `<time datetime>` wants it; a quarter, which HTML has no form for, gives its year."""
    value = str(date.get("value", "")) if isinstance(date, Mapping) else (date or "")
    return value.partition("-Q")[0]


@register.filter
def moment(at: datetime | str) -> str:
    """A time, or its ISO form, to the second: `<time datetime>` takes no more than three digits of a fraction."""
    return (datetime.fromisoformat(at) if isinstance(at, str) else at).isoformat(timespec="seconds")


@register.filter
def area(code: str) -> str:
    """The name of a country or of a state: "US" and "US-WI" read "United States" and "Wisconsin"."""
    return name_of(code) if "-" in code else _TERRITORIES.get(code, code)


@register.filter
def host(address: str) -> str:
    """The site of a web address, without "www."."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


@register.filter
def digits(amount: float) -> str:
    """An amount in all its digits: "10,000,000,000"."""
    return str(format_decimal(amount, locale=LOCALE))


@register.filter
def structured(data: Mapping[str, Any]) -> SafeString:
    """Data for search engines (schema.org as JSON-LD), with nothing in it that could end its element."""
    text = json.dumps(data, ensure_ascii=False).translate(_HARMLESS)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))


@register.filter
def marked(text: str) -> SafeString:
    """Text with its matches between `START` and `STOP` as marked HTML; everything else in it is escaped."""
    head, *matches = text.split(START)
    parts = (match.partition(STOP) for match in matches)
    return format_html("{}{}", head, format_html_join("", "<mark>{}</mark>{}", ((hit, rest) for hit, _, rest in parts)))
