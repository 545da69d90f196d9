"""An agreement as a story tells it: the line that says so, who is party to it, and the lines that say more of it."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from deals.ingestion.extract.agreements.story import Line, Story

# Whom a line speaks of as parties to one agreement.
_BOTH = 2


@dataclass(frozen=True)
class Telling:
    """What an article tells of one agreement. `alone`: it is the only one that is the news."""

    story: Story
    evidence: Line
    parties: Collection[str]
    primary: bool = True
    alone: bool = True

    @cached_property
    def head(self) -> list[Line]:
        """Headline and first sentence, where they speak of this agreement; none for what is told in passing."""
        if not self.primary:
            return []
        return [line for line in self.story.head if self.alone or self._speaks_of_both(line)]

    def part_of_head(self, part: str) -> list[Line]:
        """The lines of `head` that stand in one part of the story."""
        return [line for line in self.head if line.part == part]

    def words(self, line: Line) -> str:
        """A line as it reads."""
        return self.story.layout.plain[line.sentence.start : line.sentence.end]

    def speaks_of_party(self, line: Line) -> bool:
        """Whether a line names or means one of the parties."""
        return not set(line.companies).isdisjoint(self.parties)

    def _speaks_of_both(self, line: Line) -> bool:
        return len(set(line.companies) & set(self.parties)) >= _BOTH
