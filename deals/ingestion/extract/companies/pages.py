"""What the page as a whole says of its names: addresses of sites, links, surnames, names inside names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from deals.ingestion.extract.companies.forms import key
from deals.ingestion.extract.companies.grouping import Candidate
from deals.ingestion.extract.layout import Layout
from deals.ingestion.extract.word_lists import listed

_SITE = re.compile(r"(?:https?://(?:www\.)?|\bwww\.|@)([A-Za-z0-9-]{3,40})\.")
_SHORTEST = 4
_LONGEST_PERSON = 3


@dataclass(frozen=True, slots=True)
class Page:
    """The names of an article's sites, in lower case without hyphens, and the surnames of who may be a person."""

    text: str
    sites: frozenset[str]
    surnames: frozenset[str]

    def features(self, candidate: Candidate) -> Iterator[str]:
        """What the page says of a candidate."""
        joined = {"".join(key(form)) for form in candidate.forms}
        joined = {name for name in joined if len(name) >= _SHORTEST - 1}
        if joined & self.sites:
            yield "has a site"
        elif any(site.startswith(name) for name in joined if len(name) >= _SHORTEST for site in self.sites):
            yield "begins a site"
        if any(self.text[mention.start - 1 : mention.start] == "[" for mention in candidate.mentions):
            yield "linked"
        if all(len(form.split()) == 1 for form in candidate.forms) and self.surnames.intersection(candidate.forms):
            yield "surname"


def page_of(layout: Layout, candidates: Iterable[Candidate]) -> Page:
    """Reads the page once for all its candidates."""
    sites = {match[1].lower().replace("-", "") for match in _SITE.finditer(layout.text)}
    return Page(layout.text, frozenset(sites), frozenset(_surnames(candidates)))


def _surnames(candidates: Iterable[Candidate]) -> Iterator[str]:
    for candidate in candidates:
        for form in candidate.forms:
            parts = form.split()
            if 1 < len(parts) <= _LONGEST_PERSON and parts[0] in listed("given_names"):
                yield parts[-1]
