"""What a model sees of a candidate: its kind and size, the words and cues on both sides, and where it stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log10

from deals.ingestion.extract.figures.candidates import Candidate
from deals.ingestion.extract.figures.cues import Cue, find_cues
from deals.ingestion.extract.figures.governor import Governor, governor
from deals.ingestion.extract.figures.tokens import NAME, ORGANISATION, Token
from deals.ingestion.extract.layout import Layout
from deals.ingestion.extract.units import Kind

_NEAR = 4
_FAR = 10
_REACH = 40
_SIGNS = frozenset(",.;:()\u2013-'\"“”‘’|&")
_STOPS = frozenset((",", ";", ".", "and", "\u2013", "while", "with", "but", ":", "of which"))


@dataclass(frozen=True, slots=True)
class Words:
    """The forms of one sentence and the cues among them, shared by all its candidates."""

    tokens: tuple[Token, ...]
    forms: tuple[str, ...]
    cues: dict[str, list[Cue]]

    def cues_before(self, facet: str, place: int, reach: int = _REACH) -> list[Cue]:
        """The cues of a facet that end at `place` or before, and begin at most `reach` forms before it."""
        cues = self.cues[facet]
        last = bisect_right(cues, place, key=lambda cue: cue.at + cue.length)
        return [cue for cue in cues[max(0, last - reach) : last] if cue.at >= place - reach]

    def cues_behind(self, facet: str, place: int, reach: int = _REACH) -> list[Cue]:
        """The cues of a facet that begin at `place` or later, at most `reach` forms behind it."""
        cues = self.cues[facet]
        first = bisect_left(cues, place, key=lambda cue: cue.at)
        return [cue for cue in cues[first : first + reach] if cue.at < place + reach]


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """A candidate in its sentence: its forms stand at `first` to `last` (exclusive) of `words`."""

    candidate: Candidate
    words: Words
    first: int
    last: int
    of_sentence: int
    quoted: bool
    governor: Governor | None

    @property
    def left(self) -> tuple[str, ...]:
        """The forms before the candidate, nearest first, at most 40."""
        return self.words.forms[max(0, self.first - _REACH) : self.first][::-1]

    @property
    def right(self) -> tuple[str, ...]:
        """The forms behind the candidate, in reading order, at most 40."""
        return self.words.forms[self.last : self.last + _REACH]


def words_of(tokens: Sequence[Token]) -> Words:
    """The tokens of a sentence with their cues."""
    forms = tuple(token.form for token in tokens)
    return Words(tuple(tokens), forms, {facet: find_cues(forms, facet) for facet in ("measure", "modality", "change")})


def context_of(layout: Layout, candidate: Candidate, words: Words, of_sentence: int) -> Context:
    """The context of a candidate among the `words` of its sentence, which has `of_sentence` candidates."""
    quantity = candidate.quantity
    first = bisect_right(words.tokens, quantity.outer_start, key=lambda token: token.end)
    last = max(first, bisect_left(words.tokens, quantity.outer_end, key=lambda token: token.start))
    quoted = layout.quoted_at(quantity.start) is not None
    governed = governor(words.forms, words.cues["measure"], first, last)
    return Context(candidate, words, first, last, of_sentence, quoted, governed)


def features(context: Context) -> list[str]:
    """All features of a candidate, each a short readable name; one that starts with a kind holds for that kind only."""
    near = near_features(context)
    far = list(_far(context))
    kind = context.candidate.quantity.kind.value
    return [*near, *far, *(f"{kind}|{name}" for name in far)]


@lru_cache(maxsize=8)
def near_features(context: Context) -> tuple[str, ...]:
    """The features of a candidate without the words far from it; remembered, since several models look at them."""
    kind = context.candidate.quantity.kind.value
    plain = [*_near(context), *_cued(context), *_governed(context)]
    return (*_traits(context), *plain, *(f"{kind}|{name}" for name in plain))


def _traits(context: Context) -> Iterator[str]:
    quantity, sentence = context.candidate.quantity, context.candidate.sentence
    kind = quantity.kind.value
    yield f"kind={kind}"
    if quantity.kind is not Kind.COUNT:
        yield f"unit={quantity.unit}"
    yield f"{kind}|bound={quantity.bound}"
    yield f"{kind}|size={_magnitude(quantity.value)}"
    yield f"{kind}|zone={sentence.zone}"
    yield f"zone={sentence.zone}"
    yield f"per={quantity.per}"
    yield f"{kind}|sign={quantity.sign}"
    yield f"{kind}|spelled={quantity.spelled}{quantity.scaled}"
    yield f"quoted={context.quoted}"
    yield f"depth={min(sentence.index // 3, 8)}"
    yield f"others={min(context.of_sentence, 6)}"
    yield f"order={min(context.candidate.index, 3)}"
    left, right = ORGANISATION in context.left, ORGANISATION in context.right
    yield f"{kind}|org left={ORGANISATION in context.left[:12]}"
    yield f"org={left}{right}"


def _near(context: Context) -> Iterator[str]:
    left, right = context.left, context.right
    for place in range(2):
        yield f"l{place}={left[place] if place < len(left) else '^'}"
        yield f"r{place}={right[place] if place < len(right) else '$'}"
    yield f"ll={' '.join(reversed(left[:2]))}"
    yield f"rr={' '.join(right[:2])}"
    noun = context.candidate.noun.split()
    if noun:
        yield f"noun={right[len(noun) - 1] if len(noun) <= len(right) else '$'}"
    for name, forms in (("near left", left[:_NEAR]), ("near right", right[:_NEAR])):
        for form in {form for form in forms if _tells(form)}:
            yield f"{name}={form}"


def _far(context: Context) -> Iterator[str]:
    left, right = context.left, context.right
    for name, forms in (("left", left[:_FAR]), ("right", right[:_FAR]), ("has", (*left, *right))):
        for form in {form for form in forms if _tells(form)}:
            yield f"{name}={form}"


def _cued(context: Context) -> Iterator[str]:
    forms = context.words.forms
    for facet in context.words.cues:
        before = context.words.cues_before(facet, context.first)
        after = context.words.cues_behind(facet, context.last)
        if before:
            nearest = before[-1]
            between = forms[nearest.at + nearest.length : context.first]
            yield f"{facet}<{nearest.sense}"
            yield f"{facet}<{nearest.sense} {_distance(between)}{_broken(between)}"
            yield f"{facet}<{nearest.sense} by {' '.join(between[:1])}"
        if after:
            nearest = after[0]
            between = forms[context.last : nearest.at]
            yield f"{facet}>{nearest.sense}"
            yield f"{facet}>{nearest.sense} {_distance(between)}{_broken(between)}"
            yield f"{facet}>{nearest.sense} by {' '.join(between[:1])}"
        yield f"{facet}<{before[-1].sense if before else ''}>{after[0].sense if after else ''}"
        for cue in before[-3:-1]:
            yield f"{facet}<<{cue.sense}"
        for cue in after[1:2]:
            yield f"{facet}>>{cue.sense}"


def _governed(context: Context) -> Iterator[str]:
    found = context.governor
    if found is None:
        yield "governor=none"
        return
    yield f"governor={found.sense}"
    yield f"governor={found.sense} {found.way}"
    yield f"governor={found.sense} moved={found.moved}"
    yield f"moved={found.moved}"


def _distance(between: Sequence[str]) -> str:
    return "at" if not between else "near" if len(between) <= 3 else "far" if len(between) <= 8 else "off"


def _broken(between: Sequence[str]) -> str:
    """Whether another number or the end of a clause stands between: what a cue says rarely reaches over it."""
    return ("," if any(form in _STOPS for form in between) else "") + ("#" if "@number" in between else "")


def _tells(form: str) -> bool:
    return form not in _SIGNS and form != NAME


def _magnitude(value: float) -> int:
    return round(log10(abs(value))) if value else 0
