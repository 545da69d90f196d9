"""In which order statements of several articles stand, so that it says nothing of when each article was entered."""

from collections.abc import Callable, Hashable, Iterable
from typing import Protocol, TypeVar

from deals.models import Citation, Party
from deals.vocabulary import PartyRole

# The earliest article first; of one day, by the digest of the text, which is arbitrary and always the same.
BY_SOURCE = ("citation__article__published_on", "citation__article__text_key", "citation__start")


class Cited(Protocol):
    """A row that a citation stands for."""

    pk: int
    citation: Citation


Row = TypeVar("Row", bound=Cited)


def source_order(row: Cited) -> tuple[str, str, int, int]:
    """As `BY_SOURCE`, for rows that are loaded with their articles; within a clause, as they were entered."""
    article = row.citation.article
    return article.published_on, article.text_key, row.citation.start, row.pk


def first_said(rows: Iterable[Row], same: Callable[[Row], Hashable]) -> list[Row]:
    """Of rows that say the same, the one of the earliest article; in the order of their sources."""
    found: dict[Hashable, Row] = {}
    for row in sorted(rows, key=source_order):
        found.setdefault(same(row), row)
    return list(found.values())


def shown_parties(parties: Iterable[Party]) -> list[Party]:
    """Every part that somebody has in a deal, once; that a company is a partner says nothing beside another role."""
    said = first_said(parties, lambda party: (party.company_id, party.description, party.role))
    return [party for party in said if party.role in telling(other.role for other in said if _same(party, other))]


def telling(roles: Iterable[str]) -> list[str]:
    """The roles that one company has in a deal, each once, without "partner" where there is another."""
    found = list(dict.fromkeys(roles))
    return [role for role in found if role != PartyRole.PARTNER] or found


def _same(one: Party, other: Party) -> bool:
    return (one.company_id, one.description) == (other.company_id, other.description)
