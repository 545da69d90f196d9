from deals.ingestion.extract.agreements.pairs import PairReader, places_of_pairs
from deals.ingestion.extract.agreements.story import Story, read_story
from deals.ingestion.extract.companies import find_companies
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.extract.model import LinearModel
from deals.ingestion.records import CleanText

HEADLINE = "Kestrel Power Names Its Partners for 2026\n\n"
# Takes every name for an organisation.
EVERY_NAME = LinearModel(("yes",), (9.0,), {})
PAIR = frozenset({"Brightwater Turbines", "Tidewater Energy"})


def story(sentence: str) -> Story:
    layout = read_layout(CleanText(HEADLINE + sentence + "\n"))
    return read_story(layout, find_companies(layout, EVERY_NAME))


def features(sentence: str) -> frozenset[str]:
    told = story(sentence)
    return PairReader(told).features(PAIR, places_of_pairs(told)[PAIR])


def test_companies_of_one_list_are_told_from_those_joined_by_a_verb() -> None:
    listed = (
        "Kestrel Power Inc. announced its partnership with Brightwater Turbines Inc. and Tidewater Energy Inc. today."
    )
    signed = "Brightwater Turbines Inc. has signed a supply agreement with Tidewater Energy Inc. in Maine."
    assert {"listed", "listed after one"} <= features(listed)
    assert "agreement then with" in features(signed)
    assert "listed" not in features(signed)


def test_several_agreements_with_a_list_are_told_from_one() -> None:
    several = (
        "Kestrel Power Inc. announced partnerships with Brightwater Turbines Inc. and Tidewater Energy Inc. today."
    )
    assert "listed after several" in features(several)


def test_those_who_back_a_round_stand_on_one_side() -> None:
    round_ = (
        "The round for Kestrel Power was led by Brightwater Turbines Inc. and joined by Tidewater Energy Inc. in May."
    )
    assert "both backers" in features(round_)


def test_who_stands_in_no_common_line_has_no_place() -> None:
    apart = story("Brightwater Turbines Inc. makes turbines. The dams belong to Tidewater Energy Inc. and its lenders.")
    assert PAIR not in places_of_pairs(apart)
