"""Written forms that are of one name though no word of the text says so: other spellings, and initials."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

from deals.ingestion.extract.companies.forms import LEGAL_FORMS

Name = TypeVar("Name", bound=Hashable)

_SITE = re.compile(r"\.(?:com|ai|io|org|net|co)$", re.IGNORECASE)
_SIGNS = re.compile(r"[^\w&]+")
_LEADING = re.compile(r"(?:[Tt]he )?(?:U\.?S\.? |U\.?K\.? )?")
_WORDS = re.compile(r"[\s&-]+")
_SHORTEST = 4
_FEWEST_INITIALS = 3
# Initials stand in capitals, the small words of the name in small letters or not at all: "DOE", "DoD".
_INITIALS = re.compile(r"(?=.{3,7}$)[A-Z][a-z]?[A-Z&]+[A-Z]?$|DoD$")
_SMALL = frozenset({"of", "the", "and", "for", "de", "in", "at", "a"})


def other_spellings(forms: Mapping[Name, Iterable[str]]) -> Iterator[tuple[Name, Name]]:
    """Pairs of names that differ in spaces, hyphens and the ending of a site only: "Acme.ai" and "Acme", "E-Mart"."""
    first: dict[str, Name] = {}
    for name, written in forms.items():
        for form in written:
            squeezed = _squeezed(form)
            if len(squeezed) >= _SHORTEST and first.setdefault(squeezed, name) != name:
                yield first[squeezed], name


def spelt_out(forms: Mapping[Name, Iterable[str]]) -> Iterator[tuple[Name, Name]]:
    """Pairs of a name and its initials, where the initials are those of one name only: "Oslo Grid Works", "OGW"."""
    by_initials: dict[str, set[Name]] = defaultdict(set)
    for name, written in forms.items():
        for form in written:
            for letters in _initials(form):
                by_initials[letters].add(name)
    for name, written in forms.items():
        if all(_INITIALS.match(form) for form in written):
            named = set().union(*(by_initials.get(form.upper(), ()) for form in written)) - {name}
            if len(named) == 1:
                yield named.pop(), name


def abbreviates(short: str, forms: Iterable[str]) -> bool:
    """Whether a word in brackets after a name may be short for it: its initials, its capitals or its beginning."""
    letters = [c for c in short.casefold() if c.isalpha()]
    for form in forms:
        initials = [word[0].casefold() for word in re.split(r"[\s&-]+", form) if word]
        if initials[: len(letters)] == letters or form.casefold().startswith(short.casefold()[:3]):
            return True
        capitals = [c.casefold() for c in form if c.isupper()]
        if capitals[: len(letters)] == letters:
            return True
    return False


def _squeezed(form: str) -> str:
    parts = form.casefold().split()
    while len(parts) > 1 and parts[-1].strip(".,") in LEGAL_FORMS:
        parts.pop()
    return _SIGNS.sub("", _SITE.sub("", " ".join(parts).strip(" ,")))


def _initials(form: str) -> Iterator[str]:
    """The initials of a name of three words or more, with its small words and without, its legal form left out."""
    parts = [part for part in _WORDS.split(_LEADING.sub("", form, count=1)) if part]
    while parts and parts[-1].casefold().strip(".,") in LEGAL_FORMS - {"group", "company", "holdings"}:
        parts.pop()
    for chosen in (parts, [part for part in parts if part not in _SMALL]):
        if len(chosen) >= _FEWEST_INITIALS:
            yield "".join(part[0] for part in chosen).upper()
