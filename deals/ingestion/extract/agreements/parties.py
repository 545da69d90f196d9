"""Which companies are parties to what the article reports as news."""

import re
from collections import Counter
from collections.abc import Iterator

from deals.ingestion.extract.agreements.cues import nearest
from deals.ingestion.extract.agreements.story import Line, Story
from deals.ingestion.extract.companies.features import neighbours
from deals.ingestion.extract.companies.grouping import Mention

_ENOUGH = 14
_CLOSE = {"headline", "lead", "early"}
# Those who are named after these words put money into a round; a list of them may be this long.
BACKED = re.compile(
    r"\b(?:led by|backed by|joined by|participation (?:from|of|by)|participated|(?:investors?|backers?|partners)"
    r" (?:including|include[sd]?|such as|like|were|are)|(?:investment|funding|financing|support) (?:from|by))\b"
)
_LIST = 400


def party_features(story: Story, name: str) -> frozenset[str]:
    """What the model of parties looks at for the company called `name`."""
    candidate = story.companies.candidates[name]
    features = {*_standing(story, name)}
    for mention in candidate.mentions[:_ENOUGH]:
        line = story.line_of.get(mention.sentence.index)
        if line is not None:
            features.update(_around(story, line, mention))
    return frozenset(features)


def _standing(story: Story, name: str) -> Iterator[str]:
    """How the company stands among the others of the article."""
    candidate = story.companies.candidates[name]
    counts = _counts(story)
    rank = sum(count > counts[name] for count in counts.values())
    yield f"rank {min(rank, 4)}"
    yield f"named {min(counts[name], 6)} times in the story"
    yield f"organisation {int(story.companies.certainty[name] * 5)}"
    yield f"organisations {min(len(counts), 8)}"
    yield from (f"is {trait}" for trait in candidate.traits)
    parts = {story.parts.get(mention.sentence.index) for mention in candidate.mentions}
    for part in ("headline", "lead", "early"):
        yield part if part in parts else f"not {part}"
    if parts <= {"about", None}:
        yield "only about"


def _counts(story: Story) -> Counter[str]:
    """How often each company is named in headline and story."""
    counts: Counter[str] = Counter(dict.fromkeys(story.companies.candidates, 0))
    for line in story.lines:
        if line.part != "about":
            counts.update(mention.company for mention in line.named)
    return counts


def _around(story: Story, line: Line, mention: Mention) -> Iterator[str]:
    part = line.part
    before, after = neighbours(story.layout.plain, mention)
    yield f"{part} after {before[-1]}"
    yield f"{part} before {after[0]}"
    close = "top" if part in _CLOSE else part
    yield f"{close} after {' '.join(before[-2:])}"
    yield f"{close} before {' '.join(after[:2])}"
    order = list(dict.fromkeys(m.company for m in line.named))
    position = next((n for n, m in enumerate(line.named) if m.start == mention.start), 0)
    yield f"{part} place {min(order.index(line.named[position].company), 3) if line.named else 0}"
    yield f"{part} of {min(len(order), 4)}"
    sentence = line.sentence
    if BACKED.search(story.layout.plain, max(sentence.start, mention.start - _LIST), mention.start):
        yield f"{close} backer"
        yield f"{close} backer of {min(len(order), 4)}"
    left, right = nearest(line.cues, mention.start)
    if left:
        yield f"{part} right of {left.kind}"
        yield f"{close} {left.kind} {before[-1]}"
    if right:
        yield f"{part} left of {right.kind}"
    if story.layout.quoted_at(mention.start):
        yield "in a quotation"
