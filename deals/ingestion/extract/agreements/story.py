"""The parts of an article that tell the news, with the companies that stand in each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from deals.ingestion.extract.agreements.cues import Cue, cues_in
from deals.ingestion.extract.companies.found import Companies, Mention
from deals.ingestion.extract.layout import Layout, Sentence, Zone

# Companies of a sentence beyond these stand in a list of names.
_FEW = 7
_TOLD = frozenset({Zone.HEADLINE, Zone.HEADING, Zone.BODY, Zone.LIST, Zone.ABOUT})


@dataclass(frozen=True)
class Line:
    """A sentence of the story: `part` says how near to the top of the news it stands."""

    sentence: Sentence
    part: str
    named: tuple[Mention, ...]
    meant: tuple[Mention, ...]
    cues: list[Cue]

    @property
    def companies(self) -> tuple[str, ...]:
        """The companies that the sentence names or means, each once, in order."""
        return tuple(dict.fromkeys(mention.company for mention in self.meant))


@dataclass(frozen=True)
class Story:
    """An article as news: its lines in order, page noise left out."""

    layout: Layout
    companies: Companies
    lines: Sequence[Line]

    @cached_property
    def head(self) -> list[Line]:
        """Headline and first sentence: where news says what is new."""
        return [line for line in self.lines if line.part in {"headline", "lead"}]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each company is named outside "About" sections."""
        counts = Counter(dict.fromkeys(self.companies.candidates, 0))
        for line in self.lines:
            if line.part != "about":
                counts.update(mention.company for mention in line.named)
        return counts

    @cached_property
    def ranks(self) -> dict[str, int]:
        """The place of each company by how often it is named, from 0."""
        ordered = sorted(self.counts.values(), reverse=True)
        return {name: ordered.index(count) for name, count in self.counts.items()}

    @cached_property
    def in_headline(self) -> frozenset[str]:
        """The companies that the headline names."""
        return frozenset(m.company for line in self.lines if line.part == "headline" for m in line.named)

    @cached_property
    def together(self) -> Counter[frozenset[str]]:
        """In how many lines two companies stand together, for the first few of each line."""
        counts: Counter[frozenset[str]] = Counter()
        for line in self.lines:
            counts.update(frozenset(pair) for pair in combinations(line.companies[:_FEW], 2))
        return counts

    @cached_property
    def parts(self) -> dict[int, str]:
        """The part of each sentence by its index."""
        return {line.sentence.index: line.part for line in self.lines}

    @cached_property
    def line_of(self) -> dict[int, Line]:
        """The line of each sentence by its index."""
        return {line.sentence.index: line for line in self.lines}


def read_story(layout: Layout, companies: Companies) -> Story:
    """The lines of an article with their companies and cues."""
    lines = []
    told = 0
    for sentence in layout.sentences:
        if sentence.zone not in _TOLD:
            continue
        part = _part(sentence, told)
        told += sentence.zone in {Zone.BODY, Zone.LIST}
        meant = companies.in_span(sentence.start, sentence.end)
        named = tuple(mention for mention in meant if not mention.resolved)
        cues = list(cues_in(layout.plain, sentence.start, sentence.end))
        lines.append(Line(sentence, part, named, meant, cues))
    return Story(layout, companies, lines)


def _part(sentence: Sentence, told: int) -> str:
    if sentence.zone is Zone.HEADLINE:
        return "headline"
    if sentence.zone is Zone.HEADING:
        return "heading"
    if sentence.zone is Zone.ABOUT:
        return "about"
    if told == 0:
        return "lead"
    return "early" if told <= 4 else "later"
