import pytest

from deals.ingestion.extract.agreements import Agreements, read_agreements
from deals.ingestion.extract.companies import find_companies
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.records import CleanText
from deals.vocabulary import Binding, CompanyRole, DealKind, DealStatus, PartyRole

SUPPLY = (
    "Brightwater Turbines Signs Supply Agreement With Kestrel Power\n\n"
    "BERGEN, Norway, March 3, 2026 - Brightwater Turbines ASA (OSE: BWT), a maker of wind turbines, today announced "
    "that it has signed a supply agreement with Kestrel Power Inc. (NASDAQ: KPWR) to deliver 40 turbines in Maine.\n\n"
    "Under the agreement Brightwater will deliver the turbines from 2027 on.\n\n"
    "About Kestrel Power\n\n"
    "Kestrel Power Inc. runs wind farms in Maine and has a long-standing partnership with Tidewater Energy Ltd.\n"
)
RESULTS = (
    "Kestrel Power Reports Third Quarter 2026 Results\n\n"
    "Kestrel Power Inc. (NASDAQ: KPWR) reported financial results for the quarter ended September 30, 2026. Revenue "
    "rose 8% to $210 million. The board will hold its annual meeting in May.\n"
)
SETTLEMENT = (
    "Kestrel Power Reaches Settlement Agreement With Oslo Grid\n\n"
    "Kestrel Power Inc. (NASDAQ: KPWR) has entered into a settlement agreement with Oslo Grid Ltd., ending a lawsuit.\n"
)


def read(text: str, published: str | None = None) -> Agreements:
    layout = read_layout(CleanText(text, published=published))
    return read_agreements(layout, find_companies(layout))


def test_a_signed_supply_agreement_is_news_of_its_two_parties() -> None:
    found = read(SUPPLY)
    assert found.is_partnership_news
    deal = found.deals[0]
    assert {party.name for party in deal.parties} == {"Brightwater Turbines", "Kestrel Power"}
    assert (deal.primary, deal.kind, deal.status) == (True, DealKind.SUPPLY, DealStatus.SIGNED)
    assert deal.announced_on == "2026-03-03"
    assert {party.role for party in deal.parties} == {PartyRole.SUPPLIER, PartyRole.CUSTOMER}


def test_parties_are_told_from_companies_in_passing() -> None:
    roles = {company.name: company.role for company in read(SUPPLY).companies}
    assert roles["Kestrel Power"] is CompanyRole.PARTY
    assert roles.get("Tidewater Energy", CompanyRole.MENTIONED) is CompanyRole.MENTIONED


def test_evidence_stands_in_the_text_at_its_offsets() -> None:
    for deal in read(SUPPLY).deals:
        assert SUPPLY[deal.evidence.start : deal.evidence.end] == deal.evidence.quote


@pytest.mark.parametrize("text", [RESULTS, SETTLEMENT])
def test_results_and_settlements_are_no_partnership_news(text: str) -> None:
    found = read(text)
    assert not found.is_partnership_news
    assert not [deal for deal in found.deals if deal.primary]


def test_a_memorandum_does_not_bind() -> None:
    text = SUPPLY.replace("signed a supply agreement", "signed a memorandum of understanding")
    assert read(text).deals[0].binding is Binding.NON_BINDING


@pytest.mark.parametrize(
    "text", ["", "no names", "A" * 20_000, "Acme and " * 3_000, "(" * 10_000, "“" * 5_000, "agreement with " * 2_000]
)
def test_any_text_is_read(text: str) -> None:
    assert read(text).is_partnership_news in {True, False}
