import pytest

from deals.ingestion.extract.agreements.acts import acts_in
from deals.ingestion.extract.agreements.binding import binding_of
from deals.ingestion.extract.agreements.cues import cue_kind
from deals.ingestion.extract.agreements.kinds import named_kind
from deals.vocabulary import Binding, DealKind


@pytest.mark.parametrize(
    ("words", "binding"),
    [
        ("signed a non-binding letter of intent", Binding.NON_BINDING),
        ("signed a binding letter of intent", Binding.BINDING),
        ("a memorandum of understanding", Binding.NON_BINDING),
        ("an option to acquire the mine", Binding.OPTION),
        ("a definitive agreement", Binding.BINDING),
        ("a partnership", Binding.NOT_STATED),
    ],
)
def test_what_an_agreement_is_called_says_whether_it_binds(words: str, binding: Binding) -> None:
    assert binding_of(words) is binding


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("a ten-year power purchase agreement", DealKind.POWER_PURCHASE),
        ("an exclusive license for the drug", DealKind.LICENSING),
        ("a distribution agreement in Peru", DealKind.DISTRIBUTION),
        ("agreed on designing and manufacturing racks", DealKind.MANUFACTURING),
        ("a strategic partnership", None),
    ],
)
def test_some_agreements_are_called_by_their_kind(words: str, kind: DealKind | None) -> None:
    assert named_kind(words) is kind


@pytest.mark.parametrize(("word", "kind"), [("partnered", "partner"), ("acquisition", "acquire"), ("table", None)])
def test_cues_are_known_in_all_their_endings(word: str, kind: str | None) -> None:
    assert cue_kind(word) == kind


@pytest.mark.parametrize(
    ("headline", "act"),
    [
        ("Acme Partners With Bolt on Batteries", "partner"),
        ("Acme Raises $10 Million", "raise"),
        ("Acme Reports Fourth Quarter Results", "results"),
        ("Acme Settles Lawsuit With Bolt", "settle"),
        ("Acme Appoints New CFO", "people"),
    ],
)
def test_a_headline_says_what_somebody_did(headline: str, act: str) -> None:
    assert act in set(acts_in(headline))
