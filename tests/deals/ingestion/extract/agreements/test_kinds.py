import pytest

from deals.ingestion.extract.agreements.kinds import first_named, named_kind
from deals.vocabulary import DealKind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Acme signs a 15-year PPA with Bolt Energy", DealKind.POWER_PURCHASE),
        ("Acme will buy nuclear power from Bolt", DealKind.POWER_PURCHASE),
        ("Acme will supply Bolt with up to 900 megawatts from its dam", DealKind.POWER_PURCHASE),
        ("Acme signs a hosting agreement with Bolt", DealKind.CLOUD_COMPUTE),
        ("Bolt reserves GPU capacity at the campus of Acme", DealKind.CLOUD_COMPUTE),
        ("Acme will use the cloud of Bolt", DealKind.CLOUD_COMPUTE),
        ("Acme and Bolt form a joint venture to mine salt", DealKind.JOINT_VENTURE),
        ("an exclusive worldwide license for the compound", DealKind.LICENSING),
        ("Acme names Bolt its reseller in Norway", DealKind.DISTRIBUTION),
        ("Bolt becomes general contractor of the plant", DealKind.CONSTRUCTION),
        ("Acme will manufacture the engines of Bolt", DealKind.MANUFACTURING),
        ("Acme signs an offtake agreement for graphite", DealKind.SUPPLY),
        ("Acme closes its Series B with Bolt Ventures", DealKind.INVESTMENT),
        ("The ministry awarded Acme $20 million under its program for chips", DealKind.INVESTMENT),
        ("Acme invested in Bolt", DealKind.INVESTMENT),
        ("Acme sells Bolt", DealKind.ACQUISITION),
        ("Acme is the official timing partner of the race", DealKind.OTHER),
        ("Acme acquires Bolt", DealKind.ACQUISITION),
        ("Acme and Bolt jointly develop a battery", DealKind.RESEARCH),
    ],
)
def test_kind_by_its_usual_name(words: str, kind: DealKind) -> None:
    assert named_kind(words) is kind


@pytest.mark.parametrize(
    "words",
    ["Acme partners with Bolt", "Acme opens a plant", "customer acquisition grew", "Acme to acquire licence"],
)
def test_what_names_no_kind(words: str) -> None:
    assert named_kind(words) is None


def test_stake_is_an_investment() -> None:
    assert named_kind("Acme to acquire a minority stake in Bolt") is DealKind.INVESTMENT


def test_first_sentence_that_names_a_kind_decides() -> None:
    assert first_named(["Acme and Bolt meet", "Acme acquires Bolt", "a supply agreement"]) is DealKind.ACQUISITION


def test_no_sentence_names_a_kind() -> None:
    assert first_named(["Acme and Bolt meet"]) is None
