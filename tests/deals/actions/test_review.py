from collections.abc import Callable
from typing import Any

import pytest

from companies.actions import add_company
from companies.vocabulary import CompanyKind
from deals.actions import review
from deals.errors import AlreadyPublished, InvalidItem, NothingToUndo, NotReady, ReasonMissing, StaleVersion, WrongState
from deals.models import Article, Deal, Figure, Proposal
from deals.vocabulary import Decision, Origin, ProposalKind
from tests.factories.drafts import bare, proposed, submitted, user

pytestmark = pytest.mark.django_db
FIGURE = {
    "raw": "$2.5 billion",
    "measure": "investment",
    "low": 2.5e9,
    "high": 2.5e9,
    "unit": "USD",
    "bound": "exact",
    "modality": "commitment",
    "change": None,
    "basis": "total",
    "period": None,
    "subject": "Aurora Motors",
    "speaker": None,
}
SPEND = "Aurora will invest $2.5 billion in the plant"


def company(article: Article, name: str = "Aurora Motors", **value: Any) -> Proposal:
    return proposed(article, ProposalKind.COMPANY, name, {"name": name, "role": "party", "kind": "company", **value})


def deal(article: Article, *names: str) -> Proposal:
    value = {
        "parties": [{"name": name, "role": "partner"} for name in names or ("Aurora Motors", "Borealis Energy")],
        "kind": "manufacturing",
        "status": "signed",
        "binding": "binding",
        "announced_on": "2026-03-03",
        "primary": True,
        "scope": ["batteries"],
    }
    return proposed(article, ProposalKind.DEAL, "signed an agreement on 3 March 2026", value)


def figure(article: Article, **value: Any) -> Proposal:
    return proposed(article, ProposalKind.FIGURE, SPEND, {**FIGURE, **value})


def reload(proposal: Proposal) -> Proposal:
    return Proposal.objects.select_related("citation", "article").get(pk=proposal.pk)


# Accepting, rejecting, taking back


def test_accepting_says_who_and_counts_a_version() -> None:
    by = user()
    proposal = review.accept(proposal=figure(bare()), by=by, version=1)
    assert (proposal.decision, proposal.decided_by, proposal.version) == (Decision.ACCEPTED, by, 2)
    assert not proposal.is_edited


def test_what_could_not_be_published_is_not_accepted() -> None:
    with pytest.raises(InvalidItem) as refused:
        review.accept(proposal=figure(bare(), subject=None), by=user())
    assert refused.value.faults == {"subject": "This is needed."}


def test_a_rejection_needs_a_reason() -> None:
    proposal = figure(bare())
    with pytest.raises(ReasonMissing):
        review.reject(proposal=proposal, reason="  ", by=user())
    proposal = review.reject(proposal=proposal, reason="Said twice.", by=user())
    assert (proposal.decision, proposal.decision_reason) == (Decision.REJECTED, "Said twice.")


def test_a_decision_can_be_taken_back() -> None:
    proposal = review.reject(proposal=figure(bare()), reason="Said twice.", by=user())
    proposal = reload(review.undo(proposal=proposal, by=user()))
    assert (proposal.decision, proposal.decided_by, proposal.decision_reason) == (Decision.OPEN, None, "")


def test_undoing_goes_back_step_by_step() -> None:
    proposal = figure(bare())
    review.edit(proposal=proposal, value={**FIGURE, "modality": "expected"}, by=user())
    review.edit(proposal=proposal, value={**FIGURE, "modality": "target"}, by=user(), accepted=True)
    steps = []
    for _ in range(2):
        proposal = reload(review.undo(proposal=proposal, by=user()))
        steps.append((proposal.value["modality"], proposal.decision, proposal.edited_at is None))
    assert steps == [("expected", Decision.OPEN, False), ("commitment", Decision.OPEN, True)]
    with pytest.raises(NothingToUndo):
        review.undo(proposal=proposal, by=user())


def test_undoing_a_new_name_undoes_what_followed_from_it_and_nothing_else() -> None:
    article = bare()
    named, follower = company(article), figure(article)
    review.accept(proposal=follower, by=user())
    review.edit(proposal=named, value={**named.value, "name": "Aurora"}, by=user())
    review.undo(proposal=follower, by=user())
    assert (reload(follower).value["subject"], reload(follower).decision) == ("Aurora", Decision.OPEN)
    review.undo(proposal=named, by=user())
    assert (reload(named).value["name"], reload(follower).value["subject"]) == ("Aurora Motors", "Aurora Motors")


def test_undoing_takes_back_what_a_person_had_entered() -> None:
    article, by = bare(), user()
    start = article.text.index("$2.5 billion")
    added = review.add(article=article, kind=ProposalKind.FIGURE, start=start, end=start + 12, value=FIGURE, by=by)
    assert reload(review.undo(proposal=added, by=by)).decision == Decision.REJECTED
    assert reload(review.undo(proposal=added, by=by)).decision == Decision.OPEN


