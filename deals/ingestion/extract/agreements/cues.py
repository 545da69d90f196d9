"""Words that speak of agreements, and words that speak of other news."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# Each class of cue with the words that belong to it; a trailing * stands for any ending.
_CUES = {
    "partner": (
        "partner* alliance* ally allied team* collaborat* cooperat* co-operat* forces together jointly tie-up "
        "co-develop* co-design* co-market* co-brand* co-produc*"
    ),
    "agreement": (
        "agreement* agree* deal deals contract* pact mou mous memorandum memoranda loi letter term-sheet "
        "arrangement* terms"
    ),
    "sign": (
        "sign signs signed signing inks inked executed executes execution enter* finaliz* finalis* secur* formaliz*"
    ),
    "announce": "announce* reveal* unveil*",
    "acquire": (
        "acquir* acquisition* buy buys buying bought purchase* takeover merge* merger* divest* sale sales "
        "sell sells selling sold buyout combination"
    ),
    "close": "close closes closed closing complet*",
    "invest": (
        "invest* stake* funding round raise raises raised raising financ* loan* grant* led co-led backed "
        "backer* backing seed series pre-seed placement share shares tranche equity fund funds convertible "
        "lender*"
    ),
    "venture": "joint venture jv",
    "license": "licens* licenc* rights royalt* franchis*",
    "supply": ("supply supplie* supplying order orders ordered offtake off-take deliver* ship ships purchaser vendor*"),
    "select": (
        "select* chosen chooses choose award* wins won win winning tapped appoint* engage* retain* hire* name "
        "names named"
    ),
    "deploy": "deploy* integrat* adopt* implement* install* onboard* roll-out rollout powered",
    "distribute": "distribut* dealer* resell* retailer* channel",
    "build": "build* built construct* develop* epc",
    "lease": "lease* leasing tenant",
    "customer": "customer* client* user users",
    "parent": "subsidiar* parent division unit owned",
    "sponsor": "sponsor* host* donat* donor* charity",
    "settle": "settle* lawsuit* litigation court judgment dispute*",
    "results": "results quarter* earnings revenue* ebitda fiscal reported outlook guidance",
    "launch": "launch* introduc* releas* debut* open opens opened opening",
    "people": "joins joined hired promoted promotion resign* retire*",
    "feature": "featur* podcast* editorial interview* coverage rating ranked ranking recogni* honor* named",
    "advise": "advis* counsel represent* facilitat* broker* underwriter* placement",
    "compare": "like unlike competitor* rival* compared versus vs alternative*",
    "end": "terminat* cancel* rescind* withdraw* ended ends scrap*",
    "extend": "extend* extension expand* expansion renew* amend* continu* advance* progress",
    "list": "including such as include includes",
}


class Cue(NamedTuple):
    """A cue word at `plain[start:end]` and the class that it belongs to."""

    start: int
    end: int
    kind: str


def _exact_and_stems() -> tuple[dict[str, str], dict[str, str]]:
    exact: dict[str, str] = {}
    stems: dict[str, str] = {}
    for kind, listed in _CUES.items():
        for word in listed.split():
            if word.endswith("*"):
                stems.setdefault(word[:-1], kind)
            else:
                exact.setdefault(word, kind)
    return exact, stems


_EXACT, _STEMS = _exact_and_stems()
_LONGEST = max(map(len, _STEMS))
_SHORTEST = min(map(len, _STEMS))
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")


@lru_cache(maxsize=20_000)
def cue_kind(word: str) -> str | None:
    """The class of a word in lower case; None for a word that is no cue."""
    found = _EXACT.get(word)
    if found:
        return found
    for length in range(min(_LONGEST, len(word)), _SHORTEST - 1, -1):
        found = _STEMS.get(word[:length])
        if found:
            return found
    return None


def cues_in(plain: str, start: int, end: int) -> Iterator[Cue]:
    """The cues of a sentence, in order."""
    for match in _WORD.finditer(plain, start, end):
        kind = cue_kind(match[0].lower())
        if kind:
            yield Cue(match.start(), match.end(), kind)


def nearest(cues: list[Cue], start: int) -> tuple[Cue | None, Cue | None]:
    """The last cue before `start` and the first after it."""
    at = bisect_left(cues, (start,))
    return (cues[at - 1] if at else None), (cues[at] if at < len(cues) else None)
