import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from companies.models import Company, CompanyName
from deals.acting import acting
from deals.actions.publications import publish_article
from deals.models import Deal, Figure, Party, Proposal
from deals.queries.trail import trail_of
from deals.queries.trail.acts import PAGE_SIZE, Act
from deals.queries.trail.lines import Value
from tests.factories.articles import accepted_story, user

pytestmark = pytest.mark.django_db


def newest(record: Company | Deal | Figure) -> Act:
    return trail_of(record).acts[0]


def test_a_change_reads_as_a_sentence() -> None:
    publish_article(accepted_story(), by=user())
    deal = Deal.objects.get()
    with acting("deals_deal_change", by=user("ada"), reason="The filing says so"):
        deal.kind, deal.announced_on = "joint_venture", ""
        deal.save()

    act = newest(deal)
    assert (act.who, act.outside, act.deed, act.reason) == ("ada", False, "in the admin", "The filing says so")
    [bundle] = act.bundles
    [line] = bundle.lines
    assert (line.verb, line.thing, line.name) == ("changed", "deal", deal.title)
    assert line.values == [
        Value("announced on", "2025-03-04", "nothing"),
        Value("kind", "supply", "joint venture"),
    ]


def test_what_rows_refer_to_is_named() -> None:
    publish_article(accepted_story(), by=user())
    party = Party.objects.get(company__name="Borealis")
    aurora = Company.objects.create(name="Aurora", slug="aurora", created_by=user())
    Party.objects.filter(pk=party.pk).update(company=aurora)

    act = newest(party.deal)
    assert (act.who, act.outside) == (connection.settings_dict["USER"], True)
    assert act.bundles[0].lines[0].values == [Value("company", "Borealis", "Aurora")]


def test_a_deal_shows_where_its_parts_come_from() -> None:
    source = accepted_story()
    publish_article(source, by=user("ada"), note="The first report")
    [act] = trail_of(Deal.objects.get()).acts
    assert (act.article, act.who, act.reason) == (source, "ada", "The first report")
    assert {bundle.things for bundle in act.bundles} == {
        "deal",
        "party",
        "status step",
        "scope item",
        "deal place",
        "figure",
        "quotation",
    }


def test_an_edited_item_of_a_draft_shows_which_of_its_fields() -> None:
    source = accepted_story()
    proposal = Proposal.objects.get(value__raw="$2.5 billion")
    Proposal.objects.filter(pk=proposal.pk).update(value={**proposal.value, "low": 2e9, "period": "2030"})
    act = trail_of(source).acts[0]
    assert act.bundles[0].lines[0].values == [
        Value("low", "2,500,000,000", "2,000,000,000"),
        Value("period", "nothing", "2030"),
    ]


def test_bookkeeping_alone_is_no_entry() -> None:
    source = accepted_story()
    before = trail_of(source)
    type(source).objects.filter(pk=source.pk).update(attempts=3)
    assert trail_of(source) == before


def test_a_removed_row_is_still_told() -> None:
    northwind = Company.objects.create(name="Northwind", slug="northwind", created_by=user())
    CompanyName.objects.create(company=northwind, name="NW Power", key="nw power")
    CompanyName.objects.all().delete()
    [removed, added] = [bundle for bundle in newest(northwind).bundles if bundle.things == "company name"][::-1]
    assert (added.verb, removed.verb) == ("added", "removed")
    assert Value("name", "NW Power", "nothing") in removed.lines[0].values


def test_queries_do_not_grow_with_the_changes() -> None:
    publish_article(accepted_story(), by=user())
    assert queries_of_a_trail(changes=2) == queries_of_a_trail(changes=40) <= 16


def queries_of_a_trail(changes: int) -> int:
    deal = Deal.objects.get()
    for number in range(changes):
        with acting("edit", by=user(f"editor {number}")):
            Deal.objects.update(summary=f"Note {number} of {changes}")
            Figure.objects.filter(quantity__deal=deal).update(stated_on=f"20{number + 10}")
    with CaptureQueriesContext(connection) as queries:
        trail_of(deal)
    return len(queries)


def test_a_long_history_goes_on_on_a_further_page() -> None:
    northwind = Company.objects.create(name="Northwind", slug="northwind", created_by=user())
    for number in range(PAGE_SIZE):
        Company.objects.update(website=f"https://northwind.example/{number}")
    trail = trail_of(northwind)
    assert trail.older is not None
    rest = trail_of(northwind, before=trail.older)
    assert rest.older is None
    assert rest.acts[0].bundles[-1].verb == "added"
