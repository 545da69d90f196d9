"""Whether two tellings go back to one: a re-report says no more than what it reports."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Shorter wordings are alike by chance: "will invest $10 billion" is how everybody says it.
TELLING_WORDS = 8
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's words on something: who published them, whom they credit for the news, and the words."""

    publisher: str
    credited: frozenset[str]
    quote: str


def same_origin(one: Telling, other: Telling) -> bool:
    """Whether one credits the other's publisher, both credit a third, or one's words stand in the other's."""
    sources = [{name.casefold() for name in telling.credited} for telling in (one, other)]
    publishers = [telling.publisher.casefold() for telling in (one, other)]
    if publishers[0] in sources[1] or publishers[1] in sources[0] or sources[0] & sources[1]:
        return True
    short, long = sorted((_words(one.quote), _words(other.quote)), key=len)
    return len(short.split()) >= TELLING_WORDS and short in long


def origins(tellings: Sequence[Telling]) -> list[int]:
    """For each telling the place of the first one with its origin, also where others link the two."""
    found = list(range(len(tellings)))
    for later, telling in enumerate(tellings):
        linked = {found[at] for at in range(later) if same_origin(tellings[at], telling)} | {later}
        first = min(linked)
        found = [first if origin in linked else origin for origin in found]
    return found


def _words(quote: str) -> str:
    return f" {' '.join(_WORD.findall(quote.casefold()))} "
