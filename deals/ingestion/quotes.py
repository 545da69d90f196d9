"""Finding the exact place of a quote: what comes back is always the text's own words, never the quote as asked."""

import re

from deals.errors import QuoteNotFound
from deals.ingestion.records import Span

# Signs that people and programs swap when they copy: any of a group stands for any other.
_LOOKALIKES = ("'‘’‚‛′`´", '"“”„‟″«»', "-‐‑‒–—−")
_PATTERN_OF = {sign: f"[{re.escape(group)}]" for group in _LOOKALIKES for sign in group}
_PATTERN_OF["…"] = r"(?:…|\.\.\.)"


def locate(text: str, quote: str, *, near: int | None = None) -> Span:
    """The span of `text` that says `quote`; of several, the one whose start is nearest to `near`, else the first.

    The exact words win; otherwise white space, quotation marks and dashes may differ.
    Raises QuoteNotFound if there is no such place, or nothing but white space to look for.
    """
    wanted = quote.strip()
    if not wanted:
        raise QuoteNotFound(quote=quote)
    start = _nearest(text, wanted, near or 0)
    if start is not None:
        return Span.of(text, start, start + len(wanted))
    match = min(_tolerant(wanted).finditer(text), key=lambda found: abs(found.start() - (near or 0)), default=None)
    if match is None:
        raise QuoteNotFound(quote=quote)
    return Span.of(text, match.start(), match.end())


def _nearest(text: str, wanted: str, near: int) -> int | None:
    """Where the occurrence of `wanted` starts that is nearest to `near`, the earlier of two equally near."""
    before = text.rfind(wanted, 0, max(near, 0) + len(wanted))
    after = text.find(wanted, max(near, 0))
    found = [start for start in (before, after) if start >= 0]
    return min(found, key=lambda start: abs(start - near), default=None)


def _tolerant(quote: str) -> re.Pattern[str]:
    """A pattern for the words of `quote` with any white space between them and any lookalike of their signs."""
    words = quote.replace("...", "…").split()
    return re.compile(r"\s+".join("".join(_PATTERN_OF.get(sign, re.escape(sign)) for sign in word) for word in words))
