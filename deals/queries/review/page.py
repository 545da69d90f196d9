"""The review desk: an article's text beside what was read in it, and what stands between it and publication."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from companies.names import name_key
from deals.models import Article, Proposal, Revision
from deals.queries.review.candidates import CompanyCandidate, company_candidates, deal_candidates
from deals.queries.review.cards import LETTERS, Card
from deals.queries.review.doubts import doubts_about, misfits_of
from deals.queries.review.marks import marks_of
from deals.queries.review.names import Names, names_in
from deals.queries.review.on_file import file_beside
from deals.queries.review.segments import Segment, segments_of
from deals.vocabulary import Decision, ProposalKind

# In this order an editor meets them: who, what, where, how much, and who said it.
ORDER = list(LETTERS)
HEADINGS = {
    ProposalKind.COMPANY: "Companies",
    ProposalKind.DEAL: "Deals",
    ProposalKind.PROJECT: "Projects",
    ProposalKind.LOCATION: "Places",
    ProposalKind.FIGURE: "Figures",
    ProposalKind.QUOTATION: "Quotations",
    ProposalKind.CREDIT: "Sources that the article names",
}


@dataclass(frozen=True, slots=True)
class Blocker:
    """Something that must be done before the article can be published; `tag` names the proposal, if it is about one."""

    message: str
    tag: str = ""
    proposal: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The cards of one kind."""

    kind: ProposalKind
    cards: list[Card]

    @property
    def heading(self) -> str:
        """The kind in the plural."""
        return HEADINGS[self.kind]


@dataclass(frozen=True, slots=True)
class Review:
    """Every proposal of an article as a card, in the order of the desk, and the names that they may use."""

    article: Article
    cards: list[Card]
    names: Names
    companies: Mapping[str, set[int]]

    def card(self, proposal_id: int) -> Card:
        """The card of one proposal; StopIteration if it is not the article's."""
        return next(card for card in self.cards if card.proposal.pk == proposal_id)


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """All that the desk shows of one article."""

    article: Article
    segments: list[Segment]
    doubtful: list[Card]
    groups: list[Group]
    blockers: list[Blocker]
    counts: Mapping[str, int]
    acceptable: int
    company_names: list[str] = field(default_factory=list)
    subject_names: list[str] = field(default_factory=list)


def review_of(article: Article) -> Review:
    """The article's proposals with their doubts and with the known records that they may be."""
    proposals = list(
        article.proposals.select_related("citation", "company", "deal", "decided_by", "edited_by").in_text_order()
    )
    changed = set(Revision.objects.filter(proposal__article=article, undone=False).values_list("proposal", flat=True))
    proposals.sort(key=lambda proposal: ORDER.index(ProposalKind(proposal.kind)))
    names = names_in(proposals)
    companies = company_candidates(proposals)
    known = _ids_by_name(proposals, companies)
    deals = deal_candidates(proposals, known)
    counters = dict.fromkeys(ORDER, 0)
    cards = []
    for proposal in proposals:
        proposal.article = article
        kind = ProposalKind(proposal.kind)
        counters[kind] += 1
        card = Card(proposal, tag=f"{LETTERS[kind]}{counters[kind]}")
        card.companies, card.deals = companies.get(proposal.pk, []), deals.get(proposal.pk, [])
        card.problems = _problems(card, names)
        card.can_undo = proposal.pk in changed or not card.is_open
        cards.append(card)
    return Review(article, cards, names, known)


def review_page(article: Article) -> ReviewPage:
    """The desk's page of one article, from a fixed number of queries."""
    review = review_of(article)
    filed = file_beside(article, review.cards, review.companies)
    for card in review.cards:
        card.filed = filed.get(card.proposal.pk)
    open_cards = [card for card in review.cards if card.is_open]
    doubtful = [card for card in open_cards if card.problems]
    marks = [mark for card in review.cards for mark in marks_of(card.proposal, card.tag)]
    return ReviewPage(
        article=article,
        segments=segments_of(article.text, marks),
        doubtful=doubtful,
        groups=_groups([card for card in review.cards if card not in doubtful]),
        blockers=blockers_of(review),
        counts={
            decision.value: sum(card.proposal.decision == decision for card in review.cards) for decision in Decision
        },
        acceptable=len(open_cards) - len(doubtful),
        company_names=_names_for_forms(review, ProposalKind.COMPANY),
        subject_names=_subjects(review),
    )


def blockers_of(review: Review) -> list[Blocker]:
    """What must be done before the article can be published; empty when nothing stands in the way."""
    accepted = [card for card in review.cards if card.proposal.decision == Decision.ACCEPTED]
    kept = names_in(card.proposal for card in accepted)
    blockers = [
        Blocker(problem, card.tag, card.proposal.pk)
        for card in accepted
        if not card.proposal.is_published
        for problem in [*misfits_of(card.proposal, kept), *card.ambiguities]
    ]
    undecided = sum(card.is_open for card in review.cards)
    if undecided:
        blockers.insert(0, Blocker(f"Decide on the {undecided} that {'is' if undecided == 1 else 'are'} still open."))
    if not accepted:
        blockers.append(Blocker("Accept at least one proposal."))
    return blockers


def _problems(card: Card, names: Names) -> list[str]:
    if not card.is_open:
        return []
    return [*doubts_about(card.proposal, names), *card.ambiguities]


def _ids_by_name(proposals: list[Proposal], candidates: Mapping[int, list[CompanyCandidate]]) -> dict[str, set[int]]:
    """Known companies that each name of the article may stand for: the matched one, else its namesakes."""
    ids: dict[str, set[int]] = {}
    for proposal in proposals:
        if proposal.kind != ProposalKind.COMPANY or proposal.value.get("new"):
            continue
        same = {found.company.pk for found in candidates.get(proposal.pk, []) if found.is_same_name}
        ids[name_key(proposal.value["name"])] = {proposal.company_id} if proposal.company_id else same
    return ids


def _groups(cards: list[Card]) -> list[Group]:
    groups = [Group(kind, [card for card in cards if card.proposal.kind == kind]) for kind in ORDER]
    return [group for group in groups if group.cards]


def _names_for_forms(review: Review, kind: ProposalKind) -> list[str]:
    kept = [card.proposal for card in review.cards if card.proposal.decision != Decision.REJECTED]
    return list(dict.fromkeys(proposal.value["name"] for proposal in kept if proposal.kind == kind))


def _subjects(review: Review) -> list[str]:
    """What a figure can be of, as its form writes it."""
    kept = [card.proposal for card in review.cards if card.proposal.decision != Decision.REJECTED]
    deals = [
        "deal:" + "+".join(p["name"] for p in row.value["parties"]) for row in kept if row.kind == ProposalKind.DEAL
    ]
    places = [proposal.value.get("facility") for proposal in kept if proposal.kind == ProposalKind.LOCATION]
    facilities = [f"facility:{name}" for name in places if name]
    return list(dict.fromkeys([*_names_for_forms(review, ProposalKind.COMPANY), *deals, *facilities]))
