"""What a company builds or runs on its own: plants, mines, programs with no counterparty."""

import re
from collections.abc import Collection, Iterator

from deals.ingestion.extract.agreements.story import Line, Story
from deals.ingestion.records import ProjectDraft, Span
from deals.vocabulary import DealStatus

_WORKS = (
    r"(?:Project|Mine|Plant|Facility|Campus|Factory|Gigafactory|Mill|Refinery|Park|Center|Centre|Hub|Program|Programme)"
)
_NAMED = re.compile(rf"\b((?:[A-Z][\w’'-]*|\d+(?:\.\d+)?) (?:(?:[A-Z][\w’'-]*|of|and|&|\d+) ){{0,5}}?{_WORKS})\b")
_COMMON = re.compile(
    r"\b((?:(?:new|first|second|third|pilot|flagship|planned|proposed|\d[\w.,-]*) )?(?:[a-z][\w-]* ){0,3}?"
    r"(?:plant|factory|facility|mine|data cent(?:er|re)|refinery|warehouse|production line"
    r"|drill(?:ing)? program|campus))\b"
)
_DOING = re.compile(
    r"\b(?:plans? to|will|intends? to|is|are|has|have|to|began|begun|started|expects? to|continues? to) (?:\w+ ){0,2}?"
    r"(?:build|construct|develop|open|expand|drill|commission|restart|launch|invest|establish|set up|advance|operat"
    r"|complet)\w*\b"
    r"|\b(?:building|constructing|developing|opened|opens|expanding|drilling|constructed|built|commissioned|advancing"
    r"|operates)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(r"\b(?:plan\w*|will|intend\w*|expect\w*|propos\w*|upcoming|future|set to|to be)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:opened|completed|commissioned|finished|inaugurated)\b", re.IGNORECASE)
_MOST = 6


def projects_of(story: Story, known: Collection[str]) -> tuple[ProjectDraft, ...]:
    """Works of the one `known` company that a sentence speaks of, each once."""
    found: dict[tuple[str, str], ProjectDraft] = {}
    for line in story.lines:
        for project in _in_line(story, line, known):
            found.setdefault((project.company, project.name.casefold()), project)
    return tuple(found.values())[:_MOST]


def _in_line(story: Story, line: Line, known: Collection[str]) -> Iterator[ProjectDraft]:
    companies = [name for name in line.companies if name in known]
    if len(companies) != 1 or line.part in {"headline", "heading"}:
        return
    plain, start, end = story.layout.plain, line.sentence.start, line.sentence.end
    doing = _DOING.search(plain, start, end)
    works = doing and (_NAMED.search(plain, start, end) or _COMMON.search(plain, doing.start(), end))
    if works:
        name = " ".join(works[1].split())
        evidence = Span.of(story.layout.text, start, end)
        yield ProjectDraft(companies[0], name, _status(plain[start:end]), evidence, rule="own-works")


def _status(words: str) -> DealStatus:
    if _DONE.search(words):
        return DealStatus.COMPLETED
    return DealStatus.PLANNED if _PLANNED.search(words) else DealStatus.ACTIVE
