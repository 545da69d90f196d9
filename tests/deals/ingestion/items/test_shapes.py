from typing import Any

import pytest

from deals.errors import InvalidItem
from deals.ingestion.items import SHAPES, checked, items_of, same_value
from deals.ingestion.pipeline import extract
from deals.ingestion.quotes import locate
from deals.ingestion.records import CleanText
from deals.vocabulary import ProposalKind
from tests.factories.drafts import STORY

PLACE = {"name": "Ohio", "kind": "state", "country": "us", "admin1": "oh", "company": None, "facility": ""}
COMPANY = {"name": " Aurora  Motors ", "role": "party", "kind": "company"}


def check(kind: ProposalKind, value: dict[str, Any], quote: str = "Aurora Motors Inc.") -> dict[str, Any]:
    return checked(kind, value, span=locate(STORY, quote), text=STORY)


def faults(kind: ProposalKind, value: dict[str, Any], quote: str = "Aurora Motors Inc.") -> list[str]:
    with pytest.raises(InvalidItem) as refused:
        check(kind, value, quote)
    return list(refused.value.faults)


def test_what_the_pipeline_reads_can_be_stored_as_it_is() -> None:
    for item in items_of(extract(CleanText(STORY))):
        value = item.value if item.kind is not ProposalKind.FIGURE else {"subject": "Aurora"} | item.value
        if value.get("subject", "") is not None:
            assert same_value(check(item.kind, value, item.span.quote), value)


def test_text_is_folded_and_codes_are_written_large() -> None:
    assert check(ProposalKind.COMPANY, COMPANY)["name"] == "Aurora Motors"
    assert check(ProposalKind.LOCATION, PLACE, "Ohio") == {
        "name": "Ohio",
        "kind": "state",
        "country": "US",
        "admin1": "OH",
        "company": None,
        "facility": None,
    }


def test_what_no_form_shows_is_kept_and_what_nobody_knows_is_not() -> None:
    value = check(ProposalKind.COMPANY, {**COMPANY, "mentions": [1], "new": True, "colour": "red"})
    assert value["mentions"] == [1]
    assert value["new"] is True
    assert "colour" not in value


@pytest.mark.parametrize(
    ("kind", "value", "fault"),
    [
        (ProposalKind.COMPANY, {**COMPANY, "name": " "}, "name"),
        (ProposalKind.COMPANY, {**COMPANY, "name": "x" * 201}, "name"),
        (ProposalKind.COMPANY, {**COMPANY, "role": "winner"}, "role"),
        (ProposalKind.LOCATION, {**PLACE, "admin1": ""}, "admin1"),
        (ProposalKind.LOCATION, {**PLACE, "country": "USA"}, "country"),
        (ProposalKind.LOCATION, {**PLACE, "kind": "country"}, "country"),
        (ProposalKind.QUOTATION, {"speaker": "Jane Miller", "text": "Other words"}, "text"),
        (ProposalKind.PROJECT, {"company": "Aurora", "name": "", "status": "planned"}, "name"),
        (ProposalKind.CREDIT, {}, "name"),
    ],
)
def test_what_cannot_be_stored_is_named_by_its_field(kind: ProposalKind, value: dict[str, Any], fault: str) -> None:
    assert faults(kind, value) == [fault]


@pytest.mark.parametrize(
    ("parties", "names_fault"),
    [
        ([("Aurora", "partner")], True),
        ([("Aurora", "partner"), ("aurora", "supplier")], True),
        ([("Aurora", "partner"), ("Aurora", "partner"), ("Borealis", "partner")], True),
        ([("Aurora", "partner"), ("undisclosed: a utility", "customer")], False),
        ([("Aurora", "supplier"), ("Aurora", "investor"), ("Borealis", "partner")], False),
        ([("Aurora", "partner"), ("", "")], True),
        ([("Aurora", "partner"), ("Borealis", "friend")], True),
    ],
)
def test_a_deal_has_two_parties_or_more(parties: list[tuple[str, str]], names_fault: bool) -> None:
    value = {
        "parties": [{"name": name, "role": role} for name, role in parties],
        "kind": "supply",
        "status": "signed",
        "binding": "not_stated",
        "primary": "on",
        "scope": "batteries\n\n  cells \nbatteries",
    }
    if names_fault:
        assert faults(ProposalKind.DEAL, value) == ["parties"]
    else:
        stored = check(ProposalKind.DEAL, value)
        assert (stored["scope"], stored["primary"]) == (["batteries", "cells"], True)


def test_every_kind_has_a_shape_with_fields_of_its_own() -> None:
    assert set(SHAPES) == set(ProposalKind)
    for shape in SHAPES.values():
        assert len({field.name for field in shape.fields}) == len(shape.fields)
