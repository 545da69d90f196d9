"""Kinds that the words of a sentence name outright; the model decides about all others."""

import re
from collections.abc import Iterable

from deals.vocabulary import DealKind

# The paper that two parties sign, or their dealing as a whole.
_PAPER = r"(?:agreements?|deals?|contracts?|leases?|pacts?|partnerships?)"
# What names a kind most narrowly stands first: a supply agreement may be part of a joint venture, not the reverse.
_NAMED = (
    (DealKind.OTHER, r"\bsponsor\w*|\bofficial (?:\w+ ){0,2}partner\b|\bagency of record|\bbrand ambassador"),
    (
        DealKind.POWER_PURCHASE,
        r"\b(?:supply|supplies|provide|deliver|buy|purchase)s? (?:\S+ ){0,6}?(?:electricity|(?:renewable|clean|solar"
        r"|wind|nuclear|carbon-free) (?:energy|power)|(?:mega|giga)watts (?:of|from))\b"
        r"|\b(?:mega|giga)watts (?:\w+ ){0,2}from\b"
        r"|power purchase|\bPPAs?\b|(?:power|electricity|energy) off-?take|virtual power purchase"
        r"|\b(?:buy|buys|buying|purchase) (?:\w+[ -]){0,3}(?:power|electricity) from",
    ),
    (
        DealKind.JOINT_VENTURE,
        r"\bjoint venture (?:agreement|with|between|to|called|named|that|which)"
        r"|\bform\w* an? (?:\w+ ){0,2}joint venture",
    ),
    (
        DealKind.CLOUD_COMPUTE,
        r"\b(?:hosting|co-?location|cloud|HPC|GPU|compute|computing)(?: (?:services?|capacity|infrastructure|hosting"
        rf"|computing)){{0,2}} {_PAPER}\b|\b(?:compute|computing|GPU|cloud|data cent(?:er|re)) (?:capacity|power)\b"
        r"|\b(?:use|access|buys?|rents?)\b.{0,50}\b(?:cloud|comput(?:e|ing)|TPUs?)\b",
    ),
    (
        DealKind.LICENSING,
        r"(?:licen[sc]e|licensing|sub-?licen[sc]e|royalty) (?:and \w+ )?(?:agreement|deal|contract)"
        r"|\bexclusive(?:,? (?:worldwide|global))? licen[sc]e|\b(?:in|out)-licens|licen[sc]es? .{0,30}(?:to|from)\b",
    ),
    (
        DealKind.DISTRIBUTION,
        rf"\b(?:distribution|distributor|reseller|dealer|bottling|franchise) (?:rights|{_PAPER})"
        r"|\bexclusive(?:ly)? distribut\w+|\bto distribute\b|\breseller\b",
    ),
    (
        DealKind.CONSTRUCTION,
        rf"\bEPC\b|engineering, procurement|\bconstruction (?:\w+ )?{_PAPER}|\bgeneral contractor\b",
    ),
    (
        DealKind.MANUFACTURING,
        r"(?:designing and|to|and|will) (?:co-)?manufactur(?:e|ing)\b|contract manufactur\w+"
        rf"|\bmanufacturing {_PAPER}|\bto assemble\b",
    ),
    (
        DealKind.SUPPLY,
        rf"\b(?:supply|off-?take|sales|procurement) {_PAPER}|(?:advance )?purchase orders?\b|\boff-?take\b"
        r"|\b(?:to|will) supply\b",
    ),
    (
        DealKind.ACQUISITION,
        r"\b(?:acquires|to acquire|has acquired|acquisition of|merger agreement|merger with|business combination"
        r"|tender offer|buyout|takeover|divests|divestiture|sale of|sells|sold|merge[sd]? with"
        r"|(?:asset|share|stock) purchase agreement)\b"
        r"(?! (?:\w+ ){0,5}(?:stake|interest|licen[sc]e|rights|shares)\b)",
    ),
    (
        DealKind.INVESTMENT,
        r"\b(?:funding|financing|seed|investment) round|\bseries [A-H]\b|\bprivate placement|\bterm loan"
        r"|\bcredit facility|\bloan agreement|\b(?:raises?|raised|raising) [$€£₹]"
        r"|\b(?:minority|equity|strategic) (?:stake|investment)|\bgrant (?:from|of|to|agreement)|\bstake in\b"
        r"|\bin funding\b|[$€£]\s?[\d.,]+(?: ?(?:million|billion|[mMbB]))? (?:\w+ ){0,2}"
        r"(?:grant|loan|investment|financing|funding|credit facility|(?:seed|series|funding) \w*)\b"
        r"|\b(?:loan|grant|investment|financing) of (?:up to |about )?[$€£]|\binvest(?:s|ed)? in (?-i:[A-Z])"
        r"|\b(?:award\w*|lends?|loan(?:s|ed)) .{0,50}[$€£].{0,50}\b(?:grants?|under|for)\b"
        r"|\b(?:invests?|will invest|invested) (?:up to |another |an additional )?[$€£]\S+ (?:\w+ )?in (?-i:[A-Z])",
    ),
    (
        DealKind.RESEARCH,
        rf"\b(?:research|clinical|co-?development|joint development) (?:\w+ )?(?:collaborations?|{_PAPER})"
        r"|\bco-develop|\bjointly develop|\bclinical trial|\bfeasibility study|\bpilot (?:program|project|study)",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _NAMED)


def named_kind(words: str) -> DealKind | None:
    """The kind of agreement that a sentence calls by its name ("a supply agreement"); None if it does not."""
    return next((kind for kind, pattern in _COMPILED if pattern.search(words)), None)


def first_named(lines: Iterable[str]) -> DealKind | None:
    """The kind that the first of several sentences names which names one."""
    return next((kind for kind in map(named_kind, lines) if kind is not None), None)
