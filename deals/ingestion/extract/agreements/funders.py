"""Those who put up the money together: lenders named by their part in a loan, investors named as a group."""

import re
from collections.abc import Mapping

from deals.ingestion.extract.agreements.pairs import Pair
from deals.ingestion.extract.agreements.story import Line, Story

# In a syndicated loan the arrangers are lenders themselves: https://en.wikipedia.org/wiki/Syndicated_loan
_ARRANGING = re.compile(
    r"\b(?:served|serves|acted|acts|serving|acting) as ((?:[\w-]+,? ){0,8}?)(?:lead arrangers?|lenders?)\b",
    re.IGNORECASE,
)
_ADVISING = re.compile(r"counsel|advis[oe]r", re.IGNORECASE)
_GROUP = re.compile(
    r"\b(?:investor group|group of (?:investors|lenders)|consortium|syndicate|lenders|co-investors)\b[^.;]{0,40}?"
    r"\b(?:includ(?:es?|ed|ing)|compris(?:es?|ed|ing)|consist(?:s|ed|ing) of|such as)\b",
    re.IGNORECASE,
)
# Who puts up money is a party this surely, and as surely agreed with whoever else did and with whoever gets it.
_SURE = 0.6
# From here on somebody is told to have agreed with whom the news is about.
_TOLD = 0.4


def with_funders(
    story: Story, shares: Mapping[str, float], pairs: Mapping[Pair, float]
) -> tuple[dict[str, float], dict[Pair, float]]:
    """The probabilities of parties and of pairs, raised for those whom the story names as lenders or as investors."""
    funders = list(dict.fromkeys(name for line in story.lines for name in _funders_in(story, line)))
    if not funders:
        return dict(shares), dict(pairs)
    raised = {name: max(share, _SURE) if name in funders else share for name, share in shares.items()}
    main = max(shares, key=lambda name: shares[name])
    joined = [name for name in raised if name in funders or pairs.get(frozenset((name, main)), 0.0) >= _TOLD]
    told = dict(pairs)
    for funder in funders:
        for other in {main, *joined} - {funder}:
            told[frozenset((funder, other))] = _SURE
    return raised, told


def _funders_in(story: Story, line: Line) -> list[str]:
    plain, start, end = story.layout.plain, line.sentence.start, line.sentence.end
    arranging = _ARRANGING.search(plain, start, end)
    if arranging and not _ADVISING.search(arranging[1]):
        return [mention.company for mention in line.named if mention.end <= arranging.start()]
    group = _GROUP.search(plain, start, end)
    return [mention.company for mention in line.named if mention.start >= group.end()] if group else []
