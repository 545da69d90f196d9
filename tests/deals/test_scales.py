from typing import Any

import pytest

from deals.scales import scale_of


def figure(low: float | None, high: float | None, unit: str = "USD") -> dict[str, Any]:
    return {"low": low, "high": high, "unit": unit}


def test_amounts_of_one_size_stand_on_equal_steps_from_zero() -> None:
    scale = scale_of([figure(3e9, 3e9), figure(10e9, None)])
    assert scale is not None
    assert [tick.label for tick in scale.ticks] == ["$0", "$2.5\u202fbn", "$5\u202fbn", "$7.5\u202fbn", "$10\u202fbn"]


def test_amounts_far_apart_stand_on_equal_factors() -> None:
    scale = scale_of([figure(5e6, 5e6), figure(4e11, 4e11)])
    assert scale is not None
    labels = [tick.label for tick in scale.ticks]
    assert (labels[0], labels[-1]) == ("$1\u202fm", "$1\u202ftn")
    assert scale.at(1e6) < scale.at(1e9) < scale.at(1e12)


def test_an_open_end_runs_out_of_the_scale() -> None:
    scale = scale_of([figure(1e9, None), figure(None, 2e9)])
    assert scale is not None
    upwards, downwards = scale.bar(figure(1e9, None)), scale.bar(figure(None, 2e9))
    assert (upwards.open_low, upwards.open_high, upwards.end) == (False, True, 100)
    assert (downwards.open_low, downwards.open_high, downwards.x) == (True, False, 0)
    assert scale.bar(figure(1e9, 1e9)).is_point
    assert not upwards.is_point


@pytest.mark.parametrize(
    "figures",
    [[], [figure(1, 1)], [figure(1, 1), figure(1, None)], [figure(1, 1, "MW"), figure(2, 2, "jobs")]],
    ids=["none", "one amount", "one amount twice", "two units"],
)
def test_where_nothing_is_compared_there_is_no_scale(figures: list[dict[str, Any]]) -> None:
    assert scale_of(figures) is None
