from itertools import permutations

import pytest

from deals.circles import Circles, circles_in


def test_a_circle_begins_with_its_least_and_is_found_once() -> None:
    edges = [("openai", "oracle"), ("oracle", "nvidia"), ("nvidia", "openai"), ("openai", "broadcom")]
    for shuffled in permutations(edges):
        assert circles_in(shuffled) == Circles((("nvidia", "openai", "oracle"),), complete=True)


def test_both_directions_between_two_are_a_circle_and_the_shortest_come_first() -> None:
    edges = [("a", "b"), ("b", "a"), ("b", "c"), ("c", "a")]
    assert circles_in(edges).found == (("a", "b"), ("a", "b", "c"))


def test_the_same_companies_in_the_other_direction_are_another_circle() -> None:
    edges = [("a", "b"), ("b", "c"), ("c", "a"), ("a", "c"), ("c", "b"), ("b", "a")]
    assert circles_in(edges).found == (("a", "b"), ("a", "c"), ("b", "c"), ("a", "b", "c"), ("a", "c", "b"))


@pytest.mark.parametrize("edges", [[], [("a", "a")], [("a", "b"), ("b", "c"), ("a", "c")]])
def test_without_a_way_back_there_is_no_circle(edges: list[tuple[str, str]]) -> None:
    assert circles_in(edges) == Circles((), complete=True)


def test_longer_circles_than_asked_for_are_left_alone() -> None:
    ring = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "a")]
    assert circles_in(ring).found == ()
    assert circles_in(ring, longest=5).found == (("a", "b", "c", "d", "e"),)


def test_a_limit_says_that_something_is_left_out() -> None:
    everybody = [(one, other) for one in "abcdef" for other in "abcdef" if one != other]
    found = circles_in(everybody, most=20)
    assert len(found.found) == 20
    assert not found.complete
    assert max(map(len, found.found)) == 3
    assert circles_in(everybody, longest=3, most=55) == Circles(
        circles_in(everybody, longest=3, most=1000).found, complete=True
    )


def test_every_circle_of_a_complete_graph_is_found() -> None:
    everybody = [(one, other) for one in "abcdef" for other in "abcdef" if one != other]
    # n! / (n - k)! / k ordered choices of k among n, whichever of them comes first
    assert len(circles_in(everybody, longest=4, most=1000).found) == 15 + 40 + 90


def test_a_long_chain_beside_a_circle_costs_no_depth() -> None:
    chain = [(f"{number:05}", f"{number + 1:05}") for number in range(20_000)]
    assert circles_in([*chain, ("00001", "00000")]).found == (("00000", "00001"),)
