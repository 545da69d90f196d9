"""What an agreement is about, and how far it has come: features of the words that tell it."""

from collections.abc import Iterator
from itertools import pairwise

from deals.ingestion.extract.agreements.story import Line, Story
from deals.ingestion.extract.agreements.wording import plain_words


def nature_features(story: Story, evidence: Line, *, primary: bool) -> frozenset[str]:
    """The words of the evidence, and of headline and lead for what the article reports as news."""
    features = {*_of_line(story, "evidence", evidence)}
    if primary:
        features.add("primary")
        for line in story.head:
            features.update(_of_line(story, line.part, line))
    else:
        features.add(f"in {evidence.part}")
    return frozenset(features)


def _of_line(story: Story, part: str, line: Line) -> Iterator[str]:
    words = list(plain_words(story, line))
    for first, second in pairwise([*words, "$"]):
        yield f"{part} {first}"
        yield f"{first}"
        yield f"{first} {second}"
    for cue in line.cues:
        yield f"{part} cue {cue.kind}"
