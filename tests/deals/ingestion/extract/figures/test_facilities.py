import pytest

from deals.ingestion.extract.companies import find_companies
from deals.ingestion.extract.figures.facilities import find_facilities
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.records import CleanText


def names_in(text: str) -> list[str]:
    layout = read_layout(CleanText(text=text))
    return [facility.name for facility in find_facilities(layout, find_companies(layout)).found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Work on the Redwater Creek project began in May.", "Redwater Creek project"),
        ("The firm will enlarge its battery plant in Tampere next year.", "battery plant Tampere"),
        ("They bought Heron House Lofts, a 92-unit property, for cash.", "Heron House Lofts property"),
        ("Marlow Point is a former steel mill on the river.", "Marlow Point mill"),
        ("Drilling at the Pit 50 deposit goes on.", "Pit 50 deposit"),
    ],
)
def test_a_site_is_called_by_its_name_or_its_place(text: str, name: str) -> None:
    assert name in names_in(text)


def test_a_site_is_known_again_by_the_name_alone() -> None:
    text = "Work on the Redwater Creek project began in May. At Redwater Creek, 40 wells were drilled."
    assert names_in(text).count("Redwater Creek project") == 2


def test_who_runs_sites_is_none() -> None:
    assert names_in("He joined a data center operator and a hotel brand.") == []


def test_a_company_that_owns_a_site_is_not_that_site() -> None:
    text = "Halden Power Inc. opened the Halden Power plant. Halden Power has 300 employees."
    assert len(names_in(text)) == 1
