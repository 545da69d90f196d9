import pytest
from hypothesis import given
from hypothesis import strategies as st

from companies.names import folded, name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Northwind Inc.", "NORTHWIND"),
        ("Northwind Precision Industry Co., Ltd.", "Northwind Precision Industry"),
        ("The Borealis Group GmbH", "Borealis Group"),
        ("Société Générale SA", "Societe Generale"),
        ("Ada’s Bakery", "Adas Bakery"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("Northwind", "Northwind Energy"), ("AT&T", "ATT"), ("Inc", "Corp")])
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text(min_size=1).filter(str.strip))
def test_no_key_of_a_name_is_empty(name: str) -> None:
    assert name_key(name)


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)
