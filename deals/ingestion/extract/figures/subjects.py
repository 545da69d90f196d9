"""Whose figure it is: a company, a deal or a facility, chosen among those that the article speaks of."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from deals.ingestion.extract.companies import Companies, Mention
from deals.ingestion.extract.figures.facilities import Facilities, Facility
from deals.ingestion.extract.figures.features import Context, near_features
from deals.ingestion.extract.layout import Layout, Sentence, Zone
from deals.ingestion.extract.model import load_model
from deals.ingestion.records import DealDraft
from deals.vocabulary import Measure

_NEARBY = 3  # how many sentences back a subject may stand


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that a figure may be about, as it is written in a draft, and what speaks for it (features)."""

    name: str
    features: tuple[str, ...]


class Subjects:
    """All that figures of one article may be about."""

    def __init__(
        self, layout: Layout, companies: Companies, deals: Sequence[DealDraft], facilities: Facilities
    ) -> None:
        self.layout = layout
        self.companies = companies
        self.deals = deals
        self.facilities = facilities
        self.counts = Counter(m.company for m in companies.mentions)
        self.headline = {m.company for m in companies.mentions if self._zone(m.start) is Zone.HEADLINE}
        self.primary = sum(deal.primary for deal in deals)
        self.main = self.counts.most_common(1)[0][0] if self.counts else ""

    def _zone(self, offset: int) -> Zone | None:
        sentence = self.layout.sentence_at(offset)
        return sentence.zone if sentence else None

    def of(self, context: Context, measure: Measure) -> list[Subject]:
        """The candidates for the subject of one figure; the measure colours what speaks for each."""
        found = [*self._companies(context), *self._deals(context), *self._facilities(context)]
        kind = _kind_of(measure)
        of_figure = [
            f"governor={context.governor.sense if context.governor else ''}",
            f"kind={context.candidate.quantity.kind}",
            f"news={min(self.primary, 2)}",
        ]
        return [Subject(name, tuple(_crossed(list(features), kind, measure, of_figure))) for name, features in found]

    def around(self, context: Context) -> list[str]:
        """What the deals of the article say of a number: is one news, is it told here, are its parties named."""
        sentence = context.candidate.sentence
        here = {m.company for m in self.companies.in_span(sentence.start, sentence.end)}
        told = [d for d in self.deals if d.evidence.start < sentence.end and sentence.start < d.evidence.end]
        named = max((sum(party in here for party in _parties(deal)) for deal in self.deals), default=0)
        kinds = sorted({f"news of {deal.kind}" for deal in self.deals if deal.primary})
        stages = sorted({f"stage of news {deal.status}" for deal in self.deals if deal.primary})
        nearest = min(self.deals, key=lambda deal: abs(deal.evidence.start - sentence.start), default=None)
        return [
            f"in news={self.primary > 0}",
            f"deal told={bool(told)}",
            f"deal parties named={min(named, 2)}",
            f"in news={self.primary > 0} told={bool(told)} named={min(named, 2)}",
            *kinds,
            *stages,
            f"nearest deal {nearest.status if nearest else 'none'}",
            *(f"told {deal.kind} {deal.status}" for deal in told[:2]),
        ]

    def standing(self, subject: str | None) -> str:
        """What sort of subject is written, how far a deal has come, and whether the article has news of a deal."""
        sort = sort_of(subject)
        if sort != "deal":
            return f"{sort} in news={self.primary > 0}"
        named = next((deal for deal in self.deals if _written(deal) == subject), None)
        return f"deal {named.status} primary={named.primary}" if named else "deal"

    def _companies(self, context: Context) -> Iterator[tuple[str, list[str]]]:
        sentence = context.candidate.sentence
        position = context.candidate.quantity.start
        here = self.companies.in_span(sentence.start, sentence.end)
        seen: dict[str, list[str]] = {}
        order = list(dict.fromkeys(m.company for m in here))
        before = [m for m in here if m.end <= position]
        for mention in here:
            features = seen.setdefault(mention.company, ["company", "company here"])
            features.extend(self._placed(mention, position, before, here))
        for company in order:
            seen[company].append(f"company place {min(order.index(company), 3)} of {min(len(order), 4)}")
        for back, company in self._earlier(sentence):
            if company not in seen:
                seen[company] = ["company", f"company {back} back", f"company back alone={not here}"]
        if self.main and self.main not in seen:
            seen[self.main] = ["company", "company main only", f"company back alone={not here}"]
        for company, features in seen.items():
            features.append(f"company main={company == self.main}")
            features.append(f"company headline={company in self.headline}")
            features.append(f"company in deals={any(company in _parties(deal) for deal in self.deals)}")
            yield company, features

    def _placed(self, mention: Mention, position: int, before: list[Mention], here: Sequence[Mention]) -> Iterator[str]:
        plain = self.layout.plain
        if mention.end <= position:
            place = "nearest" if mention == before[-1] else "first" if mention == before[0] else "mid"
            yield f"company before, {place}"
            if mention == before[0]:
                yield "company first before"
            gap = position - mention.end
            yield f"company before within {20 if gap < 20 else 60 if gap < 60 else 150 if gap < 150 else 999}"
        else:
            after = [m for m in here if m.start >= position]
            yield f"company after, {'nearest' if after and mention == after[0] else 'later'}"
            gap = mention.start - position
            yield f"company after within {20 if gap < 30 else 80 if gap < 80 else 999}"
            yield f"company after, any before={bool(before)}"
        if plain.startswith(("'s", "’s"), mention.end):
            yield "company's"
        yield f"company after word {_word_before(plain, mention.start)}"
        yield f"company resolved={mention.resolved}"

    def _earlier(self, sentence: Sentence) -> Iterator[tuple[int, str]]:
        for back in range(1, _NEARBY + 1):
            index = sentence.index - back
            if index < 0:
                return
            earlier = self.layout.sentences[index]
            for company in dict.fromkeys(m.company for m in self.companies.in_span(earlier.start, earlier.end)):
                yield back, company

    def _deals(self, context: Context) -> Iterator[tuple[str, list[str]]]:
        sentence = context.candidate.sentence
        here = {m.company for m in self.companies.in_span(sentence.start, sentence.end)}
        near = here | {company for _, company in self._earlier(sentence)}
        primary = [deal for deal in self.deals if deal.primary]
        for deal in self.deals:
            parties = _parties(deal)
            covers = deal.evidence.start < sentence.end and sentence.start < deal.evidence.end
            stated = self.layout.sentence_at(deal.evidence.start)
            gap = sentence.index - stated.index if stated else 99
            yield (
                _written(deal),
                [
                    "deal",
                    f"deal primary={deal.primary}",
                    f"deal kind {deal.kind}",
                    f"deal status {deal.status}",
                    f"deal covers={covers}",
                    f"deal gap {0 if gap == 0 else 1 if 0 < gap < 3 else 3 if gap >= 3 else -1}",
                    f"deal parties here {min(sum(p in here for p in parties), 2)}",
                    f"deal parties near {min(sum(p in near for p in parties), 2)}",
                    f"deal only={len(primary) == 1 and deal.primary}",
                    f"deal of {min(len(self.deals), 4)}",
                    f"deal in headline={sentence.zone is Zone.HEADLINE}",
                    f"deal others here={bool(here - set(parties))}",
                ],
            )

    def _facilities(self, context: Context) -> Iterator[tuple[str, list[str]]]:
        sentence, position = context.candidate.sentence, context.candidate.quantity.start
        here = list(self.facilities.in_span(sentence.start, sentence.end))
        before = [f for f in here if f.end <= position]
        after = [f for f in here if f.start >= position]
        named = self.facilities.named_before(sentence.start)
        if before:
            yield self._site(before[-1], named, "before", position - before[-1].end)
        if after:
            yield self._site(after[0], named, "after", after[0].start - position)
        if named and not before:
            yield "facility:" + named.name, ["facility", "facility earlier", f"facility earlier, any here={bool(here)}"]

    def _site(self, facility: Facility, named: Facility | None, side: str, gap: int) -> tuple[str, list[str]]:
        name = facility.name if facility.proper or named is None else f"{named.name} {facility.name}"
        words = facility.name.lower().split()
        return "facility:" + name, [
            "facility",
            f"facility {side}",
            f"facility {side} within {20 if gap < 25 else 60 if gap < 60 else 999}",
            f"facility proper={facility.proper}",
            f"facility head {words[-1]}",
        ]


