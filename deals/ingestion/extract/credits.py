"""Publications that an article credits for its news ("According to Reuters", "first reported by Variety")."""

import re
from collections.abc import Iterator
from functools import cache

from deals.ingestion.extract.layout import Layout, Sentence, Zone
from deals.ingestion.extract.lexicon import words
from deals.ingestion.extract.word_lists import listed
from deals.ingestion.records import CreditDraft, Span

_NAME = r"(?:[Tt]he )?([A-Z][\w&’'-]*\.?(?: (?:of |and |& |the |in )?[A-Z][\w&’'-]*\.?){0,4})"
# What credits a publication; the phrase before the name, or the verb after it.
_BEFORE = re.compile(
    rf"\b(reported by|[Aa]ccording to|told|citing|cited by|interview with|speaking to|published by|published in"
    rf"|list from|(?:report|story|article|scoop|list) (?:by|from|in)) {_NAME}"
)
_AFTER = re.compile(rf"{_NAME} (?:first |has |had |previously |earlier |also )?(reported|reports|broke the news)\b")
_CUES = (
    "report",
    "ccording to",
    "told",
    "citing",
    "cited",
    "interview",
    "speaking to",
    "published",
    "list from",
    "broke",
)
# Words that end the name of a newspaper or magazine and of little else.
_PRESS = words(
    "Times Post Journal Tribune Herald Gazette Chronicle Magazine Weekly Observer Telegraph Guardian Newspaper"
)


def find_credits(layout: Layout) -> tuple[CreditDraft, ...]:
    """The publications that the story credits, each at its first credit. A firm that reports results is none."""
    found: dict[str, CreditDraft] = {}
    for sentence in layout.sentences:
        if sentence.zone in {Zone.BODY, Zone.LIST, Zone.HEADLINE}:
            for draft in _credits(layout, sentence):
                found.setdefault(draft.name, draft)
    return tuple(found.values())


def _credits(layout: Layout, sentence: Sentence) -> Iterator[CreditDraft]:
    text = layout.words(sentence)
    if not any(cue in text for cue in _CUES):
        return
    for match in _BEFORE.finditer(text):
        yield from _draft(layout, sentence, match, match[2], match.start(2), match[1].lower())
    for match in _AFTER.finditer(text):
        yield from _draft(layout, sentence, match, match[1], match.start(1), match[2])


def _draft(
    layout: Layout, sentence: Sentence, match: re.Match[str], run: str, at: int, rule: str
) -> Iterator[CreditDraft]:
    name = _publication(run)
    if name:
        start, end = sentence.start + match.start(), sentence.start + max(at + len(name), match.end())
        yield CreditDraft(name, Span.of(layout.text, start, end), rule)


def _publication(run: str) -> str:
    """The publication at the start of a run of capitalised words; empty for any other name."""
    parts = run.split()
    for count in range(len(parts), 0, -1):
        name = " ".join(parts[:count])
        for form in (name, name.rstrip("."), name.rstrip(".").removesuffix("’s").removesuffix("'s")):
            if form.casefold() in _publications():
                return form
    last = parts[-1].rstrip(".")
    return run.rstrip(".") if len(parts) > 1 and last in _PRESS else ""


@cache
def _publications() -> frozenset[str]:
    return frozenset(name.casefold().removeprefix("the ") for name in listed("publications"))
