"""Whose figure it is: a company, a deal or a facility, chosen among those that the article speaks of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from deals.ingestion.extract.companies import Companies
from deals.ingestion.extract.figures.facilities import Facilities
from deals.ingestion.extract.figures.features import Context, near_features
from deals.ingestion.extract.figures.subject_companies import CompanyCandidates
from deals.ingestion.extract.figures.subject_deals import DealCandidates, deal_words, parties_of, written
from deals.ingestion.extract.figures.subject_sites import site_candidates
from deals.ingestion.extract.layout import Layout
from deals.ingestion.extract.model import load_model
from deals.ingestion.records import DealDraft, QuoteDraft
from deals.vocabulary import Measure


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that a figure may be about, as it is written in a draft, and what speaks for it (features)."""

    name: str
    features: tuple[str, ...]

    @property
    def sort(self) -> str:
        """ "company", "deal" or "facility"."""
        return sort_of(self.name)


class Subjects:
    """All that figures of one article may be about."""

    def __init__(
        self,
        layout: Layout,
        companies: Companies,
        deals: Sequence[DealDraft],
        facilities: Facilities,
        quotes: Sequence[QuoteDraft] = (),
    ) -> None:
        self.companies = companies
        self.deals = deals
        self.facilities = facilities
        self.primary = sum(deal.primary for deal in deals)
        parties = frozenset(party for deal in deals for party in parties_of(deal))
        self._of_companies = CompanyCandidates(layout, companies, parties, quotes)
        self._of_deals = DealCandidates(layout, deals)

    def of(self, context: Context, measure: Measure) -> list[Subject]:
        """The candidates for the subject of one figure; the measure colours what speaks for each."""
        sentence = context.candidate.sentence
        here = frozenset(m.company for m in self.companies.in_span(sentence.start, sentence.end))
        near = here | {company for _, _, company in self._of_companies.earlier(sentence)}
        found = [
            *self._of_companies.of(context),
            *self._of_deals.of(context, here, near),
            *site_candidates(self.facilities, context),
        ]
        colours = (str(context.candidate.quantity.kind), _GROUP_OF.get(measure, str(measure)))
        return [Subject(name, tuple(_coloured(sort_of(name), features, colours))) for name, features in found]

    def around(self, context: Context) -> list[str]:
        """What the deals of the article say of a number: is one news, is it told here, are its parties named."""
        sentence = context.candidate.sentence
        here = {m.company for m in self.companies.in_span(sentence.start, sentence.end)}
        told = [d for d in self.deals if d.evidence.start < sentence.end and sentence.start < d.evidence.end]
        named = max((sum(party in here for party in parties_of(deal)) for deal in self.deals), default=0)
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
        named = next((deal for deal in self.deals if written(deal) == subject), None)
        return f"deal {named.status} primary={named.primary}" if named else "deal"


_GROUP_OF = {
    Measure.DEAL_VALUE: "deal-like",
    Measure.DURATION: "deal-like",
    Measure.CAPACITY_POWER: "site-like",
    Measure.AREA: "site-like",
    Measure.JOBS: "site-like",
    Measure.REVENUE: "own",
    Measure.NET_PROFIT: "own",
    Measure.VALUATION: "own",
    Measure.HEADCOUNT: "own",
    Measure.SHARE_PRICE_CHANGE: "own",
}


def choose_subject(subjects: Subjects, context: Context, measure: Measure) -> str | None:
    """The likeliest subject of a figure; None in an article that names no company, deal or facility."""
    found = subjects.of(context, measure)
    if not found:
        return None
    ranker = load_model("figure_subject")
    scores = [ranker.scores(s.features)[0] for s in found]
    of_sort = {
        sort: ranker.scores(features)[0] for sort, features in sort_features(subjects, context, measure, found).items()
    }
    weighed = [score + of_sort[s.sort] for score, s in zip(scores, found, strict=True)]
    return found[weighed.index(max(weighed))].name


def sort_of(subject: str | None) -> str:
    """ "deal", "facility" or "company": what sort of subject is written."""
    sort, _, rest = (subject or "").partition(":")
    return sort if rest and sort in ("deal", "facility") else "company"


def sort_features(
    subjects: Subjects, context: Context, measure: Measure, found: Sequence[Subject]
) -> dict[str, list[str]]:
    """For each sort of subject found, what speaks for it whichever it is: near words, governor, what else there is."""
    near = [f for f in near_features(context) if f.startswith(_OF_SORT) or "governor" in f]
    sorts = sorted({s.sort for s in found})
    # Each feature stands first without a colour, then once with each; see `_coloured`.
    plain_features = (name for s in found for name in s.features[:: _COLOURS + 1])
    there = [f"there {name}" for name in plain_features if name.startswith(_AROUND)]
    news = [f"news={min(subjects.primary, 2)}", f"headline={context.candidate.sentence.zone}"]
    crossed = [*news, *(f for f in near if f.startswith(("governor", "noun")))]
    plain = [
        f"measure={measure}",
        *news,
        *near,
        *sorted(set(there)),
        *deal_words(context),
        *(f"{measure}|{name}" for name in crossed),
    ]
    return {sort: [f"{sort}&{name}" for name in plain] for sort in sorts}


_OF_SORT = ("kind=", "zone", "noun", "unit=", "measure", "near left", "near right", "l0", "r0", "quoted", "modality")
_COLOURS = 2
_AROUND = tuple(
    f"{sort} {name}"
    for sort, names in (
        ("company", ("here",)),
        ("deal", ("covers", "gap", "parties here", "only", "of ")),
        ("facility", ("before gap", "after gap", "proper", "head", "earlier")),
    )
    for name in names
)


def _coloured(sort: str, features: list[str], colours: Sequence[str]) -> Iterator[str]:
    for feature in features:
        yield f"{sort} {feature}"
        for colour in colours:
            yield f"{colour}|{sort} {feature}"
