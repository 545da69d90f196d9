"""Shares as numbers and as pictures."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from deals.shares import Share

register = template.Library()


@register.filter
def percent(share: Share) -> str:
    """ "83 %", or "–" where nothing was counted."""
    return "–" if share.value is None else f"{100 * share.value:.0f} %"


@register.filter
def interval(share: Share) -> str:
    """ "74 to 90 %": where the share lies at 95 %."""
    return f"{100 * share.low:.0f} to {100 * share.high:.0f} %" if share.of else "nothing counted"


@register.filter
def bar(share: Share) -> SafeString:
    """The share as a point in its interval, from 0 to 100 %; what it says is in the text beside it."""
    if share.value is None:
        return SafeString("")
    return format_html(
        '<svg class="share" viewBox="0 0 100 10" aria-hidden="true" focusable="false">'
        '<rect class="track" y="4.5" width="100" height="1"/>'
        '<rect class="reach" x="{}" y="3" width="{}" height="4"/><circle class="point" cx="{}" cy="5" r="3"/></svg>',
        f"{100 * share.low:.1f}",
        f"{100 * (share.high - share.low):.1f}",
        f"{100 * share.value:.1f}",
    )


@register.filter
def down(share: float) -> str:
    """From the top of a picture 100 high."""
    return f"{100 - 100 * share:.1f}"
