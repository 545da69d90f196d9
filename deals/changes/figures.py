"""What became of stated figures: stated again with another hedge or value, corrected, added, withdrawn."""

import re
from collections.abc import Iterator, Sequence

from deals.changes.difference import Difference, Part, became, said
from deals.comparison import SURENESS
from deals.vocabulary import Bound, DifferenceKind, Modality

# How firmly a statement holds the amount; bounds of one rank limit it from different sides, and neither is weaker.
FIRMNESS = {
    Bound.EXACT: 3,
    Bound.AT_LEAST: 3,
    Bound.RANGE: 2,
    Bound.ABOUT: 2,
    Bound.AT_MOST: 1,
    Bound.VAGUE: 0,
}
# The words by which English says how sure something is, with the verb that they belong to.
_SURE_WORDS = re.compile(
    r"\b(?:(?:is|are|was|were|has been|have been)\s+)?"
    r"(?:will|would|shall|may|might|could|can|"
    r"(?:plan|expect|aim|intend|hope|agree|commit|pledge)(?:s|d|ed|ted)?\s+to|"
    r"(?:consider)(?:s|ed|ing)?)\s+[a-z]+",
    re.IGNORECASE,
)
# Of a figure that stands, what a correction of it may change, beside its value and its hedge.
_DETAILS = ("measure", "unit", "change", "basis", "period", "perimeter", "speaker", "stated_on", "raw")


def figure_differences(field: str, before: Sequence[Part], after: Sequence[Part]) -> Iterator[Difference]:
    """Of two lists of figures, each the newest first."""
    old, new = ({figure["id"]: figure for figure in figures} for figures in (before, after))
    for number, figure in new.items():
        if number in old:
            yield from corrections(f"{field}/{number}", old[number], figure)
        else:
            yield from _stated(f"{field}/{number}", before, figure)
    for number in old.keys() - new.keys():
        yield Difference(
            DifferenceKind.FIGURE_WITHDRAWN, f"{field}/{number}", f"figure withdrawn: {_told(old[number])}"
        )


def corrections(field: str, before: Part, after: Part) -> Iterator[Difference]:
    """What was corrected in one and the same figure; `field` is its address in the document, "" of one by itself."""
    prefix = f"{field}/" if field else ""
    yield from _hedge(prefix, before, after)
    yield from _value(prefix, before, after)
    for name in _DETAILS:
        if said(before.get(name)) != said(after.get(name)):
            words = f"figure corrected: {name.replace('_', ' ')} {became(before.get(name), after.get(name))}"
            yield Difference(DifferenceKind.FIGURE_CORRECTED, f"{prefix}{name}", f"{words} ({after['text']})")


def _stated(field: str, before: Sequence[Part], figure: Part) -> Iterator[Difference]:
    """A figure that is new, beside the newest that another article had stated of the same quantity before it."""
    earlier = next((old for old in before if _restates(figure, old)), None)
    if earlier is None:
        added = "another statement" if field.startswith("rivals/") else "figure added"
        yield Difference(DifferenceKind.FIGURE_ADDED, field, f"{added}: {_told(figure)}")
        return
    changed = [*_hedge(f"{field}/", earlier, figure), *_value(f"{field}/", earlier, figure)]
    yield from changed or [Difference(DifferenceKind.FIGURE_ADDED, field, f"stated again: {_told(figure)}")]


def _restates(figure: Part, old: Part) -> bool:
    """Whether the figure says anew what the old one had said; two numbers of one article stand beside each other."""
    if old["quantity"] != figure["quantity"] or old["citation"]["article"] == figure["citation"]["article"]:
        return False
    then, now = (statement["stated_on"] for statement in (old, figure))
    return not then or not now or bool(then["value"] <= now["value"])


def _hedge(prefix: str, before: Part, after: Part) -> Iterator[Difference]:
    sureness = SURENESS[Modality(after["modality"])] - SURENESS[Modality(before["modality"])]
    if before["modality"] != after["modality"]:
        yield _shifted(sureness, f"{prefix}modality", "hedge", _sure_words(before, after), after)
    firmness = FIRMNESS[Bound(after["bound"])] - FIRMNESS[Bound(before["bound"])]
    # Of another number, the bound is told with the number: "over 5" became "about 7".
    if before["bound"] != after["bound"] and not _moved(before, after):
        yield _shifted(firmness, f"{prefix}bound", "bound", became(before["text"], after["text"]), after)


def _shifted(by: int, field: str, what: str, words: str, figure: Part) -> Difference:
    of = f"{words} ({_measured(figure)})"
    if by < 0:
        return Difference(DifferenceKind.HEDGE_WEAKENED, field, f"{what} weakened: {of}")
    if by > 0:
        return Difference(DifferenceKind.HEDGE_STRENGTHENED, field, f"{what} strengthened: {of}")
    return Difference(DifferenceKind.FIGURE_CORRECTED, field, f"{what} changed: {of}")


def _value(prefix: str, before: Part, after: Part) -> Iterator[Difference]:
    """Up or down where every end that both state says so; else, where an end moved, a correction."""
    moved = _moved(before, after)
    if not moved:
        return
    words = f"{became(before['text'], after['text'])} ({_measured(after)})"
    if all(new > old for old, new in moved):
        yield Difference(DifferenceKind.VALUE_UP, f"{prefix}value", f"value up: {words}")
    elif all(new < old for old, new in moved):
        yield Difference(DifferenceKind.VALUE_DOWN, f"{prefix}value", f"value down: {words}")
    else:
        yield Difference(DifferenceKind.FIGURE_CORRECTED, f"{prefix}value", f"value corrected: {words}")


def _moved(before: Part, after: Part) -> list[tuple[float, float]]:
    """The ends that both state, in one unit, and that differ: before and after."""
    if before["unit"] != after["unit"]:
        return []
    ends = [(before[end], after[end]) for end in ("low", "high")]
    return [(old, new) for old, new in ends if old is not None and new is not None and old != new]


def _sure_words(before: Part, after: Part) -> str:
    """The articles' own words where both have some that differ ("will invest", "may invest"), else ours."""
    old, new = _words_of(before), _words_of(after)
    if old and new and old.casefold() != new.casefold():
        return became(old, new)
    return became(before["text"], after["text"])


def _words_of(figure: Part) -> str:
    """What the sentence says of how sure it is, right before the number."""
    citation = figure["citation"]
    sentence = citation.get("before", "") + citation["quote"].partition(figure["raw"])[0]
    found = _SURE_WORDS.findall(sentence)
    return " ".join(found[-1].split()) if found else ""


def _measured(figure: Part) -> str:
    measure, subject = said(figure["measure"]), figure["subject"]
    # Where figures of a deal stand, the deal is what the page is about.
    return measure if subject["kind"] == "deal" else f"{measure} of {subject['name']}"


def _told(figure: Part) -> str:
    return f"{_measured(figure)}: {figure['text']}"
