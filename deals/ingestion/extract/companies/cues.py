"""What the words right beside a name say that it is: a company of some sort, a person, a product, a place."""

import re
from collections.abc import Iterator

from deals.ingestion.extract.companies.grouping import Candidate, Mention
from deals.ingestion.extract.lexicon import words

_ENOUGH = 12
_FAR = 120
_LONGEST_NOUN = 32
_PHRASE = 3
_COMPANIES = (
    r"company|companies|corporation|firms?|start-?ups?|giant|provider|maker|manufacturer|developer|producer|supplier|miner"
    r"|retailer|operator|bank|lender|insurer|subsidiary|affiliate|division|utility|fund|investor|investors|backers"
    r"|partners?|customers?|clients?|vendors?|distributor|contractor|brand|agency|studio|exchange|group|chain|network"
    r"|conglomerate|automaker|chipmaker|airline|carrier|unicorn|leader|pioneer|platform|publisher|consultancy|organi[sz]ation"
    r"|non-?profit|charity|foundation|association|business|venture|competitors?|rivals?|peers?|buyer|seller|parent|owner"
)
_PRODUCTS = (
    r"drug|token|coin|cryptocurrency|blockchain|product|software|app|application|technology|vehicle|model|solution|system"
    r"|tool|device|series|game|film|book|album|project|mine|property|deposit|plant|program|programme|initiative|event"
    r"|conference|index|award|protocol|engine|suite|treatment|therapy|vaccine|candidate|article|report|podcast|show"
)
_PEOPLE = (
    r"CEO|CFO|CTO|COO|CMO|CSO|[Pp]resident|[Cc]hair(?:man|woman|person)?|[Cc]hief|[Dd]irector|[Ff]ounder|[Cc]o-?[Ff]ounder"
    r"|[Pp]artner|[Mm]anager|[Mm]anaging|[Vv]ice|[Ss]enior|[Hh]ead|[Ee]xecutive|EVP|SVP|VP|[Aa]nalyst|[Ss]pokes\w+|[Mm]inister"
    r"|[Gg]overnor|[Mm]ayor|[Ss]enator|[Pp]rofessor|[Pp]rincipal|[Ee]ngineer|[Oo]wner|[Aa]uthor|[Aa]ttorney"
)
_SORTS = ((_COMPANIES, "company"), (_PRODUCTS, "product"), (rf"{_PEOPLE}", "person"))
_IS_A = tuple(
    (
        re.compile(
            rf"(?: \([^()]{{1,60}}\))?(?:,| is| was) (?:an?|the|one of the)?\s?(?:[\w’'&-]+,? ){{0,5}}?(?:{nouns})\b"
        ),
        sort,
    )
    for nouns, sort in _SORTS
)
_A = tuple((re.compile(rf"\b(?:{nouns}),? $"), sort) for nouns, sort in _SORTS)
_NOUN_AFTER = tuple((re.compile(rf" (?:{nouns})\b"), sort) for nouns, sort in _SORTS)
_OFFICE_OF = re.compile(rf"\b(?:{_PEOPLE})(?: (?:and|&) [\w-]+)?,? (?:of|at|for|with) (?:the )?$")
_OFFICE_HERE = re.compile(rf"(?:[’']s?)? (?:[\w-]+ )?(?:{_PEOPLE})\b")
# "investors including Acme, Globe and": these words open a list of names, and those may stand inside one.
_LIST_OPENERS = words("including as like include includes are were from with by")
_INSIDE_LISTS = words("and of the de")
_WORD = re.compile(r"[\w’'&-]+")
_VERBS = words(
    "announced announces signed signs said says launched launches acquired acquires completed has will plans expects "
    "entered agreed reported raised provides offers operates develops serves delivers received awarded selected "
    "partnered joined invested owns manufactures produces builds built became continues specializes helps works"
)
_VERB = re.compile(r"(?: \([^()]{1,80}\))*,? (?:also |today |recently |now |currently |has |have )?([a-z]+)\b")


def cue_features(plain: str, candidate: Candidate) -> Iterator[str]:
    """What the neighbours of the mentions call it."""
    for mention in candidate.mentions[:_ENOUGH]:
        yield from _beside(plain, mention)


def _beside(plain: str, mention: Mention) -> Iterator[str]:
    sentence = mention.sentence
    left = plain[max(sentence.start, mention.start - _FAR) : mention.start]
    right = plain[mention.end : min(sentence.end, mention.end + _FAR)]
    yield from (f"is a {sort}" for pattern, sort in _IS_A if pattern.match(right))
    yield from (f"the {sort}" for pattern, sort in _A if pattern.search(left, max(0, len(left) - _LONGEST_NOUN)))
    yield from (f"noun {sort}" for pattern, sort in _NOUN_AFTER if pattern.match(right))
    yield from _listed_as(left)
    if _OFFICE_OF.search(left):
        yield "somebody is of it"
    if _OFFICE_HERE.match(right):
        yield "somebody is there"
    verb = _VERB.match(right)
    if verb and verb[1] in _VERBS:
        yield "does"


def _listed_as(left: str) -> Iterator[str]:
    """What a list calls the names in it: "partners" in "partners such as Acme and ..."."""
    before = _WORD.findall(left)
    while before and (not before[-1].islower() or before[-1] in _INSIDE_LISTS):
        before.pop()
    if len(before) < _PHRASE or before[-1] not in _LIST_OPENERS:
        return
    noun = before[-3] if before[-2] == "such" else before[-2]
    yield "one of several"
    yield f"one of {noun}"
    yield from (f"one of a sort: {sort}" for nouns, sort in _SORTS if re.fullmatch(nouns, noun))
