"""What is known beside what is new: statements of the same quantity, and what was promised at the same place."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from companies.models import Facility
from companies.names import name_key
from deals.comparison import Statement, Verdict, compare
from deals.models import Article, Figure, Proposal
from deals.origins import Telling, same_origin
from deals.queries.documents.parts import stated
from deals.queries.documents.rivals import statement_of
from deals.queries.documents.statements import telling_of
from deals.queries.review.cards import Card
from deals.queries.review.promises import Promise, lean_figures, promises_at, state_of
from deals.values import Interval, PartialDate
from deals.vocabulary import Basis, Change, Decision, Modality, ProposalKind
from deals.wording import figure_in_words

SHOWN = 8
Companies = Mapping[str, set[int]]  # ids of known companies by the folded name that the article uses


@dataclass(frozen=True, slots=True)
class OnFile:
    """A published figure: `verdict` on it and the new one, or "" where they are of different things.

    `is_same_origin` says that the article at hand only tells again what this one told, or the reverse.
    """

    figure: Figure
    words: str
    verdict: str = ""
    is_same_origin: bool = False


@dataclass(slots=True)
class Filed:
    """What a card shows as known: statements of its own quantity, and earlier promises, by "company in place"."""

    statements: list[OnFile] = field(default_factory=list)
    promises: dict[str, list[OnFile]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """All of them."""
        return len(self.statements) + sum(map(len, self.promises.values()))


def file_beside(article: Article, cards: Iterable[Card], companies: Companies) -> dict[int, Filed]:
    """By the id of each figure, deal and place, what is on file beside it; the same queries however many they are."""
    kept = [card for card in cards if card.proposal.decision != Decision.REJECTED]
    subjects = _Subjects(kept, companies)
    known = list(subjects.statements().exclude(citation__article=article))
    promised = list(promises_at(article, [card.proposal for card in kept], ids_of(companies)))
    credited = [card.proposal.value["name"] for card in kept if card.proposal.kind == ProposalKind.CREDIT]
    filed = {}
    for card in kept:
        statements = _statements(article, card.proposal, subjects, known, credited)
        # What stands there with its verdict need not be told again as a promise.
        told = {entry.figure.pk for entry in statements}
        others = [promise for promise in promised if promise.figure.pk not in told]
        own = Filed(statements, _promises_beside(card.proposal, subjects, others))
        if own.count:
            filed[card.proposal.pk] = own
    return filed


class _Subjects:
    """Known records that the article's figures are of."""

    def __init__(self, cards: list[Card], companies: Companies) -> None:
        self.companies = companies
        self.deals: dict[frozenset[str], set[int]] = defaultdict(set)
        for card in cards:
            if card.proposal.kind == ProposalKind.DEAL and not card.is_new_record:
                same = {candidate.deal.pk for candidate in card.deals if candidate.same_parties}
                own = {card.proposal.deal_id} if card.proposal.deal_id else same
                self.deals[_keys(party["name"] for party in card.proposal.value["parties"])] |= own
        ids = ids_of(companies)
        self.facilities = list(Facility.objects.live().filter(company__in=ids).values_list("pk", "name"))
        self.measures = {c.proposal.value["measure"] for c in cards if c.proposal.kind == ProposalKind.FIGURE}

    def of(self, subject: str) -> tuple[str, set[int]]:
        """The column of quantities that names such a subject, and the ids of those that it may be."""
        kind, _, name = subject.partition(":")
        if kind == "deal" and name:
            return "deal_id", self.deals.get(_keys(name.partition("(")[0].split("+")), set())
        if kind == "facility" and name:
            words = set(name_key(name).split())
            return "facility_id", {pk for pk, known in self.facilities if words & set(name_key(known).split())}
        return "company_id", self.companies.get(name_key(subject), set())

    def statements(self) -> QuerySet[Figure]:
        """Figures on file of any of them, of a measure that the article states."""
        companies = ids_of(self.companies)
        deals = {deal for ids in self.deals.values() for deal in ids}
        facilities = [pk for pk, _ in self.facilities]
        of = Q(quantity__company__in=companies) | Q(quantity__deal__in=deals) | Q(quantity__facility__in=facilities)
        return lean_figures().filter(of, quantity__measure__in=self.measures)


def _statements(
    article: Article, proposal: Proposal, subjects: _Subjects, known: list[Figure], credited: list[str]
) -> list[OnFile]:
    if proposal.kind != ProposalKind.FIGURE:
        return []
    value = proposal.value
    column, ids = subjects.of(value.get("subject") or "")
    same = [
        figure
        for figure in known
        if getattr(figure.quantity, column) in ids
        and (figure.quantity.measure, figure.quantity.unit) == (value["measure"], value["unit"])
    ]
    new = Telling(article.publisher, frozenset(credited), proposal.citation.quote)
    found = [
        OnFile(
            figure,
            figure_in_words(stated(figure)),
            _verdict(article, value, figure),
            same_origin(new, telling_of(figure)),
        )
        for figure in same
    ]
    return sorted(found, key=lambda entry: entry.verdict == Verdict.DIFFERENT_SCOPE)[:SHOWN]


def _verdict(article: Article, value: dict[str, object], figure: Figure) -> str:
    """The verdict on the new and the known statement; "" while the new one's fields do not fit each other."""
    try:
        new = Statement(
            interval=Interval.clean(value["low"], value["high"], str(value["bound"])),  # type: ignore[arg-type]
            unit=str(value["unit"]),
            modality=Modality(str(value["modality"])),
            basis=Basis(str(value["basis"])),
            period=str(value.get("period") or ""),
            perimeter=str(value.get("perimeter") or ""),
            change=Change(str(value["change"])) if value.get("change") else None,
            speaker=str(value.get("speaker") or ""),
            stated_on=PartialDate.parse(article.published_on) if article.published_on else None,
        )
    except (ValueError, KeyError):
        return ""
    return compare(new, statement_of(figure)).value


def _promises_beside(proposal: Proposal, subjects: _Subjects, promised: list[Promise]) -> dict[str, list[OnFile]]:
    value = proposal.value
    match proposal.kind:
        case ProposalKind.DEAL if value.get("primary", True):
            wanted = {
                id_ for party in value["parties"] for id_ in subjects.companies.get(name_key(party["name"]), set())
            }
            found = [promise for promise in promised if promise.company in wanted]
        case ProposalKind.LOCATION:
            found = [promise for promise in promised if promise.place == state_of(value)]
        case ProposalKind.FIGURE:
            ids = subjects.of(value.get("subject") or "")[1]
            found = [p for p in promised if p.company in ids and p.figure.quantity.measure == value["measure"]]
        case _:
            found = []
    groups: dict[str, list[OnFile]] = defaultdict(list)
    for promise in found:
        entry = OnFile(promise.figure, figure_in_words(stated(promise.figure)))
        if len(groups[promise.heading]) < SHOWN:
            groups[promise.heading].append(entry)
    return dict(groups)


def ids_of(companies: Companies) -> set[int]:
    """Every known company that some name of the article may stand for."""
    return {company for known in companies.values() for company in known}


def _keys(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name_key(name) for name in names)
