import pytest

from deals.ingestion.extract.companies.likeness import other_spellings, spelt_out


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kestrel.ai", "Kestrel"),
        ("Harbour-Mart", "HarbourMart"),
        ("Red Fjord Capital", "Redfjord Capital"),
        ("Kestrel.com Inc", "Kestrel"),
    ],
)
def test_spellings_of_one_name_are_paired(one: str, other: str) -> None:
    assert list(other_spellings({1: [one], 2: [other]})) == [(1, 2)]


@pytest.mark.parametrize(("one", "other"), [("Kestrel", "Kestrel Power"), ("AB", "A B"), ("Fjord.ai", "Fjords")])
def test_other_names_are_not(one: str, other: str) -> None:
    assert list(other_spellings({1: [one], 2: [other]})) == []


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Oslo Grid Works", "OGW"),
        ("Institute of Marine Light", "IML"),
        ("Department of Fisheries", "DOF"),
        ("the U.S. Department of Fisheries", "DOF"),
        ("Harbour Sleep Group, LLC", "HSG"),
    ],
)
def test_initials_are_of_the_name_that_they_begin(name: str, initials: str) -> None:
    assert list(spelt_out({1: [name], 2: [initials]})) == [(1, 2)]


def test_initials_of_two_names_are_of_neither() -> None:
    assert list(spelt_out({1: ["Oslo Grid Works"], 2: ["Olden Gas Wells"], 3: ["OGW"]})) == []


def test_a_name_that_has_a_longer_form_is_no_initials() -> None:
    assert list(spelt_out({1: ["Oslo Grid Works"], 2: ["OGW", "OGW Robotics"]})) == []
