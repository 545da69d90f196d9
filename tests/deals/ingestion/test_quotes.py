import pytest
from hypothesis import given
from hypothesis import strategies as st

from deals.errors import QuoteNotFound
from deals.ingestion.quotes import locate

TEXT = "Acme will build racks.\n\nThe chief said: “It’s a  first\nstep” – and left. Acme will build racks."


def test_exact_words() -> None:
    span = locate(TEXT, "build racks")
    assert (span.start, span.end, span.quote) == (10, 21, "build racks")


@pytest.mark.parametrize(
    ("near", "start"), [(None, 0), (0, 0), (30, 0), (60, 73), (73, 73), (99, 73), (10_000, 73), (-5, 0)]
)
def test_the_nearest_of_several(near: int | None, start: int) -> None:
    assert locate(TEXT, "Acme will build racks.", near=near).start == start


def test_of_two_equally_near_the_earlier() -> None:
    assert locate("ab....ab", "ab", near=3).start == 0


@pytest.mark.parametrize(
    "quote",
    [
        "“It’s a first step” – and",
        '"It\'s a first step" - and',
        "  “It’s a first step” — and\n",
        "«It's\ta\u00a0first\u2003step» − and",
    ],
)
def test_white_space_and_signs_may_differ_but_the_words_are_the_texts_own(quote: str) -> None:
    assert locate(TEXT, quote).quote == "“It’s a  first\nstep” – and"


def test_an_exact_place_wins_over_a_nearer_similar_one() -> None:
    assert locate("it's so. it’s so.", "it’s", near=0).start == 9


@pytest.mark.parametrize(
    ("text", "quote"), [("and so on… then", "so on... then"), ("and so on... then", "so on… then")]
)
def test_an_ellipsis_is_three_points(text: str, quote: str) -> None:
    assert locate(text, quote).start == 4


def test_the_nearest_similar_place() -> None:
    assert locate("it’s so. it’s so.", "it's so", near=8).start == 9


@pytest.mark.parametrize("quote", ["", " \n", "build  rack s", "Build racks", "a (first|second) step", ".*", "\\"])
def test_what_is_not_there(quote: str) -> None:
    with pytest.raises(QuoteNotFound):
        locate(TEXT, quote)


def test_nothing_is_found_in_nothing() -> None:
    with pytest.raises(QuoteNotFound):
        locate("", "word")


words = st.text(alphabet="ab '’\"“”-–.…\n\u00a0", min_size=1, max_size=40)


@given(text=words, start=st.integers(0, 39), length=st.integers(1, 20), near=st.none() | st.integers(-5, 50))
def test_every_part_of_a_text_is_found_and_every_span_is_true(
    text: str, start: int, length: int, near: int | None
) -> None:
    quote = text[start : start + length]
    if not quote.strip():
        return
    span = locate(text, quote, near=near)
    assert text[span.start : span.end] == span.quote == quote.strip()


@given(text=words, quote=words)
def test_whatever_is_found_stands_in_the_text(text: str, quote: str) -> None:
    try:
        span = locate(text, quote)
    except QuoteNotFound:
        assert quote.strip() not in text or not quote.strip()
    else:
        assert text[span.start : span.end] == span.quote
