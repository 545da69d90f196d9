"""Who states a figure: the speaker of the quotation that holds it, or the person of "NAME said that ..."."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from deals.ingestion.extract.figures.candidates import Candidate
from deals.ingestion.extract.layout import Layout
from deals.ingestion.extract.word_lists import folded_list
from deals.ingestion.records import QuoteDraft

_NAME = r"(?:(?:Dr|Mr|Ms|Mrs|Sir|Prof)\.?\s)?[A-Z][\w.’'\-]{0,24}(?:\s[A-Z][\w.’'\-]{0,24}){0,3}"
_REPORTS = (
    r"(?:said|says|stated|states|added|adds|noted|notes|explained|explains|emphasi[sz]ed|emphasi[sz]es|highlighted|highlights"
    r"|told|estimates|expects|believes|confirmed|revealed|claims|detailed|details|outlined|outlines|discussed|discusses)"
)
_PRONOUNS = frozenset({"He", "She"})
_GIVEN = re.compile(r"(?<!\w)(?P<given>[A-Z][a-zé'’\-]{1,20})\Z")
_LONGEST_GIVEN = 24
_REPORTED = re.compile(rf"(?P<name>{_NAME})(?:,[^.“\"]{{0,120}},)?\s{_REPORTS}\b")


def speaker_of(layout: Layout, candidate: Candidate, quotes: Sequence[QuoteDraft]) -> str | None:
    """The speaker of a figure; None where nobody states it by name. `quotes` are in order of the text."""
    position = candidate.quantity.start
    index = bisect_right(quotes, position, key=lambda quote: quote.evidence.start) - 1
    if index >= 0 and position < quotes[index].evidence.end:
        return quotes[index].speaker
    sentence = candidate.sentence
    told = _REPORTED.match(layout.plain, sentence.start, min(sentence.end, sentence.start + 220))
    if not told or told.end() > position:
        return None
    name = told["name"].split()[-1]
    if name in _PRONOUNS:
        return quotes[index].speaker if index >= 0 else None
    return next((quote.speaker for quote in quotes if quote.speaker.split()[-1] == name), None) or _full_name(
        layout.plain, name, sentence.start
    )


def _full_name(plain: str, surname: str, before: int) -> str | None:
    """The first and last name of a person whom the text has introduced with both before it goes on with the last."""
    at = plain.find(f" {surname}", 0, before)
    given = _GIVEN.search(plain, max(0, at - _LONGEST_GIVEN), at) if at > 0 else None
    return f"{given['given']} {surname}" if given and given["given"] in given_names() else None


@cache
def given_names() -> frozenset[str]:
    """The given names of `given_names.txt`, capitalised."""
    return frozenset(name.title() for name in folded_list("given_names"))
