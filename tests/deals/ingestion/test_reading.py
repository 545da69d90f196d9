from typing import Any

import pytest

from deals.ingestion.items import Item
from deals.ingestion.quotes import locate
from deals.ingestion.reading import Accept, Add, Edit, Reject, decisions_on
from deals.vocabulary import ProposalKind

TEXT = (
    "Northwind and Borealis agreed to build turbines in Ohio. Northwind pays $2 billion. "
    "“We are glad,” said Ada Holm, head of Northwind Power."
)
FIGURE = {"raw": "$2 billion", "measure": "investment", "low": 2e9, "high": 2e9, "unit": "USD", "subject": "Northwind"}


def item(kind: ProposalKind, quote: str, /, **value: Any) -> Item:
    return Item(kind, value, locate(TEXT, quote))


def company(name: str, quote: str = "", **value: Any) -> Item:
    return item(ProposalKind.COMPANY, quote or name, name=name, role="party", kind="company", **value)


def deal(*names: str, quote: str = "agreed to build turbines", **value: Any) -> Item:
    parties = [{"name": name, "role": "partner"} for name in names]
    return item(ProposalKind.DEAL, quote, parties=parties, kind="supply", **value)


def figure(quote: str = "pays $2 billion", **value: Any) -> Item:
    return item(ProposalKind.FIGURE, quote, **{**FIGURE, **value})


def test_what_is_read_right_is_accepted() -> None:
    draft = [company("Northwind"), figure(period=None)]
    reading = [figure(), company("Northwind")]
    assert decisions_on(draft, reading) == [Accept(0, reading[1]), Accept(1, reading[0])]


def test_a_wrong_field_is_edited_and_the_citation_stays() -> None:
    true = figure("Northwind pays $2 billion", measure="deal_value")
    assert decisions_on([figure()], [true]) == [Edit(0, true, "")]


def test_a_citation_without_the_true_number_is_edited() -> None:
    true = figure()
    assert decisions_on([figure("$2", raw="$2")], [true]) == [Edit(0, true, "pays $2 billion")]


def test_words_of_a_person_are_cited_exactly() -> None:
    true = item(ProposalKind.QUOTATION, "We are glad", speaker="Ada Holm", text="We are glad")
    read = item(ProposalKind.QUOTATION, "“We are glad,”", speaker="Ada Holm", text="“We are glad,”")
    assert decisions_on([read], [true]) == [Edit(0, true, "We are glad")]


def test_what_is_not_there_is_rejected_and_what_is_missing_added() -> None:
    true = company("Borealis")
    assert decisions_on([company("Ohio")], [true]) == [
        Reject(0, "No organisation that takes part in what the article tells."),
        Add(true),
    ]


def test_the_second_of_two_is_rejected_as_such() -> None:
    true = figure()
    assert decisions_on([figure(), figure()], [true]) == [
        Reject(1, "The same is proposed a second time."),
        Accept(0, true),
    ]


def test_a_company_is_met_under_any_name_that_the_text_uses() -> None:
    true = company("Northwind Power", "Northwind", aliases=["Northwind"])
    assert decisions_on([company("Northwind")], [true]) == [Edit(0, true, "")]


@pytest.mark.parametrize(
    ("read", "is_same"),
    [
        (deal("Northwind", "Borealis"), True),
        (deal("Borealis", "Northwind"), True),
        (deal("Northwind", "Ada Holm"), True),
        (deal("Northwind", "Ada Holm", quote="Northwind pays"), False),
        (deal("Ada Holm", "Ohio"), False),
    ],
)
def test_deals_are_met_by_their_parties(read: Item, is_same: bool) -> None:
    decided = decisions_on([read], [deal("Northwind", "Borealis")])
    assert any(isinstance(decision, Add) for decision in decided) is not is_same


def test_of_two_likely_ones_the_likest_is_met() -> None:
    near, far = figure("Northwind pays $2 billion"), deal("Northwind", "Borealis")
    three = deal("Northwind", "Borealis", "Ada Holm")
    assert decisions_on([three, far, near], [far]) == [
        Reject(0, "The same is proposed a second time."),
        Reject(2, "The article does not say so."),
        Accept(1, far),
    ]


def test_the_order_of_a_deals_parties_makes_no_difference_to_its_figures() -> None:
    true = figure(subject="deal:Borealis+Northwind")
    assert decisions_on([figure(subject="deal:Northwind+Borealis")], [true]) == [Accept(0, true)]
