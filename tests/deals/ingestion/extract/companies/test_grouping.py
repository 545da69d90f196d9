import pytest

from deals.ingestion.extract.companies.grouping import Grouping
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.records import CleanText


def named(text: str) -> list[set[str]]:
    """The written forms of each candidate of a text."""
    return [set(candidate.forms) for candidate in Grouping(read_layout(CleanText(text))).candidates()]


def forms(text: str) -> set[str]:
    return set().union(*named(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They were joined by Harbour Capital, Northern Light Ventures and Fjord Partners.", "Northern Light Ventures"),
        ("Backers include Spruce Capital and Kestrel Partners.", "Kestrel Partners"),
        ("A contract was signed with General Turbines last week.", "General Turbines"),
        ("The round was led by 5AM Ventures of Boston.", "5AM Ventures"),
        ("The deal was signed with H.C. Fennimore in May.", "H.C. Fennimore"),
        ("It sells paddles to All Racquet Sports in the south.", "All Racquet Sports"),
        ("The grant came from the Norwegian government in May.", "Norwegian government"),
        ("The lease was signed by the city of Bergen in May.", "city of Bergen"),
        ("It advises the Department of Trade and Industry on tariffs.", "Department of Trade and Industry"),
        ("The grants go to:\n\n* Friends of Harbour Music\n* Fjord School Choir\n", "Friends of Harbour Music"),
        ("Turbines now stand beside every Kohl's in Ohio.", "Kohl's"),
    ],
)
def test_a_name_is_read_whole(text: str, name: str) -> None:
    assert name in forms(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The plant has 5MW Turbines in its yard.", "5MW Turbines"),
        ("On Monday The Attorney General Ann Lee spoke.", "General Ann Lee"),
        ("It advises the Department of Trade and Kestrel on tariffs.", "Department of Trade and Kestrel"),
        ("Kestrel’s turbines are made in Bergen.", "Kestrel’s"),
    ],
)
def test_what_is_no_part_of_a_name_stays_out(text: str, wrong: str) -> None:
    assert wrong not in forms(text)


def test_what_stands_together_again_and_again_is_one_name() -> None:
    text = "Kestrel works with Harbour Circle of Care. Patients of Harbour Circle of Care need less paper."
    assert {"Harbour Circle of Care"} in named(text)


def test_a_name_with_its_own_legal_form_is_no_short_form() -> None:
    text = "Fjord Holdings owns the maker Fjord Nordic. The round was led by Fjord Holdings, and Fjord Nordic joined."
    assert {"Fjord Holdings"} in named(text)
    assert {"Fjord Nordic"} in named(text)


def test_a_short_form_without_one_is() -> None:
    text = "Fjord Robotics Inc. builds arms. In May Fjord sold ten of them."
    assert {"Fjord Robotics Inc", "Fjord"} in named(text)


def test_a_heading_that_lost_its_line_break_names_its_company_twice() -> None:
    text = "Kestrel builds turbines in Bergen.\n\nAbout Harbour Freight Harbour Freight runs ten ships from Oslo.\n"
    assert "Harbour Freight" in forms(text)
    assert not any("Freight Harbour" in form for form in forms(text))


def test_an_ordinary_word_of_a_headline_is_a_name_only_where_names_end_so() -> None:
    text = "Kestrel Power Signs Lease With Spruce Capital\n\nThe parties met in Bergen.\n"
    assert {"Kestrel Power", "Spruce Capital"} <= forms(text)


def test_an_ordinary_word_may_be_short_for_a_full_name() -> None:
    text = "Stellar Robotics Inc. builds arms. Last May the board of Stellar met in Oslo."
    assert any({"Stellar Robotics Inc", "Stellar"} <= each for each in named(text))


def test_a_word_in_which_names_end_is_not() -> None:
    text = "Energy Robotics Inc. builds arms. Last May the Secretary of Energy met the board in Oslo."
    assert not any({"Energy Robotics Inc", "Energy"} <= each for each in named(text))


def test_initials_and_other_spellings_are_of_the_same_company() -> None:
    text = "Oslo Grid Works runs cables. In May OGW and Kestrel.ai met. Last week Kestrel left."
    assert {"Oslo Grid Works", "OGW"} in named(text)
    assert {"Kestrel.ai", "Kestrel"} in named(text)


def test_a_state_is_no_short_form_of_what_is_named_after_it() -> None:
    text = "Wisconsin Harbour Corporation met in May. It will pay the state of course, since Wisconsin asked for it."
    assert {"Wisconsin"} in named(text)


def test_the_number_of_a_model_is_no_part_of_its_makers_name() -> None:
    assert {"NVIDIA"} in named("Racks with NVIDIA ZX200 chips came in June.")