def choose_subject(subjects: Subjects, context: Context, measure: Measure) -> str | None:
    """The likeliest subject of a figure; None in an article that names no company, deal or facility.

    One model tells the sort of subject from the figure, another tells which of its sort; the two are multiplied.
    """
    found = subjects.of(context, measure)
    if not found:
        return None
    ranker = load_model("figure_subject")
    shares = [ranker.probability(subject.features) for subject in found]
    best: dict[str, float] = {}
    for subject, share in zip(found, shares, strict=True):
        best[sort_of(subject.name)] = max(best.get(sort_of(subject.name), 0.0), share)
    sorts = _sorts(context, measure, found, subjects.primary)
    weighed = [
        sorts.get(sort, 0.0) * share / best[sort] * (0.5 + best[sort])
        for subject, share in zip(found, shares, strict=True)
        if (sort := sort_of(subject.name))
    ]
    return found[weighed.index(max(weighed))].name


# The annotation rules settle these: the value and the term of a deal are the deal's, results and staff a company's.
_SORT_OF_MEASURE = {
    Measure.DEAL_VALUE: "deal",
    Measure.DURATION: "deal",
    Measure.REVENUE: "company",
    Measure.NET_PROFIT: "company",
    Measure.HEADCOUNT: "company",
    Measure.SHARE_PRICE_CHANGE: "company",
    Measure.VALUATION: "company",
}
_SETTLED = 20.0


