"""When two spellings are one name."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

# Forms that do not tell two firms apart.
_LEGAL = re.compile(
    r" (incorporated|inc|corporation|corp|company|co|limited|ltd|llc|l l c|plc|ag|sa|s a|nv|n v|gmbh|ab|oyj|asa|pte|pty"
    r"|kk|holdings|holding|group)$"
)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
UNDISCLOSED = "undisclosed"


@lru_cache(maxsize=4096)
def fold(text: str | None) -> str:
    """Lower case, one kind of space and apostrophe, no punctuation but what numbers need; link addresses dropped."""
    folded = unicodedata.normalize("NFKC", text or "").replace("’", "'").lower()
    folded = _LINK.sub(r"\1", folded)
    return re.sub(r"\s+", " ", re.sub(r"[^\w%$€£¥.&']+", " ", folded)).strip(" .'")


def company_key(name: str) -> str:
    """A company's name without article, punctuation and legal forms: the same for all usual spellings."""
    key = re.sub(r"[.']", "", fold(name)).removeprefix("the ")
    previous = None
    while previous != key:
        previous, key = key, _LEGAL.sub("", key).strip()
    return key


def party_name(party: str | Mapping[str, Any]) -> str:
    """The name of a party that is written as a name or as an object with one."""
    return party if isinstance(party, str) else str(party.get("name") or "")


class Aliases:
    """Maps every written form of a company of one article to one id; the annotation's companies come first."""

    def __init__(self, gold: Mapping[str, Any], predicted: Mapping[str, Any]) -> None:
        self._ids: dict[str, str] = {}
        for number, entry in enumerate(gold.get("companies") or []):
            for key in _keys(entry):
                self._ids.setdefault(key, f"g{number}")
        for number, entry in enumerate(predicted.get("companies") or []):
            self._add(_keys(entry), f"p{number}")

    def _add(self, keys: Iterable[str], otherwise: str) -> None:
        known = next((self._ids[key] for key in sorted(keys) if key in self._ids), otherwise)
        for key in keys:
            self._ids.setdefault(key, known)

    def of(self, party: str | Mapping[str, Any]) -> str:
        """The id of a company, however it is written; its key where neither side lists it."""
        name = party_name(party)
        if fold(name).startswith(UNDISCLOSED):
            return UNDISCLOSED
        key = company_key(name)
        return self._ids.get(key, key)

    def of_all(self, parties: Iterable[str | Mapping[str, Any]]) -> frozenset[str]:
        """The ids of several companies."""
        return frozenset(self.of(party) for party in parties)


def _keys(entry: Mapping[str, Any]) -> set[str]:
    names = [entry.get("name") or "", *(entry.get("aliases_in_text") or entry.get("aliases") or [])]
    names += [mention["quote"] for mention in entry.get("mentions") or [] if mention.get("quote")]
    return {company_key(name) for name in names if name}
