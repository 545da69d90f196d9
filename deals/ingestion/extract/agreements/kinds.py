"""Kinds that the words of a sentence name outright; the model decides about all others."""

import re

from deals.vocabulary import DealKind

_NAMED = (
    (DealKind.POWER_PURCHASE, r"power purchase agreements?|\bPPAs?\b"),
    (DealKind.LICENSING, r"(?:licen[sc]e|licensing) agreement|exclusive licen[sc]e|licen[sc]es? .{0,30}(?:to|from)\b"),
    (DealKind.DISTRIBUTION, r"(?:distribution|reseller|dealer) (?:agreement|partnership)|exclusively distribut\w+"),
    (DealKind.SUPPLY, r"(?:supply|offtake|off-take|sales) agreement|(?:advance )?purchase order"),
    (DealKind.MANUFACTURING, r"(?:designing and|to|and|will) (?:co-)?manufactur(?:e|ing)\b|contract manufactur\w+"),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _NAMED)


def named_kind(words: str) -> DealKind | None:
    """The kind of agreement that a sentence calls by its name ("a supply agreement"); None if it does not."""
    return next((kind for kind, pattern in _COMPILED if pattern.search(words)), None)
