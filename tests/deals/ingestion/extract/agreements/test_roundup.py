from deals.ingestion.extract.agreements.roundup import with_items
from deals.ingestion.extract.agreements.story import Story, read_story
from deals.ingestion.extract.companies import find_companies
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.records import CleanText

ITEMS = (
    "- Kestrel Power Inc. will purchase turbines of Brightwater Turbines Inc.\n"
    "- Harbour Robotics Inc. signed a supply agreement with Oslo Grid Inc.\n"
    "- Tidewater Energy Inc. and Ember Materials Inc. will partner on batteries.\n"
)
AGREED = {
    frozenset({"Kestrel Power", "Brightwater Turbines"}),
    frozenset({"Harbour Robotics", "Oslo Grid"}),
    frozenset({"Tidewater Energy", "Ember Materials"}),
}


def story(text: str) -> Story:
    layout = read_layout(CleanText(text))
    return read_story(layout, find_companies(layout))


def test_each_item_of_a_list_of_agreements_tells_its_own() -> None:
    assert set(with_items(story(f"A week of agreements\n\nThese were made known on Monday.\n\n{ITEMS}"), {})) == AGREED


def test_the_points_of_one_agreement_are_no_list_of_agreements() -> None:
    points = (
        "- Kestrel Power Inc. signed an agreement with Brightwater Turbines Inc.\n"
        "- Brightwater Turbines Inc. will supply turbines to Kestrel Power Inc.\n"
        "- Kestrel Power Inc. may purchase more turbines of Brightwater Turbines Inc.\n"
    )
    assert with_items(story(f"An agreement\n\nIt has three points.\n\n{points}"), {}) == {}


def test_what_is_told_more_surely_stays_so() -> None:
    known = frozenset({"Harbour Robotics", "Oslo Grid"})
    assert with_items(story(f"A week of agreements\n\nOn Monday.\n\n{ITEMS}"), {known: 0.9})[known] == 0.9
