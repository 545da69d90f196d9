import pytest

from deals.ingestion.items.fields import SubjectField, TextField


def test_a_subject_has_room_for_a_deal_of_forty_parties() -> None:
    subject = "deal:" + "+".join(f"Northwind Energy Partners {number}" for number in range(40))
    assert SubjectField("subject", "Of").clean(subject) == subject


def test_a_line_that_is_too_long_is_refused_with_its_length() -> None:
    with pytest.raises(ValueError, match="At most 300 characters; these are 301"):
        TextField("name", "Name").clean("x" * 301)
