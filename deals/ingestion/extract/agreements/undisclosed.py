"""Counterparties without a name: "a leading bank", "one of the largest miners"."""

import re
from collections.abc import Iterable

from deals.ingestion.extract.agreements.cues import Cue
from deals.ingestion.extract.agreements.story import Line, Story
from deals.ingestion.extract.lexicon import words

_FIRST = r"an?|one of|two|three|several|multiple|undisclosed|unnamed|major|leading|its|the world[’']s|another"
_SOMEBODY = (
    r"compan(?:y|ies)|firm|customers?|clients?|manufacturer|developer|operator|bank|investors?|fund|partner|supplier"
    r"|vendor|seller|buyer|platform|provider|utility|miner|retailer|distributor|agency|authority|landowner|landlord|owner|lender"
    r"|corporation|university|hospital|institution|group|party|parties|vendors|providers|operators|miners|OEMs?|automaker"
    r"|airline|government|city|municipality"
)
# "with a leading European bank": the phrase ends with its noun and at most a few words that place it.
_PHRASE = re.compile(
    rf"\b(?:with|from|by|to|for) [“\"]?((?:{_FIRST})\b(?: [\w’'-]+){{0,7}}? (?:{_SOMEBODY})\b"
    r"(?: in [A-Z]\w+(?: [A-Z]\w+)?)?)"
)
_AGREEMENT = re.compile(
    r"\b((?:[\w-]+ ){0,2}(?:agreement|contract|memorandum of understanding|MOU|purchase order|order|partnership|deal"
    r"|lease"
    r"|term sheet|letter of intent|acquisition|funding round|round|grant|award|offering|placement|facility))\b",
    re.IGNORECASE,
)
_OPENINGS = words("a an the of to and has its in for signed this that new our")
_PREFIX = "undisclosed: "


def undisclosed_party(story: Story, lines: Iterable[Line]) -> str:
    """ "undisclosed: " and the words that the text has for the other side, or else for the agreement."""
    lines = list(lines)
    plain = story.layout.plain
    for line in lines:
        for cue in line.cues:
            phrase = _phrase_after(plain, cue, line.sentence.end)
            if phrase:
                return _PREFIX + phrase
    for line in lines:
        agreement = _AGREEMENT.search(plain, line.sentence.start, line.sentence.end)
        if agreement:
            return _PREFIX + _without_opening(agreement[1])
    return _PREFIX + "counterparty"


def _phrase_after(plain: str, cue: Cue, end: int) -> str | None:
    if cue.kind not in {"partner", "agreement", "acquire", "invest", "supply", "license", "sign", "lease", "select"}:
        return None
    found = _PHRASE.search(plain, cue.end, min(end, cue.end + 140))
    return " ".join(found[1].split()) if found else None


def _without_opening(phrase: str) -> str:
    parts = phrase.split()
    while len(parts) > 1 and parts[0].lower() in _OPENINGS:
        parts.pop(0)
    return " ".join(parts)
