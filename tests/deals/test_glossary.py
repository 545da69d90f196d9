import pytest

from deals.glossary import MEANINGS
from deals.queries.pages.about import SHOWN, TITLES
from deals.vocabulary import Vocabulary


@pytest.mark.parametrize("kind", SHOWN)
def test_every_word_that_readers_meet_has_a_meaning(kind: type[Vocabulary]) -> None:
    assert set(MEANINGS[kind]) == set(kind)
    assert kind in TITLES
