"""Names, folded so that two spellings of one name compare equal."""

import re
import unicodedata

from cleanco import basename

_NOT_WORD = re.compile(r"[^\w&+]+")


def name_key(name: str) -> str:
    """The form under which a name is compared: no case, accents, punctuation, leading "the" or legal form.

    "Hon Hai Precision Industry Co., Ltd." and "HON HAI PRECISION INDUSTRY" have one key. A name that consists of
    nothing but a legal form keeps it, so that no key of a name is empty. Legal forms are those of the cleanco package.
    """
    words = folded(_without_legal_form(_unaccented(name))).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words) or name.strip().casefold()


def folded(name: str) -> str:
    """The words of a name of anything without case, accents and punctuation: "Saint-Étienne" is "saint etienne"."""
    return " ".join(_NOT_WORD.sub(" ", _unaccented(name).replace("'", "").replace("’", "")).casefold().split())


def _unaccented(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def _without_legal_form(name: str) -> str:
    """cleanco takes one form off at a time: "Co., Ltd." needs two passes."""
    once = basename(name)
    return (basename(once) if once else "") or once or name
