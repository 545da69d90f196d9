"""The sentence that says best that some companies made an agreement."""

from collections.abc import Collection, Iterable

from deals.ingestion.extract.agreements.story import Line, Story

# Classes of cues that say an agreement was made, the plainest first.
TELLING = ("partner", "agreement", "acquire", "venture", "license", "invest", "supply", "select", "deploy", "lease")
_TELLING = frozenset({*TELLING, "distribute", "sign", "sponsor", "build", "customer"})
_ORDER = {"lead": 0, "early": 1, "later": 2, "headline": 3, "heading": 4, "about": 5}


def evidence_for(story: Story, parties: Collection[str], others: Collection[str] = ()) -> Line | None:
    """The line of the story that names most of the parties together with a cue; the earlier of two that are equal.

    `others` are party to other agreements of the article and not to this one: a line without them says more of it.
    """
    return min(story.lines, key=lambda line: _rank(line, parties, others), default=None)


def _rank(line: Line, parties: Collection[str], others: Collection[str]) -> tuple[int, int, int, int, int]:
    named = {mention.company for mention in line.named} & set(parties)
    meant = set(line.companies) & set(parties)
    telling = any(cue.kind in _TELLING for cue in line.cues)
    together = min(len(meant), 2) + (len(named) > 1)
    foreign = len(set(line.companies) & set(others))
    top = line.part in {"lead", "early"}
    strength = together + int(top) + int(telling)
    return (-int(telling and together > 1), foreign, -strength, _ORDER[line.part], line.sentence.index)


def tells(line: Line, kinds: Iterable[str] = TELLING) -> bool:
    """Whether a line has a cue of one of these classes."""
    wanted = set(kinds)
    return any(cue.kind in wanted for cue in line.cues)
