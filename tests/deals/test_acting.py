"""Every change is noted by the database, with who, why and from which article, whatever made it."""

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction

from companies.models import Company, CompanyName
from deals.acting import acting
from deals.actions.publications import publish_article, withdraw
from deals.models import Change, Deal, Figure, Party, Proposal
from deals.vocabulary import Resource
from tests.factories.articles import accepted_story, article, user

pytestmark = pytest.mark.django_db

# What is no record: sources' spans, which never change; logs; what follows from other tables; access.
WITHOUT_HISTORY = {
    "companies_formerslug",
    "companies_gazetteerentry",
    "deals_apikey",
    "deals_assignment",
    "deals_change",
    "deals_citation",
    "deals_datasetversion",
    "deals_lease",
    "deals_listing",
    "deals_merge",
    "deals_naming",
    "deals_publication",
    "deals_revision",
}


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def company(name: str = "Northwind") -> Company:
    return Company.objects.create(name=name, slug=name.lower(), created_by=user())


def newest() -> Change:
    return Change.objects.order_by("pk").last() or pytest.fail("nothing was noted")


def test_a_change_is_noted_with_what_was_and_what_is() -> None:
    northwind = company()
    with acting("edit", by=user("ada"), reason="A typing error"):
        Company.objects.filter(pk=northwind.pk).update(name="Northwind Power", country="NO")

    change = newest()
    assert (change.table, change.row_id, change.verb) == ("companies_company", northwind.pk, "changed")
    assert change.fields == {"name": ["Northwind", "Northwind Power"], "country": ["", "NO"]}
    assert (change.by, change.action, change.reason) == (user("ada"), "edit", "A typing error")


def test_sql_by_hand_is_noted_as_from_outside_the_program_with_the_database_user() -> None:
    northwind = company()
    sql("UPDATE companies_company SET kind = 'fund'")

    change = newest()
    assert (change.row_id, change.fields) == (northwind.pk, {"kind": ["company", "fund"]})
    assert (change.by, change.action) == (None, "")
    assert change.database_user == connection.settings_dict["USER"]


def test_bulk_writes_are_noted_row_by_row_and_saving_what_is_the_same_is_no_change() -> None:
    rows = [company("Northwind"), company("Borealis")]
    for row in rows:
        row.country = "NO"
    Company.objects.bulk_update(rows, ["country"])
    assert Change.objects.filter(verb="changed").count() == 2
    rows[0].save()
    assert Change.objects.filter(verb="changed").count() == 2


def test_parts_are_noted_under_their_record_and_removals_keep_what_there_was() -> None:
    northwind, borealis = company("Northwind"), company("Borealis")
    name = CompanyName.objects.create(company=northwind, name="NW Power", key="nw power")
    assert (newest().record_table, newest().record_id) == ("companies_company", northwind.pk)

    CompanyName.objects.filter(pk=name.pk).update(company=borealis)
    moved = Change.objects.filter(verb="changed")
    assert set(moved.values_list("record_id", flat=True)) == {northwind.pk, borealis.pk}

    CompanyName.objects.filter(pk=name.pk).delete()
    assert newest().verb == "removed"
    assert newest().fields["name"] == ["NW Power", None]


def test_what_publishing_makes_of_an_article_says_so() -> None:
    source = accepted_story()
    publish_article(source, by=user("ada"), note="The first report")

    assert Change.objects.filter(table="deals_party", record_id=Deal.objects.get().pk).count() == 2
    for table in ("deals_deal", "deals_party", "deals_statusstep", "deals_figure", "deals_quotation"):
        for change in Change.objects.filter(table=table):
            assert (change.article, change.by, change.action) == (source, user("ada"), "publish")
            assert change.reason == "The first report"


def test_a_withdrawal_is_noted_with_its_reason() -> None:
    publish_article(accepted_story(), by=user())
    figure = Figure.objects.all()[0]
    withdraw(Resource.FIGURE, figure.pk, reason="Misread.", by=user("ada"))
    change = Change.objects.get(table="deals_figure", row_id=figure.pk, verb="changed")
    assert (change.action, change.reason, change.by) == ("withdraw", "Misread.", user("ada"))
    assert change.fields["withdrawn_reason"] == ["", "Misread."]


def test_what_stands_elsewhere_for_good_is_not_copied() -> None:
    source = accepted_story()
    proposal = Proposal.objects.all()[0]
    for change in Change.objects.filter(record_table="deals_article"):
        assert not {"submission", "text", "proposed"} & change.fields.keys()
    assert "value" not in Change.objects.get(table="deals_proposal", row_id=proposal.pk).fields
    Proposal.objects.filter(pk=proposal.pk).update(value={**proposal.value, "role": "mentioned"})
    assert newest().fields["value"] == [proposal.value, {**proposal.value, "role": "mentioned"}]
    assert newest().record_id == source.pk


class TestActing:
    def test_an_inner_one_keeps_what_it_does_not_say_and_gives_back_what_was(self) -> None:
        source = article()
        with acting("review", by=user("ada"), article=source.pk):
            with acting("publish", reason="Checked"):
                company("Northwind")
                assert (newest().action, newest().by, newest().article) == ("publish", user("ada"), source)
                assert newest().reason == "Checked"
            company("Borealis")
            assert (newest().action, newest().reason) == ("review", "")
        company("Aurora")
        assert (newest().action, newest().by, newest().article) == ("", None, None)

    def test_a_fault_of_the_database_is_not_hidden_by_the_end_of_acting(self) -> None:
        with pytest.raises(DatabaseError, match="no_such_table"), transaction.atomic(), acting("edit", by=user()):
            sql("SELECT * FROM no_such_table")
        company()
        assert newest().action == ""


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_it_ends_with_the_transaction_or_the_block_on_a_connection_that_lives_on() -> None:
    with acting("edit", by=user("ada")):
        with transaction.atomic():
            company("Northwind")
        company("Borealis")
    company("Aurora")
    assert list(Change.objects.order_by("pk").values_list("action", flat=True)) == ["edit", "edit", ""]


def test_the_log_stands() -> None:
    company()
    for statement in ("UPDATE deals_change SET reason = 'x'", "DELETE FROM deals_change"):
        with pytest.raises(IntegrityError, match="stands"), transaction.atomic():
            sql(statement)


def test_every_table_has_a_history_or_is_known_to_need_none() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'note_change'")
        noted = {table for (table,) in cursor.fetchall()}
    ours = {model._meta.db_table for app in ("companies", "deals") for model in apps.get_app_config(app).get_models()}
    assert noted | WITHOUT_HISTORY == ours
    assert not noted & WITHOUT_HISTORY
    assert Party._meta.db_table in noted
