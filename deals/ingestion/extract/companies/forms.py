"""Legal forms, and the key under which two written forms of a company's name are the same."""

import re
from functools import lru_cache

from deals.ingestion.extract.lexicon import words

# Forms of incorporation as they end a name in news of the English-speaking world and its neighbours.
LEGAL_FORMS = words(
    "inc incorporated corp corporation co company ltd limited llc llp lp plc ag sa se nv n.v bv b.v gmbh ab oy oyj asa "
    "as pte pty kk k.k s.a s.p.a spa sarl s.a.r.l kgaa sdn bhd berhad private pvt scs l.p l.l.c p.l.c holdings holding "
    "group"
)
# Those that nothing else is called by: a run that ends so is an organisation.
SURE_FORMS = LEGAL_FORMS - {"as", "se", "group", "company", "private", "co", "sa", "spa", "ab", "oy", "lp", "holding"}
# Markets for shares, which news names beside the companies whose shares they list; written as `key` writes them.
EXCHANGES = words(
    "nasdaq nyse amex otcqb otcqx otc tsx tsxv cse asx lse hkex euronext xetra krx kosdaq sgx bse nse cboe"
)
_SIGNS = re.compile(r"[.’'®™,]")
_BREAKS = re.compile(r"[^\w&+$€£¥%]+")


@lru_cache(maxsize=4096)
def key(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without article, legal forms, full stops, apostrophes and trade marks.

    A name that is nothing but a legal form keeps it.
    """
    folded = _BREAKS.sub(" ", _SIGNS.sub("", name.casefold())).split()
    if len(folded) > 1 and folded[0] == "the":
        folded = folded[1:]
    while len(folded) > 1 and folded[-1] in _PLAIN_FORMS:
        folded.pop()
    return tuple(folded)


_PLAIN_FORMS = frozenset(form.replace(".", "") for form in LEGAL_FORMS)


def shown(name: str) -> str:
    """A name as an editor would write it: without a legal form at its end, unless that leaves one ordinary word."""
    parts = name.split()
    while len(parts) > 1 and parts[-1].strip(".,").casefold().replace(".", "") in _SHED:
        parts.pop()
    return " ".join(parts).rstrip(" ,")


_SHED = _PLAIN_FORMS - {"group", "company", "holdings", "holding", "as", "se"}
