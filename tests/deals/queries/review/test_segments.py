import pytest
from hypothesis import given
from hypothesis import strategies as st

from deals.queries.review.segments import Mark, segments_of

TEXT = "Aurora will invest $2.5 billion in Ohio."


def mark(start: int, end: int, proposal: int, *, strong: bool = False) -> Mark:
    return Mark(start, end, proposal, "figure", "open", f"F{proposal}", strong)


def test_text_without_marks_is_one_piece() -> None:
    (segment,) = segments_of(TEXT, [])
    assert (segment.text, segment.ids, segment.top) == (TEXT, "", None)


def test_a_number_inside_its_clause_is_cut_out_of_it() -> None:
    pieces = segments_of(TEXT, [mark(0, 39, 1), mark(19, 31, 1, strong=True)])
    assert [piece.text for piece in pieces] == ["Aurora will invest ", "$2.5 billion", " in Ohio", "."]
    assert [bool(piece.top and piece.top.strong) for piece in pieces] == [False, True, False, False]
    assert [[tag.tag for tag in piece.tags] for piece in pieces] == [[], ["F1"], [], []]


def test_marks_that_cross_share_the_piece_between() -> None:
    pieces = segments_of("abcdef", [mark(0, 4, 1), mark(2, 6, 2)])
    assert [(piece.text, piece.ids) for piece in pieces] == [("ab", "1"), ("cd", "1 2"), ("ef", "2")]


def test_the_same_span_of_two_proposals_carries_both_tags() -> None:
    pieces = segments_of("abc", [mark(0, 3, 1), mark(0, 3, 2)])
    assert [tag.tag for tag in pieces[0].tags] == ["F1", "F2"]


@pytest.mark.parametrize("text", ["", "abc"])
def test_the_empty_text_has_no_piece(text: str) -> None:
    assert "".join(piece.text for piece in segments_of(text, [])) == text


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10), st.integers(1, 5), st.booleans())))
def test_whatever_overlaps_the_pieces_are_the_text_and_each_mark_is_whole(
    spans: list[tuple[int, int, int, bool]],
) -> None:
    text = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEF"
    marks = [mark(start, start + length, proposal, strong=strong) for start, length, proposal, strong in spans]
    pieces = segments_of(text, marks)
    assert "".join(piece.text for piece in pieces) == text
    for wanted in marks:
        covered = "".join(piece.text for piece in pieces if wanted in piece.marks)
        assert covered == text[wanted.start : wanted.end]
    assert {tag.proposal for piece in pieces for tag in piece.tags} == {wanted.proposal for wanted in marks}