def test_undoing_a_match_restores_what_was_meant_before() -> None:
    known = add_company(name="Aurora Holding", kind=CompanyKind.COMPANY, by=user())
    proposal = review.match_company(proposal=company(bare()), company=known, by=user(), accepted=True)
    assert (proposal.company, proposal.decision) == (known, Decision.ACCEPTED)
    proposal = reload(review.undo(proposal=proposal, by=user()))
    assert (proposal.company, proposal.decision) == (None, Decision.OPEN)


def test_accepting_all_leaves_what_has_a_problem() -> None:
    article = bare()
    good = [company(article), company(article, "Borealis Energy"), figure(article)]
    doubtful = proposed(article, ProposalKind.CREDIT, "Ohio", {"name": "Ohio"}, problems=["Is this a newspaper?"])
    stray = figure(article, subject="Nobody")
    assert review.accept_all(article=article, by=user()) == len(good)
    assert {p.pk for p in article.proposals.undecided()} == {doubtful.pk, stray.pk}


def test_an_article_that_is_not_drafted_is_not_reviewed() -> None:
    article = submitted()
    with pytest.raises(WrongState):
        review.accept_all(article=article, by=user())


# Editing


def test_editing_keeps_the_machines_reading() -> None:
    by = user()
    proposal = reload(review.edit(proposal=figure(bare()), value={**FIGURE, "modality": "expected"}, by=by))
    assert (proposal.value, proposal.proposed) == ({**FIGURE, "modality": "expected"}, FIGURE)
    assert (proposal.edited_by, proposal.is_edited, proposal.decision) == (by, True, Decision.OPEN)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"raw": "$2.6 billion"}, "raw"),
        ({"low": "much"}, "low"),
        ({"low": None}, "bound"),
        ({"bound": "range", "low": 3, "high": 2}, "bound"),
        ({"measure": "weight"}, "measure"),
        ({"unit": "XQZ"}, "unit"),
        ({"unit": ""}, "unit"),
        ({"subject": " "}, "subject"),
    ],
)
def test_a_field_that_cannot_be_is_named(change: dict[str, Any], field: str) -> None:
    proposal = figure(bare())
    with pytest.raises(InvalidItem) as refused:
        review.edit(proposal=proposal, value={**FIGURE, **change}, by=user())
    assert list(refused.value.faults) == [field]
    assert reload(proposal).value == FIGURE


def test_numbers_are_read_as_people_type_them() -> None:
    typed = {**FIGURE, "low": "2.5 billion", "high": "2,500,000,000"}
    proposal = review.edit(proposal=figure(bare()), value=typed, by=user())
    assert (proposal.value["low"], proposal.value["high"]) == (2_500_000_000, 2_500_000_000)


def test_an_altered_quote_is_found_in_the_text_again() -> None:
    proposal = review.edit(proposal=figure(bare()), value=FIGURE, quote="invest  $2.5 billion", by=user())
    citation = reload(proposal).citation
    assert citation.quote == "invest $2.5 billion"
    assert proposal.article.text[citation.start : citation.end] == citation.quote


def test_a_quote_that_is_not_in_the_text_is_refused() -> None:
    proposal = figure(bare())
    with pytest.raises(InvalidItem) as refused:
        review.edit(proposal=proposal, value=FIGURE, quote="Aurora will invest $2.5 billion at once", by=user())
    assert "does not stand in the article" in refused.value.faults["quote"]
    assert reload(proposal).citation.quote == SPEND


def test_what_names_a_company_follows_its_new_name() -> None:
    article = bare()
    named = company(article, "Aurora Motors")
    others = [figure(article), deal(article), figure(article, subject="deal:Aurora Motors+Borealis Energy")]
    review.edit(proposal=named, value={**named.value, "name": "Aurora"}, by=user())
    first, second, third = (reload(other).value for other in others)
    assert first["subject"] == "Aurora"
    assert [party["name"] for party in second["parties"]] == ["Aurora", "Borealis Energy"]
    assert third["subject"] == "deal:Aurora+Borealis Energy"


def test_parties_and_steps_are_cited_where_their_words_stand() -> None:
    article = bare()
    value = deal(article).value
    value["parties"][0]["quote"] = "Aurora will invest"
    value["steps"] = [{"status": "signed", "on": "3 March 2026", "quote": "signed an agreement"}]
    proposal = review.edit(proposal=deal(article), value=value, by=user())
    party, step = proposal.value["parties"][0], proposal.value["steps"][0]
    assert article.text[party["citation"]["start"] : party["citation"]["end"]] == "Aurora will invest"
    assert step["on"] == "2026-03-03"
    assert article.text[step["start"] : step["end"]] == "signed an agreement"


