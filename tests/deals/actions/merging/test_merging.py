"""Two records that are one: planned, done and taken back."""

import pytest
from django.apps import apps
from django.db.models import ForeignKey
from django.test import Client

from companies.actions import add_company, learn_name
from companies.models import Company, Facility
from companies.vocabulary import CompanyKind
from deals.actions.merging import merge, obstacles_to_undoing, page_changes, undo
from deals.actions.publications import publish, publish_article, withdraw
from deals.errors import MergeRefused, PlanOutdated, ReasonMissing, UndoRefused
from deals.models import Article, Deal, Listing, Merge, Party, Publication, Quantity, Revision
from deals.queries.merging import merge_plan
from deals.queries.merging.holdings import HOLDINGS
from deals.vocabulary import ProposalKind, Reason, Resource
from tests.factories.articles import PRICE, REVENUE, accepted, accepted_story, article, user
from tests.factories.records import public_documents, rows_of_records, stale_documents

pytestmark = pytest.mark.django_db

SECOND = (
    "Northwind Power widens its deal with Borealis\n\n"
    "Northwind Power signed the supply deal with Borealis on 4 March 2025. The agreement is worth $3 billion. "
    "The work is done at the plant of Northwind Power in Tulsa, Oklahoma. "
    "Northwind Power expects over $4 billion in revenue this year. "
    "“It keeps us busy for years,” said Ada Holm of Northwind Power. Northwind is a rival of nobody."
)


def second_story() -> Article:
    """An article that knows the company by another name and tells of the same deal."""
    source = article(SECOND, published_on="2025-04-01", publisher="Inland Post")
    for name in ("Northwind Power", "Borealis"):
        accepted(source, ProposalKind.COMPANY, name, name=name, role="party", kind="company", country="")
    accepted(source, ProposalKind.COMPANY, "Northwind is a rival", name="Northwind", role="mentioned", kind="company")
    accepted(
        source,
        ProposalKind.DEAL,
        "Northwind Power signed the supply deal with Borealis",
        parties=[{"name": "Northwind Power", "role": "supplier"}, {"name": "Borealis", "role": "customer"}],
        kind="supply",
        status="signed",
        binding="binding",
        announced_on="2025-03-04",
        primary=True,
        scope=["supply"],
    )
    accepted(
        source,
        ProposalKind.LOCATION,
        "the plant of Northwind Power in Tulsa, Oklahoma",
        name="Tulsa",
        kind="city",
        country="US",
        admin1="OK",
        company="Northwind Power",
        facility="Tulsa plant",
        facility_kind="plant",
    )
    price = {"raw": "$3 billion", "low": 3e9, "high": 3e9, "bound": "exact", "subject": "deal:Northwind Power+Borealis"}
    accepted(source, ProposalKind.FIGURE, "worth $3 billion", **PRICE | price)
    revenue = REVENUE | {"subject": "Northwind Power"}
    accepted(source, ProposalKind.FIGURE, "expects over $4 billion in revenue this year", **revenue)
    accepted(
        source,
        ProposalKind.QUOTATION,
        "It keeps us busy for years,",
        speaker="Ada Holm",
        affiliation="Northwind Power",
        text="It keeps us busy for years,",
    )
    return source


@pytest.fixture
def two() -> tuple[Company, Company]:
    """The company under its two names, with a deal, a facility, a speaker and figures each; the second one first."""
    publish_article(accepted_story(), by=user())
    publish_article(second_story(), by=user())
    kept = Company.objects.get(name="Northwind")
    double = Company.objects.get(name="Northwind Power")
    Company.objects.filter(pk=double.pk).update(wikidata="Q42", country="US")
    learn_name(double, "NWP")
    publish({(Resource.COMPANY, double.pk)}, reason=Reason.CORRECTION, by=user())
    return double, kept


@pytest.fixture
def merged(two: tuple[Company, Company]) -> tuple[Company, Company]:
    do(two)
    double, kept = two
    double.refresh_from_db()
    kept.refresh_from_db()
    return double, kept


def do(two: tuple[Company, Company], reason: str = "One company under two names.") -> None:
    merge(resource=Resource.COMPANY, source=two[0].pk, target=two[1].pk, reason=reason, by=user())


def deals() -> tuple[Deal, Deal]:
    first, second = Deal.objects.order_by("pk")
    return second, first


def test_the_plan_says_what_moves_and_what_meets(two: tuple[Company, Company]) -> None:
    plan = merge_plan(Resource.COMPANY, *two)
    moves = {part.heading: part.rows for part in plan.moves}
    assert moves["Names"] == ["Northwind Power", "NWP"]
    assert moves["Parts in deals"] == ["supplier in “Northwind Power and Borealis: supply agreement”"]
    met = {(part.heading, part.outcome) for part in plan.collisions}
    assert ("Facilities", "becomes one with that of the same name") in met
    assert ("Speakers", "becomes one with that of the same name") in met
    assert ("Mentions", "says what is there already") in met
    assert plan.obstacles == []


