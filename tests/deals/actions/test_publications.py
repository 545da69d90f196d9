import json
from typing import Any

import pytest
from django.db.models import F
from pytest_django.fixtures import DjangoAssertNumQueries

from companies.models import Company
from deals.actions.publications import publish, publish_article, withdraw
from deals.errors import AlreadyWithdrawn, NothingToPublish
from deals.models import Article, DatasetVersion, Deal, Figure, Listing, Publication
from deals.queries.documents.deal import deal_document
from deals.vocabulary import ArticleState, ProposalKind, Reason, Resource
from tests.factories.articles import PRICE, accepted, accepted_story, article, user

pytestmark = pytest.mark.django_db


def shown(resource: Resource, **lookup: object) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(Listing.objects.of(resource).get(**lookup).document)
    return document


def test_an_accepted_article_becomes_records_of_every_kind() -> None:
    published = publish_article(accepted_story(), by=user())

    assert published.left_out == []
    kinds = sorted(Listing.objects.values_list("resource", flat=True))
    assert kinds == ["article", "company", "company", "deal", "facility", "figure", "figure", "place", "quantity",
                     "quantity", "quotation"]  # fmt: skip
    assert Article.objects.get().state == ArticleState.PUBLISHED


def test_the_deal_says_who_what_where_and_how_much_each_with_its_words() -> None:
    publish_article(accepted_story(), by=user())

    deal = shown(Resource.DEAL)
    assert (deal["title"], deal["status"], deal["scope"]) == (
        "Northwind and Borealis: supply agreement", "signed", ["turbines"],
    )  # fmt: skip
    assert [(party["company"]["name"], party["role"]) for party in deal["parties"]] == [
        ("Northwind", "supplier"), ("Borealis", "customer"),
    ]  # fmt: skip
    [figure] = deal["figures"]
    assert figure["text"] == "about $2.5 billion, committed"
    text = Article.objects.get().text
    assert text[figure["citation"]["start"] : figure["citation"]["end"]] == "worth about $2.5 billion"
    assert figure["citation"]["before"] == "The agreement is "
    assert figure["citation"]["after"] == ", according to Harbour Daily."
    assert [other["subject"]["name"] for other in deal["party_figures"]] == ["Northwind"]
    assert [place["facility"]["name"] for place in deal["places"]] == ["Tulsa plant"]
    assert deal["sources"][0]["reported_from"] == ["Harbour Daily"]
    assert deal["not_stated"] == ["term"]


def test_publishing_again_appends_nothing() -> None:
    source = accepted_story()
    publish_article(source, by=user())
    before = Publication.objects.count(), DatasetVersion.objects.get().number

    assert publish_article(source, by=user()).publications == []
    assert (Publication.objects.count(), DatasetVersion.objects.get().number) == before


def test_a_change_appends_a_version_of_all_that_shows_it() -> None:
    publish_article(accepted_story(), by=user())
    Company.objects.filter(name="Borealis").update(name="Borealis Energy")
    company = Company.objects.get(name="Borealis Energy")

    appended = publish({(Resource.COMPANY, company.pk)}, reason=Reason.RENAME, by=user(), note="New name")

    assert {publication.resource for publication in appended} >= {"company", "deal", "figure", "article", "place"}
    assert shown(Resource.DEAL)["parties"][1]["company"]["name"] == "Borealis Energy"
    reasons = {(row.resource, row.subject_id): row.reason for row in appended}
    assert reasons.pop(("company", company.pk)) == Reason.RENAME
    assert set(reasons.values()) == {Reason.RERENDER}


def test_the_version_of_a_day_stays_byte_for_byte() -> None:
    publish_article(accepted_story(), by=user())
    first = Publication.objects.get(resource="deal")
    Deal.objects.update(title=F("title"), summary="Turbines for the north.")
    publish({(Resource.DEAL, first.subject_id)}, reason=Reason.CORRECTION, by=user())

    assert Publication.objects.get(pk=first.pk).document == first.document
    second = Publication.objects.get(resource="deal", version=2)
    assert json.loads(second.document)["summary"] == "Turbines for the north."
    assert Listing.objects.get(resource="deal").publication == second