def _sorts(context: Context, measure: Measure, found: Sequence[Subject], primary: int) -> dict[str, float]:
    """How probable each sort of subject is, what the measure settles counting twenty times as much."""
    shares = load_model("figure_subject_sort").probabilities(sort_features(context, measure, found, primary))
    settled = _SORT_OF_MEASURE.get(measure, "")
    return {sort: share * (_SETTLED if sort == settled else 1.0) for sort, share in shares.items()}


def sort_of(subject: str | None) -> str:
    """ "deal", "facility" or "company": what sort of subject is written."""
    sort, _, rest = (subject or "").partition(":")
    return sort if rest and sort in ("deal", "facility") else "company"


def sort_features(context: Context, measure: Measure, found: Sequence[Subject], primary: int) -> list[str]:
    """What the model of sorts sees: the figure's near words and governor, and what there is to choose from."""
    near = [f for f in near_features(context) if f.startswith(_OF_SORT) or "governor" in f]
    around = sorted({f for subject in found for f in subject.features if f.startswith(_AROUND)})
    news = [f"news={min(primary, 2)}", f"headline={context.candidate.sentence.zone}"]
    crossed = [*news, *(f for f in near if f.startswith(("governor", "noun")))]
    return [f"measure={measure}", *news, *near, *around, *(f"{measure}|{name}" for name in crossed)]


_OF_SORT = ("kind=", "zone", "noun", "unit=", "measure", "near left", "near right", "l0", "r0", "quoted", "modality")
_AROUND = (
    *("deal covers", "deal gap", "deal parties here", "deal only", "deal of", "facility before", "facility after"),
    *("facility proper", "facility head", "facility earlier", "company here"),
)


def _crossed(features: list[str], kind: str, measure: Measure, of_figure: list[str]) -> Iterator[str]:
    sort = features[0]
    yield from features
    for feature in features:
        yield f"{kind}|{feature}"
    for feature in of_figure:
        yield f"{sort}|{feature}"
    yield f"{sort}|{measure}"


def _kind_of(measure: Measure) -> str:
    if measure in (Measure.DEAL_VALUE, Measure.DURATION, Measure.OWNERSHIP_STAKE):
        return "deal-like"
    if measure in (Measure.CAPACITY_POWER, Measure.AREA, Measure.JOBS):
        return "site-like"
    return "own" if measure in (Measure.REVENUE, Measure.NET_PROFIT, Measure.VALUATION, Measure.HEADCOUNT) else "any"


def _written(deal: DealDraft) -> str:
    return "deal:" + "+".join(_parties(deal))


def _parties(deal: DealDraft) -> list[str]:
    return [party.name for party in deal.parties]


def _word_before(plain: str, start: int) -> str:
    word = plain[max(0, start - 16) : start].rsplit(None, 1)
    return word[-1].lower() if word and word[-1].isalpha() else ""
