import pickle
import string

import pytest

from deals import errors


def every_kind(root: type[errors.DealtraceError] = errors.DealtraceError) -> list[type[errors.DealtraceError]]:
    return [root, *(kind for child in root.__subclasses__() for kind in every_kind(child))]


FACTS = {"seconds": 20.0, "limit": 10, "length": 11, "status": 404}


def example(kind: type[errors.DealtraceError]) -> errors.DealtraceError:
    names = [name for _, name, _, _ in string.Formatter().parse(kind.sentence) if name]
    return kind(**{name: FACTS.get(name, f"the {name}") for name in names})


def test_codes_tell_the_kinds_apart() -> None:
    codes = [kind.code for kind in every_kind()]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("kind", every_kind(), ids=lambda kind: kind.code)
def test_a_message_is_one_sentence_and_survives_the_way_to_another_process(kind: type[errors.DealtraceError]) -> None:
    error = example(kind)
    assert not set("\n{}") & set(str(error))
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (type(copy), str(copy), copy.facts) == (kind, str(error), error.facts)


def test_what_came_from_outside_cannot_break_a_message() -> None:
    error = errors.QuoteNotFound(quote="a\x00b\ud800c\nd\u00a0{e}")
    assert "“a�b�c d {e}”" in str(error)
    assert error.facts == {"quote": "a�b�c d {e}"}


def test_a_long_quote_is_cut_in_the_message_only() -> None:
    error = errors.QuoteNotFound(quote="word " * 100)
    assert len(str(error)) < 200
    assert error.facts["quote"] == "word " * 100


def test_a_message_without_its_facts_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        errors.TextTooLong(length=5)
