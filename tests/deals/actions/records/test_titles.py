"""What a deal is called that has no title of its own."""

import pytest

from deals.actions.records.titles import LONGEST, title_of

VENTURE = {"kind": "joint_venture"}


@pytest.mark.parametrize(
    ("names", "title"),
    [
        (["Aurora", "Borealis"], "Aurora and Borealis: joint venture"),
        (list("ABCDE"), "A, B, C, D and E: joint venture"),
        (list("ABCDEF"), "A, B, C and 3 others: joint venture"),
        ([f"Member {number}" for number in range(1, 41)], "Member 1, Member 2, Member 3 and 37 others: joint venture"),
        (["A" * 190, "B" * 190], f"{'A' * 190} and 1 other: joint venture"),
    ],
)
def test_a_title_names_the_parties_that_it_has_room_for(names: list[str], title: str) -> None:
    assert title_of(VENTURE, names) == title


def test_a_title_is_never_longer_than_its_column() -> None:
    title = title_of(VENTURE, ["a buyer " * 40, "Borealis"])
    assert len(title) == LONGEST
    assert title.endswith("…")


def test_the_title_of_the_editor_stays() -> None:
    assert title_of({"title": "A pact", **VENTURE}, ["Aurora", "Borealis"]) == "A pact"
