"""Who states a figure: the speaker of the quotation that holds it, or the person of "NAME said that ..."."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from deals.ingestion.extract.figures.candidates import Candidate
from deals.ingestion.extract.layout import Layout
from deals.ingestion.records import QuoteDraft

_NAME = r"(?:(?:Dr|Mr|Ms|Mrs|Sir|Prof)\.?\s)?[A-Z][\w.’'\-]{0,24}(?:\s[A-Z][\w.’'\-]{0,24}){0,3}"
_REPORTS = (
    r"(?:said|says|stated|states|added|adds|noted|notes|explained|explains|emphasi[sz]ed|emphasi[sz]es|highlighted|highlights"
    r"|told|estimates|expects|believes|confirmed|revealed|claims)"
)
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
    surname = told["name"].split()[-1]
    return next((quote.speaker for quote in quotes if quote.speaker.split()[-1] == surname), None)
