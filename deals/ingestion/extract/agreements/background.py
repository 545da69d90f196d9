"""Agreements that the article mentions besides its news."""

from collections.abc import Collection, Iterator

from deals.ingestion.extract.agreements.evidence import tells
from deals.ingestion.extract.agreements.models import Models
from deals.ingestion.extract.agreements.primary import drafted
from deals.ingestion.extract.agreements.story import Line, Story
from deals.ingestion.extract.agreements.telling import Telling
from deals.ingestion.records import DealDraft

_TELLING = ("partner", "agreement", "acquire", "venture", "license", "invest", "supply", "distribute", "customer")
_PARTS = {"early", "later", "about", "lead"}
_MOST = 12


def background_deals(
    story: Story, models: Models, news: Collection[frozenset[str]], known: Collection[str]
) -> tuple[DealDraft, ...]:
    """Agreements between the first company of a sentence and each of the others, where a cue stands between them.

    `news` are the parties of the primary deals: a sentence on them alone tells nothing new. Names that are not `known`
    to be companies are passed over.
    """
    found: dict[frozenset[str], DealDraft] = {}
    for line in story.lines:
        for first, second in _pairs(line, known):
            pair = frozenset((first, second))
            if pair not in found and not any(pair <= parties for parties in news) and len(found) < _MOST:
                found[pair] = drafted(Telling(story, line, (first, second), primary=False), models)
    return tuple(found.values())


def _pairs(line: Line, known: Collection[str]) -> Iterator[tuple[str, str]]:
    if line.part not in _PARTS or not line.named or not tells(line, _TELLING):
        return
    companies = [name for name in line.companies if name in known]
    for other in companies[1:]:
        if _cue_between(line, companies[0], other):
            yield companies[0], other


def _cue_between(line: Line, first: str, second: str) -> bool:
    start = min(mention.end for mention in line.meant if mention.company == first)
    ends = [mention.start for mention in line.meant if mention.company == second and not mention.resolved]
    return any(start <= cue.start < end and cue.kind in _TELLING for end in ends[:1] for cue in line.cues)
