"""The day on which an agreement was announced or signed, where the text gives it."""

import re
from datetime import date

from deals.ingestion.extract.agreements.story import Line, Story
from deals.ingestion.extract.layout import Zone
from deals.ingestion.extract.lexicon import words

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_MONTH = r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_MONTH_FIRST = re.compile(rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (20\d\d))?\b")
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (20\d\d)\b")
_TODAY = re.compile(r"\btoday\b", re.IGNORECASE)
_SAYING = words("announced announces signed entered executed agreed dated signing announcement released reported")
# A day counts as the day of the announcement where one of the words above stands as near as this.
_NEAR = 40


def announced_on(story: Story, evidence: Line) -> str | None:
    """An ISO date: the day that the evidence gives with "signed" or "announced", or the day of the release if "today".

    None where the text gives no day.
    """
    plain = story.layout.plain
    start, end = evidence.sentence.start, evidence.sentence.end
    year = _year_of(story)
    for match in _MONTH_FIRST.finditer(plain, start, end):
        if _is_said(plain, match, start, end) and (match[3] or year):
            return _iso(int(match[3] or year or 0), match[1], int(match[2]))
    for match in _DAY_FIRST.finditer(plain, start, end):
        if _is_said(plain, match, start, end):
            return _iso(int(match[3]), match[2], int(match[1]))
    if _TODAY.search(plain, start, end):
        return released_on(story)
    return None


def released_on(story: Story) -> str | None:
    """The day of the dateline, or else the one on which the page says it was published."""
    for sentence in story.layout.sentences:
        if sentence.zone is Zone.DATELINE:
            text = story.layout.plain[sentence.start : sentence.end]
            found = _MONTH_FIRST.search(text)
            if found and found[3]:
                return _iso(int(found[3]), found[1], int(found[2]))
            found = _DAY_FIRST.search(text)
            if found:
                return _iso(int(found[3]), found[2], int(found[1]))
    published = story.layout.page.published
    return published if published and len(published) == len("2025-01-31") else None


def _is_said(plain: str, match: re.Match[str], start: int, end: int) -> bool:
    around = plain[max(start, match.start() - _NEAR) : min(end, match.end() + _NEAR // 2)].lower()
    return any(word.strip(".,;()") in _SAYING for word in around.split())


def _year_of(story: Story) -> int | None:
    published = story.layout.page.published
    return int(published[:4]) if published else None


def _iso(year: int, month: str, day: int) -> str | None:
    try:
        return date(year, _MONTHS[month.lower()], day).isoformat()
    except ValueError:
        return None
