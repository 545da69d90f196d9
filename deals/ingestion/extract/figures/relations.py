"""How a name and a number of one sentence stand to each other: on which side, how far, with what between."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from deals.ingestion.extract.figures.features import Context
from deals.ingestion.extract.figures.tokens import NUMBER, ORGANISATION

_STEPS = (0, 2, 5, 9, 15, 25)
_TURNS = frozenset((";", "while", "but", "whereas", ":", "\u2013"))
_AS_PART = frozenset(
    ("of", "by", "from", "to", "with", "in", "for", "at", "and", "between", "through", "on", "into", "than")
)


def between(context: Context, start: int, end: int) -> tuple[str, tuple[str, ...]]:
    """The side of the number on which a name at `start` to `end` stands ("before", "after"), and the forms between."""
    tokens, forms = context.words.tokens, context.words.forms
    if start < context.candidate.quantity.start:
        return "before", forms[bisect_left(tokens, end, key=lambda token: token.start) : context.first]
    return "after", forms[context.last : bisect_left(tokens, start, key=lambda token: token.start)]


def relation(context: Context, start: int, end: int) -> Iterator[str]:
    """What tells whether the name and the number belong together: distance, names and breaks between, prepositions."""
    side, forms = between(context, start, end)
    gap = bisect_right(_STEPS, len(forms) - 1)
    names = min(forms.count(ORGANISATION), 2)
    yield f"{side} gap {gap}"
    yield f"{side} names {names}"
    yield f"{side} numbers {min(forms.count(NUMBER), 2)}"
    yield f"{side} commas {min(forms.count(','), 3)}"
    if not _TURNS.isdisjoint(forms):
        yield f"{side} turn"
    if len(forms) <= 2:
        yield f"{side} by {' '.join(forms)}"
    before, behind = around(context, start, end)
    yield f"{side} led by {before if before in _AS_PART else 'other'}"
    yield f"{side} led by {before if before in _AS_PART else 'other'} {min(gap, 3)}"
    yield f"{side} followed by {behind}"


def around(context: Context, start: int, end: int) -> tuple[str, str]:
    """The forms right before and right behind a name of the sentence; signs for its edges."""
    tokens, forms = context.words.tokens, context.words.forms
    first = bisect_right(tokens, start, key=lambda token: token.end)
    last = bisect_left(tokens, end, key=lambda token: token.start)
    return (forms[first - 1] if first else "^"), (forms[last] if last < len(forms) else "$")
