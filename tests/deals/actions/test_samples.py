import pytest

from companies.models import Company
from deals.actions import ingestion
from deals.actions.samples import review_sample, sample_editor, submit_sample
from deals.ingestion.samples import read_companies, read_samples
from deals.models import Deal, Figure, Listing, Proposal
from deals.vocabulary import Decision, Origin

pytestmark = pytest.mark.django_db
SAMPLES = {sample.id: sample for sample in read_samples()}
KNOWN = read_companies()


def load(name: str) -> None:
    sample = SAMPLES[name]
    article = submit_sample(sample).article
    ingestion.draft(article.pk)
    article.refresh_from_db()
    review_sample(article, sample, KNOWN)


def test_a_sample_is_published_as_its_editor_reads_it() -> None:
    load("28-openai-foxconn-2025")
    gold = SAMPLES["28-openai-foxconn-2025"].gold
    deal = Deal.objects.get(slug="openai-foxconn")
    assert deal.title == gold["deals"][0]["title"]
    assert {(party.company and party.company.name, party.role) for party in deal.parties.all()} == {
        ("OpenAI", "designer"),
        ("Foxconn", "manufacturer"),
    }
    assert Figure.objects.count() == len(gold["figures"])
    assert Company.objects.get(name="Foxconn").country == "TW"
    assert Listing.objects.filter(resource="deal", slug="openai-foxconn", state="live").exists()


def test_nothing_stays_undecided_and_what_was_corrected_is_told() -> None:
    load("28-openai-foxconn-2025")
    assert not Proposal.objects.filter(decision=Decision.OPEN).exists()
    assert not Proposal.objects.filter(decision=Decision.REJECTED, decision_reason="").exists()
    for proposal in Proposal.objects.filter(origin=Origin.MACHINE, decision=Decision.ACCEPTED):
        assert proposal.is_edited is (proposal.edited_by == sample_editor())


def test_articles_on_one_deal_become_sources_of_one_record() -> None:
    load("01-foxconn-wisconsin-2017")
    load("02-foxconn-wisconsin-2021")
    keys = [{deal["key"] for deal in SAMPLES[name].gold["deals"]} for name in list(SAMPLES)[:2]]
    shared = keys[0] & keys[1]
    assert shared
    assert set(Deal.objects.values_list("slug", flat=True)) == keys[0] | keys[1]
    deal = Deal.objects.get(slug=shared.pop())
    assert deal.status_steps.values("citation__article").distinct().count() == 2


def test_the_sample_editor_cannot_log_in() -> None:
    assert not sample_editor().has_usable_password()
    assert sample_editor() == sample_editor()