def test_the_plan_says_which_pages_change_and_leaves_nothing_behind(two: tuple[Company, Company]) -> None:
    rows, log = rows_of_records(), Publication.objects.count()
    changes = {
        (change.resource, change.title): change.parts for change in page_changes(merge_plan(Resource.COMPANY, *two))
    }
    assert {"names", "deals", "figures"} <= set(changes[Resource.COMPANY, "Northwind"])
    assert (Resource.DEAL, "Northwind Power and Borealis: supply agreement") in changes
    assert (rows_of_records(), Publication.objects.count()) == (rows, log)


def test_everything_hangs_on_the_one_that_stays(merged: tuple[Company, Company], client: Client) -> None:
    double, kept = merged
    assert (double.merged_into, kept.country, kept.wikidata) == (kept, "US", "Q42")
    assert {name.name for name in kept.names.all()} >= {"Northwind", "Northwind Power", "NWP"}
    assert not Party.objects.filter(company=double).exists()
    assert Facility.objects.live().count() == 1
    body = client.get(f"/api/v1/companies/{kept.slug}/").json()
    assert [entry["slug"] for entry in body["merged_from"]] == [double.slug]
    assert "Northwind Power" in body["names"]
    assert len(body["deals"]) == 2
    assert stale_documents() == []


def test_a_merged_address_leads_to_the_one_that_took_over(merged: tuple[Company, Company], client: Client) -> None:
    double, kept = merged
    page = client.get(f"/companies/{double.slug}/")
    assert (page.status_code, page["Location"]) == (301, f"/companies/{kept.slug}/")
    for key in (double.slug, double.pk):
        answer = client.get(f"/api/v1/companies/{key}/")
        assert (answer.status_code, answer["Location"]) == (301, f"/api/v1/companies/{kept.slug}/")
    assert "Northwind Power" in client.get(f"/companies/{kept.slug}/").content.decode()
    joined = Quantity.objects.filter(company=double).get()
    assert client.get(f"/quantities/{joined.pk}/")["Location"] == f"/quantities/{joined.merged_into_id}/"
    newest = Publication.objects.filter(resource=Resource.COMPANY, subject_id=kept.pk).latest("version")
    assert (newest.reason, newest.note) == (Reason.MERGE, "One company under two names.")


def test_a_new_article_by_the_old_name_goes_to_the_one_that_took_over(merged: tuple[Company, Company]) -> None:
    source = article("Northwind Power opened an office.", published_on="2025-05-01")
    accepted(source, ProposalKind.COMPANY, "Northwind Power", name="Northwind Power", role="party", kind="company")
    publish_article(source, by=user())
    assert source.mentions.get().company == merged[1]


def test_undoing_restores_every_row_and_every_document(two: tuple[Company, Company], client: Client) -> None:
    rows, documents = rows_of_records(), public_documents()
    do(two)
    assert rows_of_records() != rows
    undo(last_merge(), reason="They are two after all.", by=user())
    assert rows_of_records() == rows
    assert public_documents() == documents
    assert client.get(f"/companies/{two[0].slug}/").status_code == 200


def last_merge() -> Merge:
    return Merge.objects.latest("pk")


def test_undoing_keeps_what_was_edited_and_added_since(merged: tuple[Company, Company]) -> None:
    double, kept = merged
    Company.objects.filter(pk=kept.pk).update(website="https://northwind.example/")
    source = article("Northwind opened an office.", published_on="2025-05-01")
    accepted(source, ProposalKind.COMPANY, "Northwind", name="Northwind", role="party", kind="company")
    publish_article(source, by=user())
    undo(last_merge(), reason="They are two after all.", by=user())
    kept.refresh_from_db()
    assert (kept.website, kept.wikidata) == ("https://northwind.example/", "")
    assert source.mentions.get().company == kept
    assert Company.objects.get(pk=double.pk).wikidata == "Q42"
    assert stale_documents() == []


def test_undoing_is_refused_where_a_row_was_changed_again(merged: tuple[Company, Company]) -> None:
    third = add_company(name="Third", kind=CompanyKind.COMPANY, by=user())
    party = Party.objects.filter(company=merged[1]).latest("pk")
    Party.objects.filter(pk=party.pk).update(company=third)
    with pytest.raises(UndoRefused, match=f"The party {party.pk} has another company by now"):
        undo(last_merge(), reason="They are two after all.", by=user())