def test_a_withdrawn_deal_leaves_the_lists_and_says_why() -> None:
    publish_article(accepted_story(), by=user())
    deal = Deal.objects.get()
    withdraw(Resource.DEAL, deal.pk, reason="The article was a hoax.", by=user())

    assert not Listing.objects.of(Resource.DEAL).exists()
    assert json.loads(Listing.objects.get(resource="deal").document)["reason"] == "The article was a hoax."
    assert [row["deals"] for row in (shown(Resource.COMPANY, slug="northwind"), shown(Resource.PLACE))] == [[], []]
    with pytest.raises(AlreadyWithdrawn, match="hoax"):
        withdraw(Resource.DEAL, deal.pk, reason="Again", by=user())
    with pytest.raises(ValueError, match="needs a reason"):
        withdraw(Resource.ARTICLE, Article.objects.get().pk, reason=" ", by=user())


def test_what_rests_on_a_withdrawn_article_goes_with_it() -> None:
    publish_article(accepted_story(), by=user())
    withdraw(Resource.ARTICLE, Article.objects.get().pk, reason="Retracted by its publisher.", by=user())

    assert not Listing.objects.of(Resource.FIGURE).exists()
    assert not Listing.objects.of(Resource.QUOTATION).exists()
    assert shown(Resource.DEAL)["figures"] == []


def test_nothing_accepted_is_nothing_to_publish() -> None:
    with pytest.raises(NothingToPublish, match="accept at least one"):
        publish_article(article(), by=user())


def test_what_no_record_can_be_made_of_is_left_out_with_a_reason() -> None:
    source = article()
    accepted(source, ProposalKind.FIGURE, "worth about $2.5 billion", **PRICE)
    [left_out] = publish_article(source, by=user()).left_out
    assert "Say whom or what the figure measures" in left_out.why
    assert not Figure.objects.exists()


def test_a_second_article_adds_a_source_and_overwrites_nothing() -> None:
    publish_article(accepted_story(), by=user())
    deal = Deal.objects.get()
    later = article(
        "Northwind and Borealis have cancelled their turbine order, Northwind said. It was worth $2 billion.",
        published_on="2026-01-10",
    )
    for name in ("Northwind", "Borealis"):
        accepted(later, ProposalKind.COMPANY, name, name=name, role="party")
    proposal = accepted(
        later,
        ProposalKind.DEAL,
        "Northwind and Borealis have cancelled their turbine order",
        parties=[{"name": "Northwind", "role": "partner"}, {"name": "Borealis", "role": "partner"}],
        kind="other",
        status="cancelled",
        announced_on=None,
    )
    proposal.deal = deal
    proposal.save()
    rival = {**PRICE, "raw": "$2 billion", "low": 2e9, "high": 2e9, "bound": "exact"}
    accepted(later, ProposalKind.FIGURE, "worth $2 billion", **rival)
    publish_article(later, by=user())

    document = shown(Resource.DEAL)
    assert document["kind"] == "supply"
    assert [step["status"] for step in document["status_steps"]] == ["signed", "cancelled"]
    assert [party["role"] for party in document["parties"]] == ["supplier", "customer"]
    assert len({figure["quantity"] for figure in document["figures"]}) == 1
    assert [figure["text"] for figure in document["figures"]] == [
        "$2 billion, committed",
        "about $2.5 billion, committed",
    ]
    assert Company.objects.count() == 2
    ids = [figure["id"] for figure in reversed(document["figures"])]
    assert document["comparisons"] == [{"figures": ids, "verdict": "superseded", "resolution": None}]
    assert shown(Resource.FIGURE, subject_id=ids[0])["comparisons"] == document["comparisons"]


@pytest.mark.parametrize("copies", [1, 5])
def test_queries_of_one_document_do_not_grow_with_what_it_shows(
    copies: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    publish_article(accepted_story(), by=user())
    deal = Deal.objects.get()
    for number in range(1, copies):
        publish_article(further_source(deal, number), by=user())

    assert len(deal_document(deal.pk).figures) == copies
    with django_assert_max_num_queries(12):
        deal_document(deal.pk)


def further_source(deal: Deal, number: int) -> Article:
    source = article(f"Northwind will supply Borealis, note {number}. It is worth ${number} billion.")
    for name in ("Northwind", "Borealis"):
        accepted(source, ProposalKind.COMPANY, name, name=name, role="party")
    parties = [{"name": "Northwind"}, {"name": "Borealis"}]
    told = accepted(
        source, ProposalKind.DEAL, "Northwind will supply Borealis", parties=parties, kind="supply", status="signed"
    )
    told.deal = deal
    told.save()
    accepted(source, ProposalKind.FIGURE, f"worth ${number} billion", **{**PRICE, "raw": f"${number} billion"})
    return source
