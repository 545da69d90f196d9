from deals.cartography.boundaries import area_of, name_of
from deals.cartography.picture import Spot, draw


def test_states_are_shaded_and_get_no_pin() -> None:
    picture = draw([Spot("US-WI", "Wisconsin", "/w/"), Spot("US-OH", "Ohio", "/o/"), Spot("US-TX", "Texas", "/t/")])
    assert picture is not None
    assert [shade.label for shade in picture.shades] == ["Wisconsin", "Ohio", "Texas"]
    assert picture.pins == []
    assert picture.states


def test_a_city_is_a_point_inside_the_picture_and_shades_nothing() -> None:
    picture = draw([Spot("US-WI", "Mount Pleasant", "/m/", longitude=-87.87, latitude=42.7)])
    assert picture is not None
    assert picture.shades == []
    left, top, width, height = map(float, picture.view.split())
    (pin,) = picture.pins
    assert left < pin.x < left + width
    assert top < pin.y < top + height


def test_more_deals_are_shaded_darker_and_states_lie_on_countries() -> None:
    picture = draw([Spot("US-TX", "Texas", "/t/", count=8), Spot("KR", "Korea", "/k/", count=1)], world=True)
    assert picture is not None
    assert [(shade.label, shade.level) for shade in picture.shades] == [("Korea", 1), ("Texas", 4)]


def test_what_is_stated_of_one_state_is_one_shade_with_all_its_words() -> None:
    spots = [Spot("US-TX", "Texas: 3 deals", "/t/", count=3), Spot("US-TX", "Milam County: 1 deal", "/m/")]
    picture = draw([*spots, Spot("US-OH", "Ohio: 1 deal", "/o/")])
    assert picture is not None
    assert [(shade.label, shade.level) for shade in picture.shades] == [
        ("Texas: 3 deals; Milam County: 1 deal", 4),
        ("Ohio: 1 deal", 1),
    ]


def test_a_focus_leaves_out_the_few_that_are_far_away_and_names_them() -> None:
    spots = [Spot("US-TX", "Texas", "/t/", count=9), Spot("US-OH", "Ohio", "/o/"), Spot("KR", "South Korea", "/k/")]
    whole, cut = draw(spots), draw(spots, focus=True)
    assert whole is not None
    assert cut is not None
    assert cut.width < whole.width
    assert [spot.label for spot in cut.outside] == ["South Korea"]
    assert whole.outside == []


def test_a_focus_shows_all_where_no_country_has_most() -> None:
    picture = draw([Spot("US", "United States", "/u/"), Spot("KR", "South Korea", "/k/")], focus=True)
    assert picture is not None
    assert picture.outside == []


def test_what_is_nowhere_makes_no_picture_but_the_world() -> None:
    assert draw([]) is None
    assert draw([Spot("", "the Midwest", "/")]) is None
    assert draw([], world=True) is not None


def test_the_united_states_are_shown_without_crossing_the_pacific() -> None:
    area = area_of("US")
    assert area is not None
    left, _, right, _ = area.box
    assert right - left < 2500


def test_names_of_states_come_with_their_outlines() -> None:
    assert name_of("US-WI") == "Wisconsin"
    assert name_of("XX-YY") == "XX-YY"
