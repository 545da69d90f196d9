import pytest

from deals.origins import Telling, origins, same_origin

WORDS = "Aurora Motors will spend $2.5 billion on a battery plant in Ohio by 2028"


def telling(publisher: str, *credited: str, quote: str = "") -> Telling:
    return Telling(publisher, frozenset(credited), quote or f"{publisher} has words of its own on the plant in Ohio")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (telling("Harbour Wire"), telling("The Dock", "harbour wire"), True),
        (telling("The Dock", "Harbour Wire"), telling("Pier News", "Harbour Wire"), True),
        (telling("Harbour Wire"), telling("The Dock"), False),
        (telling("The Dock", "Harbour Wire"), telling("Pier News", "Quay Times"), False),
        (telling("Harbour Wire", quote=WORDS), telling("The Dock", quote=f"“{WORDS.upper()},” it said."), True),
        (telling("Harbour Wire", quote="will spend $2.5 billion"), telling("The Dock", quote=WORDS), False),
        (telling("", quote=WORDS), telling("", quote="Something else was said of another plant elsewhere"), False),
    ],
)
def test_whether_two_tellings_have_one_origin(one: Telling, other: Telling, expected: bool) -> None:
    assert same_origin(one, other) is expected
    assert same_origin(other, one) is expected


def test_a_telling_that_links_two_makes_all_three_one() -> None:
    wire, dock = telling("Harbour Wire"), telling("The Dock")
    assert origins([wire, dock]) == [0, 1]
    assert origins([wire, dock, telling("Pier News", "Harbour Wire", "The Dock")]) == [0, 0, 0]
    assert origins([]) == []
