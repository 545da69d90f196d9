"""Twenty articles on overlapping deals, entered in three orders, end in the same public record."""

from datetime import date
from typing import Any

import orjson
import pytest
from django.db import transaction

from deals.models import Listing
from deals.queries.filters import Filters
from deals.queries.totals import TotalOfDeals, totals_of
from deals.totals import Omission
from tests.factories.records import stale_documents
from tests.journeys.reporter import Reporter, Telling, tellings

pytestmark = pytest.mark.django_db

Record = dict[str, Any]
COMPUTING = ("supply", "cloud_compute", "manufacturing", "power_purchase")
# Numbers and slugs that depend on what was entered first, and the clocks of this database.
NUMBERED = {"id", "slug", "url", "api_url", "version", "published_at", "recorded_on"}


def oldest_first(telling: Telling) -> tuple[date, str]:
    return date.fromisoformat(str(telling["published"])), telling["title"]


def by_title(telling: Telling) -> str:
    """An order that has nothing to do with what is told."""
    return str(telling["title"])[::-1]


def public_record() -> list[str]:
    """Every live document, in words only: ids become what they are the id of."""
    rows = list(Listing.objects.filter(state=Listing.LIVE).exclude(resource="quantity"))
    documents = {(row.resource, row.subject_id): orjson.loads(row.document) for row in rows}
    labels = {key: _label(key[0], body) for key, body in documents.items()}
    named = [f"{labels[key]}: {orjson.dumps(_named(body, labels)).decode()}" for key, body in documents.items()]
    return sorted(named)


def _label(resource: str, body: Record) -> str:
    if resource == "figure":
        return f"figure {body['subject']['name']} {body['raw']} “{body['citation']['quote']}”"
    if resource == "quotation":
        return f"quotation “{body['text']}”"
    return f"{resource} {body.get('title') or body['name']}"


def _named(value: Any, labels: dict[tuple[str, int], str]) -> Any:
    if isinstance(value, list):
        return [_named(part, labels) for part in value]
    if not isinstance(value, dict):
        return value
    kept = {name: _named(part, labels) for name, part in value.items() if name not in {*NUMBERED, "quantity"}}
    if isinstance(article := value.get("article"), int):
        kept["article"] = labels["article", article]
    if "verdict" in value:
        kept["figures"] = [labels["figure", number] for number in value["figures"]]
    return kept


def entered(articles: list[Telling]) -> tuple[list[str], tuple[TotalOfDeals, ...]]:
    """The public record and its totals after entering all of them in this order; nothing of it stays."""
    with transaction.atomic():
        reporter = Reporter()
        for telling in articles:
            reporter.enter(telling)
        found = public_record(), totals_of(Filters(kind=COMPUTING))
        assert stale_documents() == []
        transaction.set_rollback(True)
    return found


def test_the_order_of_entry_does_not_matter() -> None:
    record, totals = entered(sorted(tellings(), key=oldest_first))
    _is_right(record, totals)
    for order in (sorted(tellings(), key=oldest_first, reverse=True), sorted(tellings(), key=by_title)):
        other, other_totals = entered(order)
        assert [line for line in other if line not in record] == []
        assert (len(other), other_totals) == (len(record), totals)


def _is_right(record: list[str], totals: tuple[TotalOfDeals, ...]) -> None:
    """The record is not only always the same, but what the articles say."""
    told = [line.removeprefix("deal ").partition(": {") for line in record if line.startswith("deal ")]
    deals = {title: orjson.loads("{" + body) for title, _, body in told}
    assert len(deals) == 8
    turbines = deals["Northwind Power and Borealis Cloud: supply agreement"]
    assert turbines["status"] == "completed"
    assert len(turbines["sources"]) == 6
    assert [step["status"] for step in turbines["status_steps"]] == ["signed", "active", "completed"]
    prices = {figure["raw"] for figure in turbines["figures"] if figure["measure"] == "deal_value"}
    assert prices == {"$2.5 billion", "$3.4 billion", "$2.6 billion"}
    framework = deals["Borealis Cloud and Zephyr Systems: cloud computing agreement"]
    assert {part["title"] for part in framework["parts"]} == {
        "Zephyr Systems and Borealis Cloud: manufacturing partnership",
        "Northwind Power and Zephyr Systems: power purchase agreement",
    }
    assert deals["Fenmark Capital and Zephyr Systems: investment"]["status"] == "cancelled"
    [total] = totals
    assert {line.why: line.count for line in total.ledger}[Omission.PART_OF_ANOTHER] == 1
