"""The organisations of an article and every place where it speaks of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from deals.ingestion.extract.companies.grouping import Candidate
from deals.ingestion.records import CompanyDraft


class Mention(NamedTuple):
    """Where the text speaks of a company: `text[start:end]`.

    `resolved`: not by its name but as "the company", "it" or "they".
    """

    start: int
    end: int
    company: str
    resolved: bool


@dataclass(frozen=True, slots=True)
class Companies:
    """The organisations of an article: drafts for the reviewer, and mentions in the order of the text.

    `certainty` says of each name how probable it is that it names an organisation, from 0 to 1; `candidates` is
    what was gathered about it. `accepted` are those that are proposed whatever the article tells of them.
    """

    mentions: tuple[Mention, ...]
    drafts: tuple[CompanyDraft, ...]
    certainty: Mapping[str, float]
    candidates: Mapping[str, Candidate]
    accepted: frozenset[str]
    _starts: tuple[int, ...] = field(repr=False, compare=False)

    def in_span(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that begin at `start` or after and before `end`."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def last_before(self, offset: int) -> Mention | None:
        """The mention that begins last before `offset`; None if there is none."""
        index = bisect_right(self._starts, offset - 1) - 1
        return self.mentions[index] if index >= 0 else None

    def at(self, start: int, end: int) -> str | None:
        """The company that a selected piece of the text names: the longest mention that overlaps it; None if none."""
        first = max(bisect_left(self._starts, start) - 1, 0)
        found = [m for m in self.mentions[first : bisect_left(self._starts, end)] if m.end > start]
        return max(found, key=lambda m: (not m.resolved, m.end - m.start)).company if found else None
