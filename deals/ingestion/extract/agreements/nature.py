"""What an agreement is about: features of the words that tell it."""

from collections.abc import Iterator
from itertools import islice, pairwise

from deals.ingestion.extract.agreements.kinds import named_kind
from deals.ingestion.extract.agreements.story import Line, Story
from deals.ingestion.extract.agreements.telling import Telling
from deals.ingestion.extract.agreements.wording import plain_words

# As many further lines say more of what the news is about; what comes after them seldom does.
_FURTHER = 14


def nature_features(telling: Telling) -> frozenset[str]:
    """The words of the evidence; for what the article reports as news those of headline, lead and further lines too."""
    story, evidence = telling.story, telling.evidence
    features = {*_of_line(story, "evidence", evidence), *_named(telling, "evidence", evidence)}
    if not telling.primary:
        return frozenset({*features, f"in {evidence.part}"})
    features.add("primary")
    for line in telling.head:
        features.update(_of_line(story, line.part, line))
        features.update(_named(telling, line.part, line))
    for line in islice(_further(telling), _FURTHER):
        features.update(_told(story, line))
        features.update(_named(telling, line.part, line))
    return frozenset(features)


def _further(telling: Telling) -> Iterator[Line]:
    """The lines of the story besides headline and evidence; far down only those that speak of a party."""
    for line in telling.story.lines:
        if line is telling.evidence or line.part in {"headline", "about"}:
            continue
        if (line.part != "later" and telling.alone) or telling.speaks_of_party(line):
            yield line


def _of_line(story: Story, part: str, line: Line) -> Iterator[str]:
    words = list(plain_words(story, line))
    for first, second in pairwise([*words, "$"]):
        yield f"{part} {first}"
        yield f"{first}"
        yield f"{first} {second}"
    for cue in line.cues:
        yield f"{part} cue {cue.kind}"


def _told(story: Story, line: Line) -> Iterator[str]:
    words = list(plain_words(story, line))
    for first, second in pairwise([*words, "$"]):
        yield f"told {first}"
        yield f"told {first} {second}"
    yield from (f"told cue {cue.kind}" for cue in line.cues)


def _named(telling: Telling, part: str, line: Line) -> Iterator[str]:
    kind = named_kind(telling.words(line))
    if kind is not None:
        yield f"named {kind}"
        yield f"{part} named {kind}"
