import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from companies.actions import add_company, learn_name
from companies.models import Company
from companies.vocabulary import CompanyKind
from deals.actions import review
from deals.models import Article
from deals.queries.review import Card, review_page
from deals.vocabulary import ProposalKind
from tests.factories.drafts import STORY, bare, proposed, user

pytestmark = pytest.mark.django_db
PARTIES = [{"name": "Aurora Motors", "role": "partner"}, {"name": "Borealis Energy", "role": "partner"}]
DEAL = {
    "parties": PARTIES,
    "kind": "manufacturing",
    "status": "signed",
    "binding": "binding",
    "announced_on": None,
    "primary": True,
    "scope": [],
}


def company(article: Article, name: str) -> None:
    proposed(article, ProposalKind.COMPANY, name, {"name": name, "role": "party", "kind": "company"})


def drafted(text: str = STORY) -> Article:
    article = bare(text)
    company(article, "Aurora Motors")
    company(article, "Borealis Energy")
    proposed(article, ProposalKind.DEAL, "signed an agreement", DEAL)
    return article


def known(name: str, *names: str) -> Company:
    made = add_company(name=name, kind=CompanyKind.COMPANY, by=user())
    for other in names:
        learn_name(made, other)
    return made


def card_of(article: Article, kind: ProposalKind, number: int = 0) -> Card:
    page = review_page(article)
    cards = page.doubtful + [card for group in page.groups for card in group.cards]
    return [card for card in cards if card.proposal.kind == kind][number]


def test_everything_is_on_the_page_once_what_is_doubtful_first() -> None:
    article = drafted()
    proposed(article, ProposalKind.CREDIT, "Ohio", {"name": "Ohio"}, problems=["Is this a newspaper?"])
    page = review_page(article)
    assert [card.tag for card in page.doubtful] == ["R1"]
    assert [(group.heading, [card.tag for card in group.cards]) for group in page.groups] == [
        ("Companies", ["C1", "C2"]),
        ("Deals", ["D1"]),
    ]
    assert page.counts == {"open": 4, "accepted": 0, "rejected": 0}
    assert page.acceptable == 3
    assert "".join(segment.text for segment in page.segments) == article.text


def test_a_known_company_is_offered_with_its_evidence() -> None:
    known("Aurora Motor Corporation", "Aurora Motors")
    known("Northwind")
    (candidate,) = card_of(drafted(), ProposalKind.COMPANY).companies
    assert (candidate.company.name, candidate.is_same_name, candidate.deals) == ("Aurora Motor Corporation", True, 0)


def test_a_similar_name_is_offered_but_not_taken() -> None:
    known("Aurora Motor Works")
    card = card_of(drafted(), ProposalKind.COMPANY)
    assert [candidate.is_same_name for candidate in card.companies] == [False]
    assert card.problems == []


def test_namesakes_are_for_a_person_to_tell_apart() -> None:
    for _ in range(2):
        known("Aurora Motors")
    card = card_of(drafted(), ProposalKind.COMPANY)
    assert card.problems == ["2 known companies have this name: say which one is meant, or that it is another."]


def test_a_known_deal_between_the_parties_is_offered() -> None:
    first = drafted()
    review.accept_all(article=first, by=user())
    review.publish(article=first, by=user())
    second = drafted(STORY + "\nMore.")
    card = card_of(second, ProposalKind.DEAL)
    assert [candidate.same_kind for candidate in card.deals] == [True]
    assert len(card.problems) == 1
    review.match_deal(proposal=card.proposal, deal=card.deals[0].deal, by=user())
    assert card_of(second, ProposalKind.DEAL).problems == []


def test_corrections_show_what_was_and_what_is() -> None:
    article = drafted()
    proposal = article.proposals.get(kind=ProposalKind.DEAL)
    review.edit(proposal=proposal, value={**DEAL, "status": "planned"}, by=user())
    (correction,) = card_of(article, ProposalKind.DEAL).corrections
    assert (correction.label, correction.was, correction.now) == ("Status", "signed", "planned")


def test_the_page_costs_the_same_queries_for_few_and_for_many_proposals() -> None:
    few, many = drafted(), drafted(STORY + "\n" + " ".join(f"Company{n} is here." for n in range(30)))
    for number in range(30):
        company(many, f"Company{number}")
        known(f"Company{number}")
    known("Aurora Motors")
    known("Borealis Energy")
    counts = []
    for article in (few, many):
        with CaptureQueriesContext(connection) as queries:
            review_page(article)
        counts.append(len(queries))
    assert counts[0] == counts[1]
