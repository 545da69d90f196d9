"""What a headline or first sentence says that somebody did: an agreement, or some other news."""

import re
from collections.abc import Iterator

_ACTS = {
    "partner": (
        r"partner(?:s|ed|ing)? with|partnerships?|team(?:s|ed|ing)?(?: |-)up|join(?:s|ed)? forces"
        r"|collaborat\w+|alliance|tie-up|partners on|partner to|cooperation|official \w+ partner"
    ),
    "acquire": (
        r"acquires?|acquired|to acquire|acquisitions?|buys?|buyout|mergers?|merges?|business combination"
        r"|divests?|divestment|sale of|sells|takeover|stake in|purchases|joins? \w+ group"
    ),
    "sign": (
        r"(?:sign(?:s|ed|ing)?|inks?|enter(?:s|ed)? in(?:to)?|execut\w+|finali[sz]\w+|strikes?|reach\w*"
        r"|secur\w+|grants?)\b.{0,60}?(?:agreements?|deals?|contracts?|mou|loi|memorandum"
        r"|letter of intent|term sheet|partnership|licen[sc]e|order|lease|pact)"
    ),
    "raise": (
        r"(?:raises?|raised|secur\w+|clos\w+|receiv\w+|obtains?|lands?|led|leads"
        r"|invest\w*)\b.{0,50}?(?:[$€£¥]|million|billion|funding|round|investment|financing|loan|credit"
        r"|grants?|capital|placement)"
    ),
    "award": (
        r"(?:award(?:s|ed)?|wins?|lands?|secur\w+|receiv\w+|gets)\b.{0,50}?\b(?:contract|order|agreement"
        r"|grant|deal)"
    ),
    "select": (
        r"selects?|selected by|selected as|chooses?|chosen|taps|engages?|engaged|retains?"
        r"|agency of record|onboards?"
    ),
    "supply": (
        r"orders?|to supply|supplies|offtake|to power|deploys?|deployed|deployment|integrates?"
        r"|integration|adopts|adds|installs?|delivers"
    ),
    "venture": r"joint venture|jv\b",
    "lease": r"leases?|tenant",
    "license": r"licen[sc]es? .{0,40}(?:to|from|with)|licensing|distribut(?:es|ion|or)|rights to",
    "end": r"terminat\w+|rescind\w*|cancel\w*",
    "with": r"(?:with|and) [a-z]",
    "settle": r"settle\w*|lawsuit|class action|litigation|court|verdict",
    "results": r"results|earnings|quarter|q[1-4]\b|fiscal|year-end|record \w+ revenue|surpass\w+|growth",
    "people": (
        r"appoint\w*|hires?|hired|welcomes?|promot\w+|board|retires?|joins .{0,20}as|names? .{0,40} as"
        r"|ceo|director"
    ),
    "honour": (
        r"awards?|winners?|named (?:to|one|among)|recogni[sz]\w+|ranked|ranking|list of|honor\w*"
        r"|certification|earns?|celebrat\w+|inc\. 5000"
    ),
    "coverage": r"coverage|rating|price target|analysts?|initiated|buy rating|valuation",
    "feature": (
        r"featured|podcast|interview\w*|editorial|one to watch|q&a|discuss\w*|outlines?|says?|highlights?"
        r"|explains?|shareholder letter"
    ),
    "event": (
        r"conference|summit|webinar|expo\b|to present|attends?|annual (?:general )?meeting|agm|festival"
        r"|showcase\w*|exhibit\w*"
    ),
    "listing": (
        r"listing|listed|index\b|ipo\b|offering|reverse (?:share |stock )?split|compliance"
        r"|begins trading|uplist\w*"
    ),
    "approval": r"approv\w+|permits?|patents?|fda\b|clearance|notice|application",
    "launch": r"launch\w*|unveil\w*|introduc\w+|opens?|opening|debuts?|releases?|reveal\w*|publish\w*",
    "market": r"bitcoin|ethereum|crypto\w*|tokens?|presale|memecoin|meme coin|prices?|investors|stocks?|shares",
    "explore": r"drill\w*|assays?|intersect\w*|intercepts?|exploration|mineral\w*|resource estimate|samples?",
    "advance": r"advances?|progress|updates?|milestones?|expands?|continues?|extends?|renew\w*",
    "why": r"^(?:why|how|what|is|are|can|should|will|\d+ )|\?",
}
# For lower case. They look at nothing before them, so that the search can skip ahead to a first letter; whether a word
# begins there is seen afterwards.
_COMPILED = {name: re.compile(pattern) for name, pattern in _ACTS.items()}
_AGREEING = frozenset({"partner", "acquire", "sign", "raise", "award", "select", "venture", "lease", "license"})


def acts_in(words: str) -> Iterator[str]:
    """The acts that a line speaks of, each once, and whether any of them makes an agreement."""
    lowered = words.lower()
    found = [name for name, pattern in _COMPILED.items() if _begins_a_word(pattern, lowered)]
    yield from found
    agreeing = sum(name in _AGREEING for name in found)
    yield f"agreeing {min(agreeing, 2)}"
    if agreeing:
        yield from (f"agreeing and {name}" for name in found if name not in _AGREEING)


def _begins_a_word(pattern: re.Pattern[str], words: str) -> bool:
    """Whether the pattern matches where a word begins or ends, or at the very start."""
    match = pattern.search(words)
    while match:
        start = match.start()
        if not start or _is_edge(words, start):
            return True
        match = pattern.search(words, start + 1)
    return False


def _is_edge(words: str, start: int) -> bool:
    return _in_word(words[start - 1]) != _in_word(words[start])


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"
