"""Deals that a figure may be about: all of the article, told apart by where they are told and who is named."""

from collections.abc import Iterator, Sequence

from deals.ingestion.extract.figures.features import Context
from deals.ingestion.extract.layout import Layout, Zone
from deals.ingestion.extract.lexicon import words
from deals.ingestion.records import DealDraft
from deals.vocabulary import DealKind

_NAMES = words(
    """
    agreement agreements transaction deal contract contracts order orders partnership collaboration financing round
    investment acquisition offering placement lease loan license licence purchase sale funding grant venture merger
    award facility alliance terms consideration proceeds closing
    """
)
_OF_KIND = {
    DealKind.ACQUISITION: words(
        "acquire acquires acquired acquiring acquisition purchase purchased buy bought sale sold merger consideration"
    ),
    DealKind.INVESTMENT: words(
        "investment invest invested investors round funding financing raised raise placement offering grant loan equity"
        " shares stake proceeds debentures notes debt award awarded"
    ),
    DealKind.SUPPLY: words(
        "supply supplies order orders purchase deliver delivery offtake volumes tonnes units contract"
    ),
    DealKind.POWER_PURCHASE: words("power ppa electricity purchase offtake energy"),
    DealKind.LICENSING: words("license licence licensing royalty royalties milestone milestones upfront"),
    DealKind.CLOUD_COMPUTE: words("cloud compute capacity gpus hosting infrastructure"),
    DealKind.JOINT_VENTURE: words("venture jv joint interest stake"),
    DealKind.CONSTRUCTION: words("construction build construct contract epc project"),
    DealKind.DISTRIBUTION: words("distribution distribute distributor exclusive stores"),
    DealKind.MANUFACTURING: words("manufacture manufacturing production produce plant"),
    DealKind.RESEARCH: words("research study trial development"),
    DealKind.OTHER: words("partnership collaboration agreement lease memorandum program contract"),
}


class DealCandidates:
    """The deals of one article and what speaks for each as the subject of a figure."""

    def __init__(self, layout: Layout, deals: Sequence[DealDraft]) -> None:
        self.layout = layout
        self.deals = deals
        self.primary = sum(deal.primary for deal in deals)

    def of(self, context: Context, here: frozenset[str], near: frozenset[str]) -> Iterator[tuple[str, list[str]]]:
        """The candidates of one figure; `here` and `near` are the companies of its sentence and of those before."""
        named = [sum(party in here for party in parties_of(deal)) for deal in self.deals]
        gaps = [self._gap(context, deal) for deal in self.deals]
        for place, deal in enumerate(self.deals):
            others = named[:place] + named[place + 1 :]
            other_gaps = [abs(gap) for gap in gaps[:place] + gaps[place + 1 :]]
            most = named[place] > max(others, default=-1)
            closest = abs(gaps[place]) < min(other_gaps, default=1000)
            yield (
                written(deal),
                [
                    *self._told(context, deal, gaps[place]),
                    *self._parties(deal, here, near),
                    f"most named={most}",
                    f"closest={closest}",
                    f"most named={most} closest={closest} primary={deal.primary}",
                ],
            )

    def _gap(self, context: Context, deal: DealDraft) -> int:
        stated = self.layout.sentence_at(deal.evidence.start)
        return context.candidate.sentence.index - stated.index if stated else 99

    def _told(self, context: Context, deal: DealDraft, gap: int) -> Iterator[str]:
        sentence = context.candidate.sentence
        covers = deal.evidence.start < sentence.end and sentence.start < deal.evidence.end
        only = self.primary == 1 and deal.primary
        step = 0 if gap == 0 else 1 if 0 < gap < 3 else 3 if gap >= 3 else -1
        forms = context.words.forms
        sense = not _OF_KIND[deal.kind].isdisjoint(forms)
        close = not _OF_KIND[deal.kind].isdisjoint((*context.left[:8], *context.right[:6]))
        yield f"primary={deal.primary}"
        yield f"kind {deal.kind}"
        yield f"status {deal.status}"
        yield f"covers={covers}"
        yield f"gap {step}"
        yield f"gap {step} primary={deal.primary}"
        yield f"only={only}"
        yield f"of {min(len(self.deals), 4)}"
        yield f"doubts {min(len(deal.problems), 2)}"
        yield f"in headline={sentence.zone is Zone.HEADLINE} primary={deal.primary}"
        yield f"kind worded={sense} close={close}"
        yield f"kind worded={sense} covers={covers}"
        yield f"kind worded close={close} only={only}"

    def _parties(self, deal: DealDraft, here: frozenset[str], near: frozenset[str]) -> Iterator[str]:
        parties = parties_of(deal)
        named, close = min(sum(p in here for p in parties), 2), min(sum(p in near for p in parties), 2)
        yield f"parties here {named}"
        yield f"parties near {close}"
        yield f"parties here {named} of {min(len(parties), 3)}"
        yield f"parties here {named} near {close} primary={deal.primary}"
        yield f"others here={bool(here - set(parties))}"


def deal_words(context: Context) -> Iterator[str]:
    """Which words for a deal stand near the number and in its sentence."""
    for name, forms in (("left", context.left[:8]), ("right", context.right[:6])):
        for form in set(forms) & _NAMES:
            yield f"deal word {name} {form}"
    yield f"deal word={not _NAMES.isdisjoint(context.words.forms)}"
    for place, form in enumerate(context.left[:-1]):
        if form in _NAMES and context.left[place + 1] in ("this", "the", "its"):
            yield f"deal word of {context.left[place + 1]}"


def written(deal: DealDraft) -> str:
    """A deal as the subject of a figure is written."""
    return "deal:" + "+".join(parties_of(deal))


def parties_of(deal: DealDraft) -> list[str]:
    """The names of a deal's parties."""
    return [party.name for party in deal.parties]
