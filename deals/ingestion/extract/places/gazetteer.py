"""Tables of countries, states and cities, indexed by their first word."""

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from deals.ingestion.extract.lexicon import words
from deals.ingestion.extract.word_lists import listed
from deals.vocabulary import PlaceKind


class Entry(NamedTuple):
    """A place of the tables; `people` are its inhabitants in thousands, known of cities only."""

    name: str
    kind: PlaceKind
    country: str
    admin1: str
    people: int = 0


# Countries whose states are written behind their towns ("Perth, WA") or are news by themselves.
_FEDERAL = words("US CA AU IN CN BR MX AR DE ZA MY")
# Countries with provinces that English news names without the country, when the name is long enough to be no accident.
_LARGE = words("DE IT ES FR JP CH AT NL")
_SHORT_NAME = 5
# As the Associated Press shortened them until 2014, and many still do.
_SHORT_STATES = {
    "Ala.": "AL", "Ariz.": "AZ", "Ark.": "AR", "Calif.": "CA", "Colo.": "CO", "Conn.": "CT", "Del.": "DE",
    "Fla.": "FL", "Ga.": "GA", "Ill.": "IL", "Ind.": "IN", "Kan.": "KS", "Ky.": "KY", "La.": "LA", "Mass.": "MA",
    "Md.": "MD", "Mich.": "MI", "Minn.": "MN", "Miss.": "MS", "Mo.": "MO", "Mont.": "MT", "N.C.": "NC", "N.D.": "ND",
    "N.H.": "NH", "N.J.": "NJ", "N.M.": "NM", "N.Y.": "NY", "Neb.": "NE", "Nev.": "NV", "Okla.": "OK", "Ore.": "OR",
    "Pa.": "PA", "R.I.": "RI", "S.C.": "SC", "S.D.": "SD", "Tenn.": "TN", "Tex.": "TX", "Va.": "VA", "Vt.": "VT",
    "W.Va.": "WV", "Wash.": "WA", "Wis.": "WI", "Wyo.": "WY", "D.C.": "DC",
}  # fmt: skip
_POSTAL_PROVINCES = {"ON", "QC", "BC", "AB", "SK", "MB", "NB", "NS", "NL", "PE", "YT", "NT", "NU"}


@cache
def by_first_word() -> dict[str, tuple[tuple[str, tuple[Entry, ...]], ...]]:
    """For the first word of a place's name, the full names and what they may mean, longest name first."""
    entries: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in (*_countries(), *_states(), *_cities()):
        entries[entry.name].append(entry)
    index: defaultdict[str, list[tuple[str, tuple[Entry, ...]]]] = defaultdict(list)
    for name in sorted(entries, key=lambda name: (-len(name), name)):
        index[name.split()[0]].append((name, tuple(_preferred(entries[name]))))
    return {word: tuple(names) for word, names in index.items()}


def _preferred(entries: list[Entry]) -> list[Entry]:
    """The likeliest meaning first: country, state of a federal country, then the larger city."""
    ranks = {PlaceKind.COUNTRY: 0, PlaceKind.STATE: 1, PlaceKind.CITY: 2}

    def rank(entry: Entry) -> tuple[int, int]:
        minor = entry.kind is PlaceKind.STATE and entry.country not in _FEDERAL
        return 3 if minor else ranks[entry.kind], -entry.people

    # "New York" alone is the city, and so are the capitals that share the name of their state.
    ordered = sorted(entries, key=rank)
    cities = [entry for entry in ordered if entry.kind is PlaceKind.CITY and entry.people > 1000]
    if ordered[0].kind is PlaceKind.STATE and cities and cities[0].admin1 == ordered[0].admin1:
        ordered = [cities[0], *(entry for entry in ordered if entry is not cities[0])]
    return ordered


@cache
def qualifiers() -> dict[str, tuple[str, str]]:
    """What may stand behind a town, "Indiana", "Ind.", "IN", "Ontario" or "France": its country and state code."""
    found = {name: ("US", code) for name, code in _SHORT_STATES.items()}
    for entry in _states():
        if entry.country in _FEDERAL:
            found.setdefault(entry.name, (entry.country, entry.admin1))
            if entry.country == "US" or (entry.country == "CA" and entry.admin1 in _POSTAL_PROVINCES):
                found.setdefault(entry.admin1, (entry.country, entry.admin1))
    for entry in _countries():
        found.setdefault(entry.name, (entry.country, ""))
    return found


@cache
def qualifier_pattern() -> re.Pattern[str]:
    """A comma or bracket and a qualifier: ", Indiana", ", Ind.", " (IN)"."""
    names = sorted(qualifiers(), key=len, reverse=True)
    return re.compile(rf"(?:,\s{{1,2}}|\s\()({'|'.join(map(re.escape, names))})(?![\w’'-])(\))?")


@cache
def areas_pattern() -> re.Pattern[str]:
    """A part of a state or country by the points of the compass: "southern Arkansas", "Southeast New Mexico"."""
    names = [entry.name for entry in (*_states(), *_countries()) if _has_parts(entry)]
    compass = r"(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Cc]entral|[Mm]id)(?:[- ]?(?:[Ee]ast|[Ww]est|[Cc]entral))?(?:ern)?"
    listed_names = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"\b({compass})[ -]({listed_names})(?![\w’'-]*\w)")


def _has_parts(entry: Entry) -> bool:
    if entry.kind is PlaceKind.COUNTRY:
        return entry.country != "US"
    return entry.country in {"US", "CA", "AU"}


@cache
def _countries() -> tuple[Entry, ...]:
    rows = (line.split("\t") for line in sorted(listed("countries", ".tsv")))
    return tuple(Entry(name, PlaceKind.COUNTRY, code, "") for code, names in rows for name in names.split("|"))


@cache
def _states() -> tuple[Entry, ...]:
    rows = (line.split("\t") for line in sorted(listed("states", ".tsv")))
    return tuple(Entry(name, PlaceKind.STATE, country, code) for country, code, name in rows if _is_news(country, name))


@cache
def _cities() -> tuple[Entry, ...]:
    rows = (line.split("\t") for line in sorted(listed("cities", ".tsv")))
    return tuple(
        Entry(name, PlaceKind.CITY, country, code, int(people))
        for name, country, code, people in rows
        if not _is_word(name)
    )


def _is_news(country: str, name: str) -> bool:
    """Whether a state's name alone means the state: not an ordinary word, nor a small province's short name."""
    return not _is_word(name) and (country in _FEDERAL or (country in _LARGE and len(name) > _SHORT_NAME))


def _is_word(name: str) -> bool:
    """Whether a name is more often an ordinary word."""
    return name.casefold() in _ORDINARY or name.casefold() in listed("common_words")


# Towns that are more often something else in news of business.
_ORDINARY = words(
    "mobile reading nice bath enterprise orange phoenix commerce independence media emerald mercedes federal"
)
