import pytest

from deals.ingestion.extract.agreements.stages import settled_stage
from deals.vocabulary import DealStatus


@pytest.mark.parametrize(
    ("features", "status"),
    [
        ({"evidence rumoured"}, DealStatus.RUMOURED),
        ({"headline ended"}, DealStatus.CANCELLED),
        ({"headline completed"}, DealStatus.COMPLETED),
        ({"headline closes"}, DealStatus.COMPLETED),
        ({"evidence completed", "lead signed"}, DealStatus.COMPLETED),
        ({"headline on paper"}, DealStatus.SIGNED),
        ({"lead signed", "evidence to do"}, DealStatus.SIGNED),
        ({"lead signed", "evidence rumoured"}, DealStatus.SIGNED),
    ],
)
def test_words_that_settle_a_status(features: set[str], status: DealStatus) -> None:
    assert settled_stage(features) is status


@pytest.mark.parametrize(
    "features", [set(), {"headline partners"}, {"evidence completed", "headline to do"}, {"told signed"}]
)
def test_words_that_leave_it_open(features: set[str]) -> None:
    assert settled_stage(features) is None
