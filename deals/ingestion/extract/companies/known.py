"""What public lists know of names: companies, registrants, brands, and places."""

from functools import cache

from deals.ingestion.extract.companies.forms import key
from deals.ingestion.extract.word_lists import folded_list, listed


@cache
def known_names() -> frozenset[str]:
    """The names of all lists of companies: in lower case, their words as `forms.key` writes them."""
    return large_companies() | listed("registrants") | listed("brands")


@cache
def large_companies() -> frozenset[str]:
    """Names of large listed companies, as `forms.key` writes them."""
    return frozenset(" ".join(key(name)) for name in folded_list("company_names"))


@cache
def known_openings() -> frozenset[str]:
    """First words by which one company of the lists is told from all others: "kinross"."""
    counts: dict[str, int] = {}
    for name in large_companies() | listed("registrants"):
        first, *more = name.split()
        if more:
            counts[first] = counts.get(first, 0) + 1
    return frozenset(word for word, count in counts.items() if count <= _FEW and len(word) >= _LONG)


# Names that share a first word, at most; letters of a word that tells something.
_FEW = 2
_LONG = 4


@cache
def regions() -> frozenset[str]:
    """Countries and states, as `forms.key` writes them."""
    countries = (name for line in listed("countries", ".tsv") for name in line.split("\t")[1].split("|"))
    states = (line.split("\t")[2] for line in listed("states", ".tsv"))
    return frozenset(" ".join(key(name)) for name in (*countries, *states))


@cache
def place_names() -> frozenset[str]:
    """Countries, states and larger cities, as the lists of places write them."""
    countries = (name for line in listed("countries", ".tsv") for name in line.split("\t")[1].split("|"))
    states = (line.split("\t")[2] for line in listed("states", ".tsv"))
    cities = (line.split("\t")[0] for line in listed("cities", ".tsv"))
    return frozenset([*countries, *states, *cities])
