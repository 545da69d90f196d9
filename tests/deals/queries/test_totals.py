from typing import Any

import pytest
from django.utils import timezone

from deals.actions.publications import publish_article
from deals.models import DatasetVersion
from deals.queries.filters import Filters
from deals.queries.totals import totals_of
from deals.totals import Omission
from deals.vocabulary import Resource
from tests.factories.articles import accepted_story, user
from tests.factories.listings import list_record

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_version_of_its_own() -> None:
    """Totals are kept until the next publication, also from one test to the next."""
    DatasetVersion.objects.update(changed_at=timezone.now())


def figure(number: int, amount: float, unit: str = "USD", **fields: Any) -> dict[str, Any]:
    return {
        "id": number, "quantity": number, "measure": "deal_value", "unit": unit, "low": amount, "high": amount,
        "bound": "exact", "modality": "commitment", "basis": "total", "period": "", "perimeter": "",
        "subject": {"kind": "deal", "id": 1},
    } | fields  # fmt: skip


def deal(number: int, *figures: dict[str, Any], party_figures: tuple[dict[str, Any], ...] = (), **fields: Any) -> None:
    document = {"part_of": None, "figures": figures, "party_figures": party_figures} | fields
    list_record(Resource.DEAL, subject_id=number, document=document, kinds=[fields.get("kind", "supply")])


def test_a_published_deal_adds_its_own_amount_and_not_that_of_its_party() -> None:
    publish_article(accepted_story(), by=user())
    [total] = totals_of(Filters())
    assert (total.unit, total.text, total.deals, total.counted) == ("USD", "$2.5 billion", 1, 1)
    assert [line.why for line in total.ledger] == [Omission.OTHER_MEASURE]


def test_each_unit_has_its_own_total() -> None:
    deal(1, figure(1, 5e9), figure(2, 3e9, "EUR", quantity=1))
    deal(2, figure(3, 2e9), figure(4, 1e9, high=None, bound="at_least", quantity=3))
    totals = {total.unit: total for total in totals_of(Filters())}
    assert totals["USD"].text == "at least $6 billion"
    assert (totals["EUR"].text, totals["EUR"].counted) == ("€3 billion", 1)


def test_a_facility_that_serves_two_deals_is_counted_once() -> None:
    deal(1, figure(1, 5e9))
    deal(2, figure(1, 5e9))
    [total] = totals_of(Filters())
    assert (total.text, total.counted) == ("$5 billion", 1)


def test_the_question_decides_what_is_counted() -> None:
    deal(1, figure(1, 5e9))
    deal(2, figure(2, 7e9), kind="licensing")
    [total] = totals_of(Filters(kind=("licensing",)))
    assert (total.text, total.deals) == ("$7 billion", 1)


def test_a_total_is_fresh_after_the_next_publication() -> None:
    deal(1, figure(1, 5e9))
    assert totals_of(Filters())[0].text == "$5 billion"
    deal(2, figure(2, 7e9))
    assert totals_of(Filters())[0].text == "$5 billion"
    DatasetVersion.objects.update(changed_at=timezone.now())
    assert totals_of(Filters())[0].text == "$12 billion"
