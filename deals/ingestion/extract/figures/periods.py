"""For which time a figure holds, and over what an amount is counted."""

import re
from functools import lru_cache

from deals.ingestion.extract.figures.candidates import Candidate
from deals.ingestion.extract.units import Kind
from deals.vocabulary import Basis

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)"
)
_YEAR = r"(?:19|20)\d\d"
_NUMBER = r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_ORDINAL = r"(?:first|second|third|fourth|full|current|last|prior|previous|next|same|most recent)"
_PERIOD = re.compile(
    rf"\b(?:"
    rf"(?:quarter|year|period|months|half)[\s\-](?:ended|ending)\s(?:on\s)?{_MONTH}(?:\s\d{{1,2}})?,?(?:\s{_YEAR})?"
    rf"|as\sof\s(?:{_MONTH}\s(?:\d{{1,2}},?\s)?(?:{_YEAR})?|{_YEAR}|today)"
    rf"|(?:from|between)\s(?:{_MONTH}\s)?(?:{_YEAR}\s)?(?:to|and)\s(?:{_MONTH}\s)?{_YEAR}|{_YEAR}\s?[\-\u2013]\s?{_YEAR}"
    rf"|{_ORDINAL}[\s\-](?:quarter|half)(?:\s(?:of|in)\s(?:fiscal\s)?{_YEAR}|[\s\-]{_YEAR})?|(?:fiscal|financial)\s(?:year\s)?{_YEAR}"
    rf"|[QH][1-4]\s?(?:of\s)?(?:FY)?\s?(?:{_YEAR}|\d\d)?\b|[1-4][QH]\s?\d\d\b|FY\s?\d\d(?:\d\d)?\b"
    rf"|(?:by|in|since|until|through|for|during|before|late|early|mid[\s\-]|end\sof|beginning\sin|starting\sin)\s(?:the\s)?(?:end\sof\s|late\s|early\s|mid-)?(?:{_MONTH}\s)?(?:\d{{1,2}},\s)?{_YEAR}"
    rf"|(?:over|within|in|for|during)\sthe\s(?:next|past|last|coming|first|following)\s(?:{_NUMBER}\s(?:to\s{_NUMBER}\s)?)?(?:years?|months?|weeks?|quarters?|decade)"
    rf"|over\s{_NUMBER}\s(?:years|months)|(?:this|last|next|prior|previous)\s(?:year|quarter|month|week)|a\syear\s(?:earlier|ago)|(?:prior|previous)[\s\-]year\speriod"
    rf"|lifetime|to[\s\-]date|year[\s\-]to[\s\-]date"
    rf"|{_YEAR}(?=\s(?:revenue|guidance|target|results|production|net|earnings|sales))"
    rf")(?!\w)",
    re.IGNORECASE,
)
_REPORTING = (
    rf"(?:quarter|year|months|half)[\s\-](?:ended|ending)\s(?:on\s)?{_MONTH}(?:\s\d{{1,2}})?,?\s{_YEAR}"
    rf"|(?:first|second|third|fourth|full)[\s\-](?:quarter|half|year)\s(?:(?:of|in)\s)?(?:fiscal\s)?{_YEAR}"
    rf"|(?:fiscal|financial)\s(?:year\s)?{_YEAR}|[QH][1-4]\s?(?:of\s)?(?:FY)?\s?(?:{_YEAR}|\d\d)|[1-4][QH]\s?\d\d|FY\s?\d\d(?:\d\d)?"
)
_OPENING = 1200
_RATE = re.compile(
    r"\b(?:(?:per|a|each|every)\s(?:year|annum|month|quarter|week|day)|annually|monthly|yearly|quarterly|annual)\b",
    re.IGNORECASE,
)
_ANNUALISED = re.compile(r"\b(?:annuali[sz]ed|run[\s\-]rate)\b", re.IGNORECASE)
_PER_YEAR = re.compile(r"\b(?:(?:per|a|each|every)\s(?:year|annum)|annually|annual|yearly)\b", re.IGNORECASE)
_UPFRONT = re.compile(r"\bup-?front\b", re.IGNORECASE)
_CUMULATIVE = re.compile(
    r"\b(?:to[\s\-]date|cumulative(?:ly)?|so\sfar|since\s(?:its|the|inception|launch|(?:19|20)\d\d))\b", re.IGNORECASE
)
_TOTAL = re.compile(r"\b(?:total(?:ing|ling|s|ed)?|combined|aggregate|altogether)\b", re.IGNORECASE)
_REACH = 70
_WINDOW = 160


# What stands behind these words is what the figure is compared with: "$5 million, up from $4 million in 2023".
_COMPARED = re.compile(
    r"\b(?:from|vs\.?|versus|compared\s(?:to|with)|than|over|against|on)\s(?:the\s)?(?:pro\sforma\s)?\Z", re.IGNORECASE
)
_DATED = re.compile(r"\d\d")
_REPORTED = re.compile(rf"\b(?:{_REPORTING})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=4)
def reporting_period(plain: str) -> str | None:
    """The quarter or year whose results an article reports: the first that its opening names, with its year."""
    found = _REPORTED.search(plain, 0, _OPENING)
    return found.group() if found else None


def period_of(plain: str, candidate: Candidate) -> str | None:
    """The words of the text that say when: the ones right behind the number, else the nearest before, else behind.

    A period that the figure is only compared with is none of its own; of several before it, one with a year is taken.
    """
    start, end = candidate.quantity.start, candidate.quantity.end
    sentence = candidate.sentence
    after = _periods(plain, end, min(sentence.end, end + _WINDOW))
    before = _periods(plain, max(sentence.start, start - _WINDOW), start)
    if after and after[0].start() - end <= _REACH and "," not in plain[end : after[0].start()]:
        return after[0].group()
    if before:
        dated = [match for match in before if _DATED.search(match.group())]
        return (dated or before)[-1].group()
    rate = _RATE.search(plain, end, min(sentence.end, end + _REACH)) or _RATE.search(
        plain, max(sentence.start, start - 24), start
    )
    return after[0].group() if after else rate.group() if rate else None


def _periods(plain: str, start: int, end: int) -> list[re.Match[str]]:
    """The periods of a stretch of text, without those that something is compared with."""
    found = _PERIOD.finditer(plain, start, end)
    return [match for match in found if not _COMPARED.search(plain, max(start, match.start() - 24), match.start())]


def basis_of(plain: str, candidate: Candidate) -> Basis:
    """Over what an amount or a count is counted; a share or a term has no basis."""
    quantity, sentence = candidate.quantity, candidate.sentence
    if quantity.kind in (Kind.PERCENT, Kind.DURATION, Kind.MULTIPLE):
        return Basis.NOT_STATED
    words = plain[max(sentence.start, quantity.start - _REACH) : min(sentence.end, quantity.end + _REACH)]
    if _ANNUALISED.search(words):
        return Basis.ANNUALISED
    if quantity.per in ("year", "annum", "yr") or _PER_YEAR.search(
        plain, quantity.end, min(sentence.end, quantity.end + 40)
    ):
        return Basis.PER_YEAR
    if _UPFRONT.search(words):
        return Basis.UPFRONT
    if _CUMULATIVE.search(words):
        return Basis.CUMULATIVE
    return (
        Basis.TOTAL
        if _TOTAL.search(plain, max(sentence.start, quantity.start - 24), quantity.start)
        else Basis.NOT_STATED
    )
