import pytest
from hypothesis import given
from hypothesis import strategies as st

from deals.shares import Share

# Wilson's interval as other sources give it: R's prop.test(x, n, correct = FALSE).
KNOWN = [
    (Share(0, 3), 0.0, 0.5615),
    (Share(3, 3), 0.4385, 1.0),
    (Share(8, 10), 0.4902, 0.9433),
    (Share(15, 148), 0.0624, 0.1605),
    (Share(500, 1000), 0.4691, 0.5309),
]


@pytest.mark.parametrize(("share", "low", "high"), KNOWN)
def test_the_interval_is_wilsons(share: Share, low: float, high: float) -> None:
    assert share.low == pytest.approx(low, abs=5e-5)
    assert share.high == pytest.approx(high, abs=5e-5)


def test_a_share_of_nothing_is_none_and_may_be_anything() -> None:
    assert (Share(0, 0).value, Share(0, 0).low, Share(0, 0).high) == (None, 0.0, 1.0)


def test_more_than_there_is_is_no_share() -> None:
    with pytest.raises(ValueError, match="5 of 4"):
        Share(5, 4)


@given(st.integers(0, 200), st.integers(1, 200))
def test_the_share_lies_in_its_interval_and_more_evidence_narrows_it(right: int, wrong: int) -> None:
    share = Share(right, right + wrong)
    assert share.value is not None
    assert 0 <= share.low <= share.value <= share.high <= 1
    more = Share(10 * right, 10 * (right + wrong))
    assert more.high - more.low < share.high - share.low
