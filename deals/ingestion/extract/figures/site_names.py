"""What a site is called: by the name it is in apposition to, by the place behind it, or by a shorter name later."""

import re
from collections.abc import Iterator

_CAPITALS = r"[A-Z][\w&’'\-]*(?:\s(?:(?:of|the|at|and|de)\s)?(?:[A-Z][\w&’'\-]*|\d{1,3}(?!\d))){0,4}"
_SIZED = r"(?:[±~]?\S*\d\S*\s|\([^()]{1,30}\)\s|[a-z]+-[a-z]+,?\s){0,4}"
# "Dunmore, a 92-unit property in ...", "Dunmore is a former steel mill".
_APPOSED = re.compile(rf"(?P<name>(?:\d{{2,5}}\s)?{_CAPITALS})(?:,|\s(?:is|was|will\sbe))\s(?:an?|its|the)\s{_SIZED}\Z")
_ENDS = re.compile(
    r"\s*(?:[,.;:)(]|\Z|(?:in|at|on|near|located|that|which|for|to|with|by|is|was|and|where|of|from|built|hosting)\b)"
)
_PLACE_BEHIND = re.compile(r"\s(?:in|at|near)\s(?:the\s)?([A-Z][\w’'\-]{1,30}(?:\s[A-Z][\w’'\-]{1,30}){0,2})")
_SHORT_BEHIND = re.compile(r"\s\([“\"]?(?:the\s)?[“\"]?([A-Z][\w\-]{1,14})[”\"]?\)")
_REACH = 110
_OPENINGS = frozenset(("The", "A", "An", "In", "At", "On", "This", "These", "Its", "Our", "For", "As", "With", "Under"))


def apposed_name(plain: str, floor: int, start: int, end: int, ceiling: int) -> str | None:
    """The name that the noun phrase at `start` to `end` explains; None where it explains none.

    `floor` and `ceiling` are the ends of the sentence.
    """
    if not _ENDS.match(plain, end, ceiling):
        return None
    found = _APPOSED.search(plain, max(floor, start - _REACH), start)
    if not found:
        return None
    first, _, rest = found["name"].partition(" ")
    return rest or None if first in _OPENINGS and first != "The" else found["name"]


def with_place(plain: str, end: int, ceiling: int, name: str) -> str:
    """The name of a site with the place that follows it, if one does."""
    behind = _PLACE_BEHIND.match(plain, end, ceiling)
    return f"{name} {behind[1]}" if behind else name


def short_names(plain: str, name: str, end: int) -> Iterator[str]:
    """The capitalised words of a site's name without its noun, and the abbreviation that stands behind it."""
    capitals = re.match(rf"(?:The\s)?({_CAPITALS})(?=\s)", name)
    if capitals and len(capitals[1]) > 3:
        yield capitals[1]
    behind = _SHORT_BEHIND.match(plain, end)
    if behind:
        yield behind[1]