def test_a_later_merge_is_undone_first(merged: tuple[Company, Company], client: Client) -> None:
    double, kept = merged
    rows, first = rows_of_records(), last_merge()
    third = add_company(name="Zephyr", kind=CompanyKind.COMPANY, by=user())
    merge(resource=Resource.COMPANY, source=kept.pk, target=third.pk, reason="Bought and renamed.", by=user())
    assert client.get(f"/companies/{double.slug}/")["Location"] == f"/companies/{third.slug}/"
    [obstacle] = obstacles_to_undoing(first)
    assert "undo that first" in obstacle
    undo(last_merge(), reason="No.", by=user())
    del rows["companies.Company"], rows["companies.CompanyName"]
    now = rows_of_records()
    assert {table: now[table] for table in rows} == rows
    assert client.get(f"/companies/{double.slug}/")["Location"] == f"/companies/{kept.slug}/"
    undo(first, reason="No.", by=user())
    assert obstacles_to_undoing(Merge.objects.get(pk=first.pk)) == ["This merge was undone already."]


def test_deals_are_merged_with_all_that_their_articles_say(two: tuple[Company, Company], client: Client) -> None:
    do(two)
    rows, documents = rows_of_records(), public_documents()
    double, kept = deals()
    merge(resource=Resource.DEAL, source=double.pk, target=kept.pk, reason="One deal, told twice.", by=user())
    body = client.get(f"/api/v1/deals/{kept.slug}/").json()
    assert [source["publisher"] for source in body["sources"]] == ["Harbour Wire", "Inland Post"]
    assert {figure["raw"] for figure in body["figures"]} == {"$2.5 billion", "$3 billion"}
    assert [(pair["verdict"]) for pair in body["comparisons"]] == ["conflict"]
    assert [party["role"] for party in body["parties"]] == ["supplier", "customer"]
    assert client.get(f"/deals/{double.slug}/")["Location"] == f"/deals/{kept.slug}/"
    assert Listing.objects.of(Resource.DEAL).count() == 1
    assert stale_documents() == []
    undo(last_merge(), reason="Two deals.", by=user())
    assert (rows_of_records(), public_documents()) == (rows, documents)


def test_facilities_are_merged(two: tuple[Company, Company], client: Client) -> None:
    rows, documents = rows_of_records(), public_documents()
    kept, double = Facility.objects.order_by("pk")
    merge(resource=Resource.FACILITY, source=double.pk, target=kept.pk, reason="One plant.", by=user())
    assert client.get(f"/facilities/{double.slug}/")["Location"] == f"/facilities/{kept.slug}/"
    assert len(client.get(f"/api/v1/facilities/{kept.slug}/").json()["deals"]) == 2
    undo(last_merge(), reason="Two plants.", by=user())
    assert (rows_of_records(), public_documents()) == (rows, documents)


def test_what_hangs_on_a_merged_subsidiary_goes_up_with_it(two: tuple[Company, Company]) -> None:
    double, kept = two
    Company.objects.filter(pk=kept.pk).update(parent=double)
    do(two)
    kept.refresh_from_db()
    assert kept.parent is None
    undo(last_merge(), reason="No.", by=user())
    kept.refresh_from_db()
    assert kept.parent == double


def test_nothing_is_merged_without_a_reason(two: tuple[Company, Company]) -> None:
    with pytest.raises(ReasonMissing):
        do(two, reason=" ")


def test_nothing_is_done_but_what_was_shown(two: tuple[Company, Company]) -> None:
    plan = merge_plan(Resource.COMPANY, *two)
    learn_name(two[0], "Northwind P")
    with pytest.raises(PlanOutdated):
        merge(
            resource=Resource.COMPANY,
            source=two[0].pk,
            target=two[1].pk,
            reason="One.",
            by=user(),
            fingerprint=plan.fingerprint,
        )


def test_what_is_withdrawn_merged_or_the_same_is_not_merged(two: tuple[Company, Company]) -> None:
    double, kept = two
    with pytest.raises(MergeRefused, match="into itself"):
        do((kept, kept))
    withdraw(Resource.COMPANY, double.pk, reason="A hoax.", by=user())
    with pytest.raises(MergeRefused, match="is withdrawn"):
        do(two)


def test_every_table_that_refers_to_a_mergeable_record_is_planned_for() -> None:
    # What a proposal once said stays as it was; whoever goes back to it is led on from there.
    models = [model for app in ("companies", "deals") for model in apps.get_app_config(app).get_models()]
    refer = {
        (target, model, field.name)
        for model in models
        for field in model._meta.concrete_fields
        for target in HOLDINGS
        if isinstance(field, ForeignKey) and field.related_model is target and model is not Revision
    }
    planned = {(target, held.model, held.field) for target, holdings in HOLDINGS.items() for held in holdings}
    assert planned == refer
