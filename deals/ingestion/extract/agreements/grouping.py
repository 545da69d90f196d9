"""From companies and pairs of companies to the agreements that are the news, each a list of parties."""

from collections.abc import Collection, Mapping
from itertools import combinations

from deals.ingestion.extract.agreements.pairs import Pair

_TWO = 2
# From here on a company is taken for a party by itself.
_PARTY = 0.45
# One that is less probable is a party where the article tells an agreement between it and a party this surely.
_DOUBTFUL = 0.2
_SURELY_TOLD = 0.6
# Two parties are told to have agreed from here on; a third joins them where this is the mean and half of it the least.
_TOLD = 0.4
_JOINS = 0.1
# An article with so many circles of companies that are told together, none of whom agreed with another circle's, is a
# roundup; in it a pair is told from here on, whoever else is party.
_CIRCLES = 3
_TOLD_IN_ROUNDUP = 0.35


def deals_among(shares: Mapping[str, float], pairs: Mapping[Pair, float]) -> list[list[str]]:
    """The parties of each agreement, the surest first; one name alone where the article names no other side.

    `shares` says how probable it is of each company that it is a party to some news, `pairs` of each two companies
    that an agreement between them is told; a pair that is not in it stands together nowhere.
    """
    circles = _circles(list(shares), pairs)
    if len(circles) >= _CIRCLES:
        return [deal for circle in circles for deal in _of_circle(circle, pairs)]
    parties = _parties(shares, pairs)
    return _of_circle(parties, pairs) if parties else []


def _of_circle(parties: list[str], pairs: Mapping[Pair, float]) -> list[list[str]]:
    """The agreements among some parties; all of them in one where no two are told together."""
    return [parties] if len(parties) <= _TWO else _several(parties, pairs) or [parties]


def _circles(names: Collection[str], pairs: Mapping[Pair, float]) -> list[list[str]]:
    """Companies that are linked by pairs told together, each with all that it is linked to, in the order of `names`."""
    circle_of: dict[str, set[str]] = {}
    for pair, told in pairs.items():
        if told >= _TOLD_IN_ROUNDUP:
            joined = set(pair).union(*(circle_of.get(name, ()) for name in pair))
            circle_of.update(dict.fromkeys(joined, joined))
    found = dict.fromkeys(frozenset(circle_of[name]) for name in names if name in circle_of)
    return [[name for name in names if name in circle] for circle in found]


def _parties(shares: Mapping[str, float], pairs: Mapping[Pair, float]) -> list[str]:
    """Those who are party to something, in the order of `shares`; at least the most probable of all."""
    chosen = {name for name, share in shares.items() if share >= _PARTY}
    for pair, told in pairs.items():
        if told >= _SURELY_TOLD and pair & chosen:
            chosen |= {name for name in pair if shares[name] >= _DOUBTFUL}
    if not chosen and shares:
        chosen = {max(shares, key=lambda name: shares[name])}
    return [name for name in shares if name in chosen]


def _several(parties: Collection[str], pairs: Mapping[Pair, float]) -> list[list[str]]:
    """Sets of parties of which each two are told together, begun from the surest pair that is in none yet."""
    found: list[list[str]] = []
    for seed in _seeds(parties, pairs):
        if not any(seed <= set(deal) for deal in found):
            found.append(_grown(seed, parties, pairs))
    return [deal for deal in found if not any(set(deal) < set(other) for other in found)]


def _seeds(parties: Collection[str], pairs: Mapping[Pair, float]) -> list[Pair]:
    among = (frozenset(pair) for pair in combinations(parties, 2))
    told = [pair for pair in among if pairs.get(pair, 0.0) >= _TOLD]
    return sorted(told, key=lambda pair: (-pairs[pair], sorted(pair)))


def _grown(seed: Pair, parties: Collection[str], pairs: Mapping[Pair, float]) -> list[str]:
    members = set(seed)
    for name in parties:
        told = [pairs.get(frozenset((name, member)), 0.0) for member in members - {name}]
        if name not in members and sum(told) >= _JOINS * len(told) and min(told) >= _JOINS / 2:
            members.add(name)
    return [name for name in parties if name in members]
