"""Which currency a bare "$" means in an article."""

import re
from collections import Counter
from collections.abc import Iterable

from deals.ingestion.extract.numbers import Quantity
from deals.ingestion.extract.units import Kind

# A company listed at home reports in its home dollar. Canadian ones report in either, so their "$" stays open.
_HOME = {"ASX": "AUD", "NZX": "NZD"}
_EXCHANGE = re.compile(r"\b(ASX|NZX)\s?:\s?[A-Z]")
_AMERICAN = re.compile(r"US\s?\$|\bUSD\b|U\.S\. dollars?")
_PESOS = frozenset({"MXN", "ARS", "CLP", "COP"})  # pesos are written with the same sign


def bare_dollar(plain: str, quantities: Iterable[Quantity]) -> str:
    """The ISO code that "$" alone stands for.

    A peso that the text names, the home dollar of an issuer listed in Australia or New Zealand, else USD.
    """
    stated = Counter(q.unit for q in quantities if q.unit in _PESOS)
    if stated and not _AMERICAN.search(plain):
        return stated.most_common(1)[0][0]
    exchange = _EXCHANGE.search(plain)
    return _HOME[exchange[1]] if exchange else "USD"


def is_bare_dollar(plain: str, quantity: Quantity) -> bool:
    """Whether an amount is written with "$" and nothing that says whose dollar."""
    written = plain[quantity.start : quantity.end].lstrip("+-\u2013\u2212(")
    return quantity.kind is Kind.MONEY and quantity.unit == "USD" and written.startswith("$")
