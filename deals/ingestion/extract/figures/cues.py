"""Cue words near a number: what they say of its measure, of how sure it is, and of the way it moved."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from deals.ingestion.extract.model import DATA


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a list of forms: its class, where it begins, and how many forms it takes."""

    sense: str
    at: int
    length: int


@cache
def lexicon(facet: str) -> Mapping[tuple[str, ...], str]:
    """The cue phrases of a facet ("measure", "modality" or "change"), each split into words, with their class."""
    listed = json.loads((DATA / "figure_cues.json").read_text(encoding="utf-8"))[facet]
    return {tuple(phrase.split()): sense for sense, phrases in listed.items() for phrase in phrases.split("|")}


@cache
def _opening_words(facet: str) -> Mapping[str, int]:
    """The first words of a facet's cues, each with the length of the longest cue that it opens."""
    longest: dict[str, int] = {}
    for phrase in lexicon(facet):
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return longest


@cache
def cue_words() -> frozenset[str]:
    """Every word that occurs in a cue, so that none of them is taken for a name."""
    return frozenset(
        word for facet in ("measure", "modality", "change") for phrase in lexicon(facet) for word in phrase
    )


def find_cues(forms: Sequence[str], facet: str) -> list[Cue]:
    """The cues of a facet among `forms` in reading order; the longest phrase wins, none overlapping another."""
    known, opening = lexicon(facet), _opening_words(facet)
    found: list[Cue] = []
    at = 0
    while at < len(forms):
        longest = opening.get(forms[at], 0)
        length = next((n for n in range(longest, 0, -1) if tuple(forms[at : at + n]) in known), 0)
        if length:
            found.append(Cue(known[tuple(forms[at : at + length])], at, length))
        at += length or 1
    return found
