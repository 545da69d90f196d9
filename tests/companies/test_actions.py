import pytest

from companies.actions import PlaceName, add_company, facility_named, find_company, learn_name, place_named
from companies.models import Company, GazetteerEntry, Place
from companies.vocabulary import CompanyKind, FacilityKind, PlaceKind
from tests.factories.articles import user

pytestmark = pytest.mark.django_db


def company(name: str) -> Company:
    return add_company(name=name, kind=CompanyKind.COMPANY, by=user())


def test_a_company_is_found_by_any_of_its_names() -> None:
    firm = company("Northwind Precision Co., Ltd.")
    assert learn_name(firm, "NWP")
    assert learn_name(firm, "nwp") == learn_name(firm, "NWP") == firm.names.get(name="NWP")
    assert learn_name(firm, " ") is None
    assert find_company("nwp") == find_company("Northwind Precision") == firm
    assert find_company("Northwind") is None


def test_of_two_namesakes_none_is_chosen() -> None:
    assert {company("Atlas").slug, company("Atlas").slug} == {"atlas", "atlas-2"}
    assert find_company("Atlas") is None


def test_a_name_in_another_script_has_an_address() -> None:
    assert company("鴻海精密工業").slug == "company"
    assert company("ソフトバンク").slug == "company-2"


def test_a_place_is_made_once_and_takes_the_only_point_there_is() -> None:
    GazetteerEntry.objects.create(
        name="Tulsa", key="tulsa", country="US", admin1="OK", latitude="36.15", longitude="-95.99", population=400_000
    )
    tulsa = PlaceName("Tulsa", PlaceKind.CITY, "US", "OK")
    assert place_named(tulsa) == place_named(PlaceName("TULSA", PlaceKind.CITY, "US", "OK"))
    assert place_named(tulsa) == place_named(PlaceName("Tulsa, Oklahoma", PlaceKind.CITY, "US", "OK"))
    assert str(Place.objects.get().latitude) == "36.15000"
    assert Place.objects.get().slug == "tulsa-us-ok"


@pytest.mark.parametrize(
    ("place", "slug"),
    [
        (PlaceName("Ohio", PlaceKind.STATE, "US", "OH"), "ohio-us"),
        (PlaceName("Taiwan", PlaceKind.COUNTRY, "TW"), "taiwan"),
        (PlaceName("Middle East", PlaceKind.REGION), "middle-east"),
    ],
)
def test_what_is_no_point_gets_none(place: PlaceName, slug: str) -> None:
    made = place_named(place)
    assert (made.slug, made.latitude, made.longitude) == (slug, None, None)


def test_a_facility_is_known_by_name_owner_and_place() -> None:
    place = place_named(PlaceName("Ohio", PlaceKind.STATE, "US", "OH"))
    owner = company("Northwind")
    made = {
        facility_named(name=name, kind=FacilityKind.PLANT, company=whose, place=place, by=user())
        for name, whose in [("Plant 1", owner), ("plant 1", owner), ("Plant 1", None)]
    }
    assert sorted(facility.slug for facility in made) == ["northwind-plant-1", "plant-1"]
