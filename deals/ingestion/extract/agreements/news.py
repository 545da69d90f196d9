"""Whether an article reports an agreement as its news."""

from collections.abc import Iterator
from itertools import pairwise

from deals.ingestion.extract.agreements.acts import acts_in
from deals.ingestion.extract.agreements.story import Line, Story
from deals.ingestion.extract.agreements.wording import plain_words

# As far into the story as the news goes, in sentences.
_LEADING = 4
_HEADLINES = 20  # a page of loose lines has thousands that look like one


def news_features(story: Story) -> frozenset[str]:
    """What the model of news looks at: the words of headline and lead, their cues, and how companies stand in them."""
    return frozenset(_features(story))


def _features(story: Story) -> Iterator[str]:
    body = [line for line in story.lines if line.part in {"lead", "early", "later"}]
    heads = [line for line in story.lines if line.part == "headline"][:_HEADLINES]
    yield from _of_part(story, "headline", heads)
    yield from _of_part(story, "lead", body[:2])
    yield from _of_part(story, "story", body[2 : 2 + _LEADING])
    yield f"sentences {min(len(body) // 4, 6)}"
    pairs = sum(_joins_two(line) for line in body)
    yield f"sentences that join two companies {min(pairs, 4)}"
    if any(_joins_two(line) for line in heads):
        yield "headline joins two companies"
    if body and _joins_two(body[0]):
        yield "lead joins two companies"
    if any(_joins_two(line) for line in body[:3]):
        yield "top joins two companies"


def _of_part(story: Story, part: str, lines: list[Line]) -> Iterator[str]:
    plain = story.layout.plain
    for line in lines:
        yield from (f"{part} act {act}" for act in acts_in(plain[line.sentence.start : line.sentence.end]))
    companies = {mention.company for line in lines for mention in line.named}
    yield f"{part} names {min(len(companies), 3)}"
    for line in lines:
        words = list(plain_words(story, line))
        for first, second in pairwise([*words, "$"]):
            yield f"{part} {first}"
            if part != "story" and first != "it":
                yield f"{part} {first} {second}"
        for cue in line.cues:
            yield f"{part} cue {cue.kind}"
            if len(line.named) > 1:
                yield f"{part} pair with {cue.kind}"


def _joins_two(line: Line) -> bool:
    return len(line.companies) > 1 and any(cue.kind in _JOINING for cue in line.cues)


_JOINING = frozenset(
    {
        "partner",
        "agreement",
        "acquire",
        "invest",
        "venture",
        "license",
        "supply",
        "select",
        "deploy",
        "distribute",
        "lease",
    }
)


def settles_dispute(story: Story) -> bool:
    """Whether the headline tells the end of a lawsuit: an agreement, but no partnership."""
    plain = story.layout.plain
    heads = (line.sentence for line in story.lines if line.part == "headline")
    return any("settle" in acts_in(plain[sentence.start : sentence.end]) for sentence in heads)
