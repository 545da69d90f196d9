import json
from datetime import UTC, date, datetime

from deals.citing import reference_to


def test_a_reference_names_the_version_that_was_read() -> None:
    found = reference_to(
        title="A & B: 100% “deal”",
        address="https://dealtrace.example/deals/a-b/versions/3/",
        key="dealtrace-deal-7-v3",
        version=3,
        published=datetime(2026, 3, 4, tzinfo=UTC),
        read_on=date(2026, 5, 6),
    )
    assert found.text == (
        "“A & B: 100% “deal””. Dealtrace, version 3 of 4 March 2026. https://dealtrace.example/deals/a-b/versions/3/"
    )
    assert "title = {A \\& B: 100\\% “deal”}" in found.bibtex
    assert "urldate = {2026-05-06}" in found.bibtex
    (csl,) = json.loads(found.csl)
    assert csl["issued"] == {"date-parts": [[2026, 3, 4]]}
    assert csl["version"] == "3"
