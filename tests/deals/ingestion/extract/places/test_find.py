import pytest

from deals.ingestion.extract.companies import find_companies
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.extract.places import find_locations
from deals.ingestion.records import CleanText, LocationDraft


def located(story: str) -> tuple[LocationDraft, ...]:
    layout = read_layout(CleanText("Acme Inc. opens a plant\n\n" + story))
    return find_locations(layout, find_companies(layout))


@pytest.mark.parametrize(
    ("story", "names"),
    [
        ("Acme Inc. will make racks at its manufacturing facilities in Ohio, Iowa and Utah.", ["Ohio", "Iowa", "Utah"]),
        ("Acme Inc. operates a battery plant located in Dayton, Ohio.", ["Dayton, Ohio"]),
        ("Acme Inc. is headquartered in Dayton, Ohio.", []),
        ("Acme Inc., based in Berlin, grew last year.", []),
        ("Acme Inc. makes parts in the United States.", []),
    ],
)
def test_sites_are_told_from_seats(story: str, names: list[str]) -> None:
    assert [place.name for place in located(story)] == names


def test_a_location_rests_on_its_clause() -> None:
    (place,) = located("Acme Inc. operates a battery plant located in Dayton, Ohio; it hired Ann Lee.")
    assert place.evidence.quote == "Acme Inc. operates a battery plant located in Dayton, Ohio"
    assert place.span.quote == "Dayton, Ohio"
    assert place.evidence.covers(place.span)
    assert (place.company, place.facility) == ("Acme", "battery plant")