def test_words_of_a_party_that_are_not_in_the_text_are_refused() -> None:
    article = bare()
    value = deal(article).value
    value["parties"][0]["quote"] = "Aurora promised the moon"
    with pytest.raises(InvalidItem) as refused:
        review.edit(proposal=deal(article), value=value, by=user())
    assert list(refused.value.faults) == ["parties"]


# Two editors


def test_a_stale_save_is_refused_and_says_what_changed() -> None:
    proposal, first = figure(bare()), user()
    review.edit(proposal=proposal, value={**FIGURE, "modality": "expected"}, by=first, version=1)
    with pytest.raises(StaleVersion) as refused:
        review.edit(proposal=proposal, value={**FIGURE, "basis": "upfront"}, by=user(), version=1)
    assert str(first) in str(refused.value)
    assert "How sure was “commitment”, is now “expected”" in str(refused.value)
    assert reload(proposal).value["basis"] == "total"


@pytest.mark.parametrize("act", [review.accept, review.undo, review.match_company])
def test_every_decision_refuses_a_stale_version(act: Callable[..., Proposal]) -> None:
    proposal = company(bare())
    review.accept(proposal=proposal, by=user())
    more = {"company": None} if act is review.match_company else {}
    with pytest.raises(StaleVersion):
        act(proposal=proposal, by=user(), version=1, **more)


# Adding


def test_what_a_person_adds_is_theirs_and_accepted() -> None:
    article, by = bare(), user()
    start = article.text.index("$2.5 billion")
    proposal = review.add(article=article, kind=ProposalKind.FIGURE, start=start, end=start + 12, value=FIGURE, by=by)
    assert (proposal.origin, proposal.decision, proposal.proposed) == (Origin.PERSON, Decision.ACCEPTED, None)
    assert proposal.citation.quote == "$2.5 billion"
    assert (proposal.edited_by, proposal.decided_by, proposal.position) == (by, by, 1)


@pytest.mark.parametrize(("start", "end"), [(5, 5), (7, 3), (0, 10**9)])
def test_nothing_is_added_without_words(start: int, end: int) -> None:
    with pytest.raises(InvalidItem):
        review.add(article=bare(), kind=ProposalKind.FIGURE, start=start, end=end, value=FIGURE, by=user())


# Matching


def test_accepting_takes_the_one_known_namesake() -> None:
    known = add_company(name="Aurora Motors, Inc.", kind=CompanyKind.COMPANY, by=user())
    assert review.accept(proposal=company(bare()), by=user()).company == known


def test_the_editor_may_say_that_a_namesake_is_another_company() -> None:
    add_company(name="Aurora Motors", kind=CompanyKind.COMPANY, by=user())
    proposal = review.match_company(proposal=company(bare()), company=None, by=user())
    assert review.accept(proposal=proposal, by=user()).company is None
    assert proposal.value["new"] is True


def test_a_match_can_be_changed() -> None:
    known = add_company(name="Aurora Holding", kind=CompanyKind.COMPANY, by=user())
    proposal = review.match_company(proposal=company(bare()), company=None, by=user())
    proposal = review.match_company(proposal=proposal, company=known, by=user())
    assert proposal.company == known
    assert "new" not in proposal.value


# Publishing


def accepted_article() -> Article:
    article = bare()
    for proposal in (company(article), company(article, "Borealis Energy"), deal(article), figure(article)):
        review.accept(proposal=proposal, by=user())
    return article


def test_what_is_accepted_is_published() -> None:
    article = accepted_article()
    published = review.publish(article=article, by=user())
    article.refresh_from_db()
    assert article.state == "published"
    assert not published.left_out
    assert Deal.objects.get().parties.count() == 2
    assert Figure.objects.get().raw == "$2.5 billion"


def test_nothing_is_published_while_something_stands_in_the_way() -> None:
    article = bare()
    with pytest.raises(NotReady, match="Accept at least one"):
        review.publish(article=article, by=user())
    opened = figure(article)
    with pytest.raises(NotReady, match="still open"):
        review.publish(article=article, by=user())
    review.accept(proposal=opened, by=user())
    with pytest.raises(NotReady, match="Aurora Motors is none of the article's companies"):
        review.publish(article=article, by=user())
    assert not Figure.objects.exists()


def test_what_is_published_is_corrected_in_its_record() -> None:
    article = accepted_article()
    review.publish(article=article, by=user())
    proposal = article.proposals.filter(kind=ProposalKind.FIGURE).get()
    for act in (review.accept, review.undo):
        with pytest.raises(AlreadyPublished):
            act(proposal=proposal, by=user())


def test_more_can_be_accepted_and_published_later() -> None:
    article = accepted_article()
    review.publish(article=article, by=user())
    later = proposed(article, ProposalKind.CREDIT, "Ohio", {"name": "Ohio"})
    review.accept(proposal=later, by=user())
    assert not reload(later).is_published
    review.publish(article=article, by=user())
    assert reload(later).is_published
    assert article.reported_from.get().name == "Ohio"
