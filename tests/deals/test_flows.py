from typing import Any

import pytest

from deals.flows import FlowKind, Payment, flows_of, is_firm, payments


@pytest.mark.parametrize(
    ("kind", "roles", "expected"),
    [
        ("cloud_compute", {"supplier": ["fjord"], "customer": ["quill"]}, ("quill", "fjord", "compute")),
        ("supply", {"supplier": ["fjord"], "customer": ["quill"]}, ("quill", "fjord", "service")),
        ("power_purchase", {"developer": ["fjord"], "off_taker": ["quill"]}, ("quill", "fjord", "service")),
        ("licensing", {"licensor": ["fjord"], "licensee": ["quill"]}, ("quill", "fjord", "service")),
        ("investment", {"investee": ["fjord"], "investor": ["quill"]}, ("quill", "fjord", "equity")),
        ("investment", {"manufacturer": ["fjord"], "investor": ["quill"]}, ("quill", "fjord", "equity")),
        ("investment", {"investee": ["fjord"], "funder": ["quill"]}, ("quill", "fjord", "money")),
        ("construction", {"developer": ["fjord"], "investor": ["quill"]}, ("quill", "fjord", "service")),
        ("acquisition", {"target": ["reed"], "seller": ["fjord"], "acquirer": ["quill"]}, ("quill", "fjord", "equity")),
        ("manufacturing", {"designer": ["quill"], "manufacturer": ["fjord"]}, ("quill", "fjord", "service")),
    ],
)
def test_the_roles_say_who_pays_whom_for_what(
    kind: str, roles: dict[str, list[str]], expected: tuple[str, ...]
) -> None:
    payer, payee, purpose = expected
    assert payments(kind, roles) == [Payment(payer, payee, FlowKind(purpose))]


@pytest.mark.parametrize(
    ("kind", "roles"),
    [
        ("research", {"partner": ["quill", "fjord"]}),
        ("joint_venture", {"investor": ["quill"], "operator": ["fjord"]}),
        ("supply", {"supplier": ["quill"], "customer": ["quill"]}),
    ],
)
def test_where_no_payer_is_stated_nothing_flows(kind: str, roles: dict[str, list[str]]) -> None:
    assert payments(kind, roles) == []


def test_a_designer_does_not_pay_beside_a_customer() -> None:
    roles = {"designer": ["quill"], "manufacturer": ["fjord"], "customer": ["reed"]}
    assert payments("manufacturing", roles) == [Payment("reed", "fjord", FlowKind.SERVICE)]


@pytest.mark.parametrize(
    ("status", "binding", "expected"),
    [
        ("signed", "not_stated", True),
        ("announced", "binding", True),
        ("announced", "not_stated", False),
        ("signed", "non_binding", False),
        ("active", "option", False),
        ("rumoured", "binding", False),
        ("cancelled", "binding", False),
    ],
)
def test_binding_only_leaves_out_what_is_only_announced(status: str, binding: str, *, expected: bool) -> None:
    assert is_firm(status, binding) is expected


def deal(kind: str, parties: list[tuple[str, str]], figures: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "kind": kind,
        "parties": [
            {"company": {"slug": slug, "name": slug.title()}, "role": role, "citation": {"quote": slug}}
            for slug, role in parties
        ],
        "figures": figures,
    }


def figure(measure: str, amount: float, stated_on: str = "2025-01-01") -> dict[str, Any]:
    stated = {"value": stated_on}
    return {"measure": measure, "low": amount, "high": amount, "stated_on": stated, "citation": {"quote": measure}}


def sizes_of(told: dict[str, Any]) -> dict[str, str]:
    return {flow.kind.value: flow.figure["measure"] for flow in flows_of(told) if flow.figure}


def test_the_size_of_a_flow_is_its_newest_amount_of_money() -> None:
    figures = [figure("deal_value", 9e9), figure("deal_value", 5e9, "2025-06-01"), figure("capacity_power", 6)]
    (flow,) = flows_of(deal("cloud_compute", [("fjord", "supplier"), ("quill", "customer")], figures))
    assert flow.figure == figures[1]
    assert not flow.shared
    assert flow.citation == {"quote": "deal_value"}


def test_the_value_of_a_deal_is_given_to_the_flow_that_it_is_named_for() -> None:
    parties = [("fjord", "investor"), ("quill", "investee"), ("fjord", "supplier"), ("quill", "customer")]
    figures = [figure("deal_value", 5e9), figure("ownership_stake", 27), figure("capacity_power", 6)]
    sizes = {
        kind: {
            flow.kind.value: flow.figure["measure"] for flow in flows_of(deal(kind, parties, figures)) if flow.figure
        }
        for kind in ("investment", "cloud_compute")
    }
    assert sizes == {
        "investment": {"equity": "deal_value", "service": "capacity_power"},
        "cloud_compute": {"equity": "ownership_stake", "compute": "deal_value"},
    }


def test_an_amount_of_several_payers_is_not_split_among_them() -> None:
    parties = [("fjord", "investor"), ("reed", "investor"), ("quill", "investee")]
    flows = flows_of(deal("investment", parties, [figure("deal_value", 5e9)]))
    assert [(flow.payer["slug"], flow.shared) for flow in flows] == [("fjord", True), ("reed", True)]


def test_without_a_stated_size_the_words_are_those_of_the_payee() -> None:
    (flow,) = flows_of(deal("supply", [("fjord", "supplier"), ("quill", "customer")], []))
    assert (flow.figure, flow.shared, flow.citation) == (None, False, {"quote": "fjord"})
