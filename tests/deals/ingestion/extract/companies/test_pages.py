from deals.ingestion.extract.companies.find import described_candidates
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.records import CleanText


def features(text: str, name: str) -> frozenset[str]:
    """What the model of organisations sees of the candidate written so."""
    found = described_candidates(read_layout(CleanText(text)))
    return next(seen for candidate, seen in found if name in candidate.forms)


def test_who_has_a_site_is_seen() -> None:
    text = "Kestrel Power met Oslo Grid. See https://www.kestrelpower.com/news for more."
    assert "has a site" in features(text, "Kestrel Power")
    assert "has a site" not in features(text, "Oslo Grid")


def test_who_is_linked_is_seen() -> None:
    text = "It met [Kestrel Power](https://example.org/a) and Oslo Grid."
    assert "linked" in features(text, "Kestrel Power")
    assert "linked" not in features(text, "Oslo Grid")


def test_a_surname_is_told_by_the_full_name() -> None:
    assert "surname" in features("It hired David Brekke in May. In June Brekke left.", "Brekke")
