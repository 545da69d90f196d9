import pytest

from deals.purposes import Purpose, purpose_of


@pytest.mark.parametrize(
    ("quote", "raw", "words"),
    [
        ("3 gigawatts of capacity for running models", "3 gigawatts", {"running", "models"}),
        ("2 gigawatts for training them", "2 gigawatts", {"training"}),
        ("10 gigawatts with Borealis, the first of them in 2026", "10 gigawatts", {"borealis"}),
        ("for its plants, it wants 30 gigawatts", "30 gigawatts", set()),
        ("30 gigawatts in all", "30 gigawatts", set()),
        ("$5 billion for 2026", "$5 billion", set()),
        ("$5 billion for the first time", "$5 billion", set()),
        ("900 jobs for welders and painters in Tulsa", "900 jobs", {"welders"}),
        ("nothing of it", "30 gigawatts", set()),
    ],
)
def test_words_behind_the_number_say_what_it_is_for(quote: str, raw: str, words: set[str]) -> None:
    assert purpose_of(quote, raw) == Purpose(frozenset(words))


@pytest.mark.parametrize(
    ("quote", "is_more"),
    [
        ("an additional $100 billion on plants", True),
        ("another roughly $100 billion", True),
        ("$100 billion more than before", True),
        ("the total is expected to reach $100 billion", False),
        ("additional money was found, and with it $100 billion", False),
    ],
)
def test_what_comes_on_top_is_told_from_the_whole(quote: str, is_more: bool) -> None:
    assert purpose_of(quote, "$100 billion").is_more is is_more


def test_nothing_said_parts_from_nothing() -> None:
    running, training = purpose_of("1 for running", "1"), purpose_of("1 for training", "1")
    assert running.parts_from(training)
    assert not running.parts_from(Purpose())
    assert not Purpose().parts_from(Purpose())
