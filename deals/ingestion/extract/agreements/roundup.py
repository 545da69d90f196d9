"""Articles that list agreements: each item of the list tells one of its own."""

from collections.abc import Iterator, Mapping

from deals.ingestion.extract.agreements.evidence import tells
from deals.ingestion.extract.agreements.pairs import Pair
from deals.ingestion.extract.agreements.story import Line, Story
from deals.ingestion.extract.companies.known import place_names
from deals.ingestion.extract.layout import Zone

# So many items with agreements of different companies make a list of agreements; two may belong to one agreement.
_ITEMS = 3
# An item with more companies than this lists names.
_MOST = 5
_TWO = 2
_TOLD = 0.5
_TELLING = ("partner", "agreement", "acquire", "venture", "license", "invest", "supply", "distribute", "select", "sign")


def with_items(story: Story, pairs: Mapping[Pair, float]) -> dict[Pair, float]:
    """The probabilities of pairs, raised for the companies of each item where the article is a list of agreements."""
    items = [companies for line in story.lines if (companies := _agreeing(line))]
    if len(items) < _ITEMS or len({name for item in items for name in item}) < _TWO * _ITEMS:
        return dict(pairs)
    told = dict(pairs)
    for item in items:
        for pair in _each_two(item):
            told[pair] = max(told.get(pair, 0.0), _TOLD)
    return told


def _agreeing(line: Line) -> list[str]:
    """The companies of an item that tells an agreement; none where it does not."""
    if line.sentence.zone is not Zone.LIST or not tells(line, _TELLING):
        return []
    names = list(dict.fromkeys(mention.company for mention in line.named if mention.company not in place_names()))
    return names if _TWO <= len(names) <= _MOST else []


def _each_two(names: list[str]) -> Iterator[Pair]:
    yield from (frozenset((one, other)) for at, one in enumerate(names) for other in names[at + 1 :])
