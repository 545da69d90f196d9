"""Whom "the company", "it" and "they" mean, where the sentence or the one before says so."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from deals.ingestion.extract.companies.found import Mention
from deals.ingestion.extract.layout import Layout, Sentence, Zone

_KINDS = (
    r"Company|company|firm|group|start-?up|manufacturer|developer|miner|producer|retailer|provider|automaker|chipmaker|utility"
    r"|giant|corporation|bank|fund|university|lender|insurer|operator|subsidiary"
)
_STAND_IN = re.compile(
    rf"\b(?:(The|the)(?: [A-Z][a-z]+-based)?(?: [a-z]+)? ({_KINDS})|(?:It|it|Its|its|They|they|Their|their))\b"
    r"(?![’'-]\w*s\b)"
)
_RELATIVE = re.compile(r"\b(?:which|who|whose|where)\b")
# An "About" section names its company this near its start.
_OPENING = 24
_SILENT = frozenset({Zone.BOILERPLATE, Zone.HEADLINE, Zone.HEADING, Zone.DATELINE})


def stand_ins(layout: Layout, named: Sequence[Mention], issuer: str | None) -> Iterator[Mention]:
    """Mentions of companies by other words, in order.

    "It" is whom the sentence is about, or else whom the one before was about; "the Company" with a capital is the
    `issuer` of a release; "the company" is not the one that the same sentence names besides.
    """
    by_sentence = _by_sentence(layout, named)
    before: list[str] = []
    about: str | None = None
    for sentence in layout.sentences:
        own = by_sentence.get(sentence.index, [])
        in_about = sentence.zone is Zone.ABOUT
        if in_about and own and own[0].start - sentence.start < _OPENING:
            about = own[0].company
        found: list[Mention] = []
        if sentence.zone not in _SILENT:
            found = _in_sentence(layout, sentence, own, before, about if in_about else issuer)
            yield from found
        if own or found:
            before = [mention.company for mention in sorted([*own, *found])]


def _in_sentence(
    layout: Layout, sentence: Sentence, own: Sequence[Mention], before: Sequence[str], issuer: str | None
) -> list[Mention]:
    found: list[Mention] = []
    for match in _STAND_IN.finditer(layout.plain, sentence.start, sentence.end):
        company = _meant(layout.plain, match, sorted([*own, *found]), before, issuer)
        if company is not None:
            found.append(Mention(match.start(), match.end(), company, resolved=True))
    return found


def _meant(
    plain: str, match: re.Match[str], here: Sequence[Mention], before: Sequence[str], issuer: str | None
) -> str | None:
    if match[2] == "Company" and issuer:
        return issuer
    earlier = [mention for mention in here if mention.end <= match.start()]
    if earlier:
        last = earlier[-1]
        relative = _RELATIVE.search(plain, last.end, match.start())
        return last.company if relative else earlier[0].company
    if match[1]:
        elsewhere = [company for company in before if all(company != mention.company for mention in here)]
        return next(iter(elsewhere or before), issuer)
    return before[0] if before else None


def _by_sentence(layout: Layout, named: Iterable[Mention]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = defaultdict(list)
    for mention in named:
        sentence = layout.sentence_at(mention.start)
        if sentence is not None:
            found[sentence.index].append(mention)
    return found
