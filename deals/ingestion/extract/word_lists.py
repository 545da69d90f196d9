"""Word lists, read once when they are first needed: one entry a line, lines with `#` are source and licence."""

from functools import cache

from deals.ingestion.extract.model import DATA


@cache
def listed(name: str, suffix: str = ".txt") -> frozenset[str]:
    """The lines of `deals/ingestion/data/<name><suffix>`, as written there; FileNotFoundError if there is none."""
    lines = (DATA / f"{name}{suffix}").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def folded_list(name: str) -> frozenset[str]:
    """The entries of a list in lower case."""
    return frozenset(word.casefold() for word in listed(name))
