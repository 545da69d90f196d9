"""Runs of capitalised words: everything that may be a name, before anybody asks whose."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from deals.ingestion.extract.companies.forms import LEGAL_FORMS, key
from deals.ingestion.extract.companies.known import known_names, large_companies
from deals.ingestion.extract.companies.titles import is_title, name_tails
from deals.ingestion.extract.layout import Layout, Sentence, Zone
from deals.ingestion.extract.lexicon import words
from deals.ingestion.extract.word_lists import listed

_WORD = re.compile(r"\w+(?:[.’'&+/ʻ-]\w+)*")
_POSSESSIVES = frozenset({"’s", "'s", "’S", "'S"})
# Words that join two parts of one name, if both sides have capitals.
_JOINTS = words("of for the de del della di du la le van von und et y")
# What may stand before "of": "University of Oslo", but not "Chairman of Acme".
_OF_HEADS = words(
    "university bank department ministry institute board city state government college school church bureau office "
    "society center centre council republic kingdom chamber port house club company association commission province "
    "county town federation academy museum group first order league house army navy trust friends secretariat corps"
)
# Those whose remit may be two things: "Department of Trade and Industry".
_OFFICES = words("department ministry office bureau secretariat institute committee")
# Small words that make a public body of the place after them, and of the place or people before them.
_BODIES = words("city state government province county town kingdom republic")
_GOVERNMENT = "government"
# Titles and functions: a name ends before them and another begins after them.
_ROLES = words(
    "ceo cfo coo cto cmo cio cso cro cpo president chairman chairwoman chair chief vice founder co-founder cofounder "
    "managing senior executive officer head director manager svp evp vp secretary minister governor mayor senator "
    "congressman analyst partner spokesperson spokesman spokeswoman professor dr mr mrs ms interim acting general sir "
    "co-ceo treasurer principal"
)
_DATES = words(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun "
    "q1 q2 q3 q4 h1 h2 1q 2q 3q 4q am pm est edt pst pdt cst cdt et pt gmt utc cet"
)
# Words that begin a sentence and are no part of the name after them.
_OPENERS = words(
    "the a an in on at by for from with as after before when while since under through and but if there here all both "
    "each about although however additionally moreover to i you your also today last first according earlier now once "
    "more following founded based this that these those it its he she they we our his her their most many some such "
    "what why how who where whether because during within without until upon per via than then thus so not no nor or "
    "yet only even just like unlike over between among across despite given recently currently formerly previously "
    "together meanwhile furthermore further finally second third other another former said says named called "
    "headquartered backed led together including includes meet introducing featuring inside using leveraging through "
    "of is are was were be been has have had will would can could may should must do does did let us dear hello "
    "congratulations thanks welcome question answer photo image source contact visit learn see read click watch "
    "one two three four five six seven eight nine ten"
)
# Those that begin no name, also in the middle of a sentence.
_PRONOUNS = words(
    "a an it he she they we you i this that these those there here what who how where when why which is are was were "
    "be been have has had will would can could may should must do does did if but and or as than then"
)
# After these "General" is a rank.
_RANKS = words("attorney solicitor surgeon director secretary inspector consul major brigadier lieutenant adjutant")
_QUOTES = '“”"‘(:•*[|–—-'
# "AI-powered", "Oslo-based": a name may begin such a word, but the word is none.
_COMPOUND = re.compile(r"-[a-z]{3,}$")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&]{1,7}$")
# A name may begin with a number, an amount of something does so more often: "5AM Ventures", "5MW".
_NUMBERED = re.compile(r"\d{1,3}[A-Z][A-Za-z]*$")
_AMOUNT = re.compile(r"\d+(?:[kKMGT]W[hp]?|[kKMBGTDPXVS]|[kK]V|MB|GB|TB|Q|H|FY|MM|BN|ML|KG|CR)$")
_MODEL = re.compile(r"(?=.*\d\d)(?=.*[A-Z])[\w-]+$")
_INITIAL = re.compile(r"(?:[A-Z]\.)*[A-Z]$|(?:St|Mt|Ft)$")


class Token(NamedTuple):
    """A word of the text; `text` is without a possessive ending, and so is `end`."""

    start: int
    end: int
    text: str
    possessive: bool


class Run(NamedTuple):
    """Capitalised words in a row: `plain[start:end]`. `title` where all of its sentence is capitalised."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    sentence: Sentence
    title: bool
    first: bool

    def words(self) -> tuple[str, ...]:
        """The words of the run."""
        return tuple(token.text for token in self.tokens)


def tokens_of(plain: str, start: int, end: int) -> list[Token]:
    """The words of `plain[start:end]`."""
    found = []
    for match in _WORD.finditer(plain, start, end):
        word = match[0]
        if word[-2:] in _POSSESSIVES and "".join(key(word)) not in known_names():
            found.append(Token(match.start(), match.end() - 2, word[:-2], possessive=True))
        else:
            possessive = word.endswith("s") and plain[match.end() : match.end() + 2] in {"’ ", "' "}
            found.append(Token(match.start(), match.end(), word, possessive))
    return found


def name_runs(layout: Layout) -> Iterator[Run]:
    """All runs of the article in order, without page noise."""
    for sentence in layout.sentences:
        if sentence.zone is not Zone.BOILERPLATE:
            tokens = tokens_of(layout.plain, sentence.start, sentence.end)
            yield from sentence_runs(layout.plain, sentence, tokens)


def sentence_runs(plain: str, sentence: Sentence, tokens: list[Token]) -> Iterator[Run]:
    """The runs of one sentence."""
    title = is_title(plain, sentence, [token.text for token in tokens])
    position = 0
    while position < len(tokens):
        end = _run_end(plain, tokens, position, title=title)
        if position == 0 and sentence.zone is Zone.LIST and end > position:
            end = _item_end(plain, tokens, end)
        if end == position:
            position += 1
            continue
        opens = title or position == 0 or plain[tokens[position].start - 1] in _QUOTES
        kept = _trimmed(tokens[position:end], opens=opens)
        if kept and not title:
            kept = _as_public_body(plain, tokens, position, end, kept)
        for part in _told_apart(kept, sentence):
            yield Run(part[0].start, part[-1].end, tuple(part), sentence, title, position == 0)
        position = end


def _told_apart(run: list[Token], sentence: Sentence) -> list[list[Token]]:
    """A run in which the first word comes again as two: "Acme Robotics Acme" where a line break was lost.

    The number of a model is no part of its maker's name: "Acme" in "Acme X200".
    """
    if len(run) > 1 and _MODEL.match(run[1].text) and run[0].text.casefold() in large_companies():
        return [run[:1]]
    least = 1 if sentence.zone is Zone.ABOUT else 2
    for at in range(least, len(run)):
        if run[at].text == run[0].text and len(run[0].text) > 1:
            return [run[:at], run[at:]]
    return [run] if run else []


def _as_public_body(plain: str, tokens: list[Token], start: int, end: int, run: list[Token]) -> list[Token]:
    """The run with the small words that make it a public body: "city of Oslo", "Norwegian government"."""
    before = start - 1
    if before > 0 and tokens[before].text == "the":
        before -= 1
    if before > 0 and tokens[before].text == "of" and tokens[before - 1].text in _BODIES and run[0] is tokens[start]:
        return [*tokens[before - 1 : start], *run]
    after = end + 1 if end < len(tokens) and tokens[end].text == "federal" else end
    if after == len(tokens) or tokens[after].text != _GOVERNMENT or run[-1].possessive:
        return run
    joined = plain[run[-1].end : tokens[after].start] in {" ", ". ", " federal ", ". federal "}
    return [*run, *tokens[end : after + 1]] if joined else run


def is_name_word(word: str) -> bool:
    """Whether a word is written as a name is: with a capital at its head, or inside ("iMD")."""
    if word.islower() or ("-" in word and _COMPOUND.search(word)):
        return False
    if word[0].isupper():
        return word.casefold() not in _DATES
    return word[0].isalpha() and any(map(str.isupper, word[1:4])) and not word[0].isdigit()


def _run_end(plain: str, tokens: list[Token], start: int, *, title: bool) -> int:
    """The position after the run that begins at `start`; `start` itself if none begins there."""
    if not _may_begin(plain, tokens, start, title=title):
        return start
    end = start + 1
    while end < len(tokens) and not tokens[end - 1].possessive:
        step = _step(plain, tokens, end, title=title)
        if not step:
            break
        end += step
    return end


def _item_end(plain: str, tokens: list[Token], end: int) -> int:
    """Where the name of a list's item ends, which goes on after "of" whatever it is: "Friends of Harbour Music"."""
    while end + 1 < len(tokens) and tokens[end].text in {"of", "for"} and is_name_word(tokens[end + 1].text):
        if plain[tokens[end - 1].end : tokens[end + 1].start] != f" {tokens[end].text} ":
            break
        end = _run_end(plain, tokens, end + 1, title=False)
    return end


def _may_begin(plain: str, tokens: list[Token], at: int, *, title: bool) -> bool:
    word = tokens[at].text
    if not is_name_word(word):
        return not title and _is_odd_name(plain, tokens, at)
    if _is_role(tokens, at):
        return False
    return not title or not _is_plain_word(word) or _heads_name(tokens, at)


def _is_role(tokens: list[Token], at: int) -> bool:
    """Whether a word is somebody's function; "General" is none in "General Turbines" and "Dollar General"."""
    word = tokens[at].text.casefold()
    if word != "general":
        return word in _ROLES
    before = tokens[at - 1].text.casefold() if at else ""
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if before in _ROLES | _RANKS or after.casefold() in _ROLES or after == "Counsel":
        return True
    return not after[:1].isupper() and not before


def _is_odd_name(plain: str, tokens: list[Token], at: int) -> bool:
    """Whether a word without a capital at its head begins a name: "5AM Ventures", "3M"."""
    word = tokens[at].text
    if not word[0].isdigit():
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if not _NUMBERED.match(word) or (_AMOUNT.match(word) and not _ends_names(following)):
        return word.casefold() in known_names() and not word.isdigit()
    named = following is not None and plain[tokens[at].end : following.start] == " " and is_name_word(following.text)
    return named or sum(map(str.islower, word)) > 1


def _ends_names(token: Token | None) -> bool:
    return token is not None and token.text[0].isupper() and token.text.casefold() in name_tails()


def _heads_name(tokens: list[Token], at: int) -> bool:
    """Whether an ordinary word of a title heads the name of a body: "City of Oslo"."""
    if tokens[at].text.casefold() not in _OF_HEADS or at + 2 >= len(tokens):
        return False
    return tokens[at + 1].text == "of" and tokens[at + 2].text[0].isupper()


def _is_plain_word(word: str) -> bool:
    """An ordinary word, capitalised because everything around it is; a short acronym is none."""
    return word.casefold() in listed("common_words") or word.casefold() in _JOINTS


def _step(plain: str, tokens: list[Token], at: int, *, title: bool) -> int:
    """How many tokens from `at` on belong to the run before them."""
    before, token = tokens[at - 1], tokens[at]
    gap = plain[before.end : token.start]
    word = token.text
    legal = word.casefold() in LEGAL_FORMS
    if gap in {", ", ",", "., "}:
        return int(legal and word[0].isupper())
    if gap not in {" ", " & ", "® ", "™ ", "& ", " + ", "–"} and not (gap == ". " and _is_initial(before.text)):
        return 0
    if word[0].isdigit():
        return int(word.isdigit() and len(word) <= 3 and _continues_after_number(plain, tokens, at))
    if legal:
        return int(word[0].isupper() or word == "plc")
    if is_name_word(word):
        return int(not _is_role(tokens, at) and not (title and _is_plain_word(word) and not _is_tail(tokens, at)))
    if word.islower() and f"{before.text} {word}".casefold() in known_names():
        return 1
    return _joint(plain, tokens, at) if not title or before.text.casefold() in _OF_HEADS else 0


def _is_tail(tokens: list[Token], at: int) -> bool:
    """Whether an ordinary word of a title ends the name before it; in "Acme Partners With" it is a verb."""
    after = tokens[at + 1].text.casefold() if at + 1 < len(tokens) else ""
    return tokens[at].text.casefold() in name_tails() and after not in {"with", "to", "on", "in", "for"}


def _is_initial(word: str) -> bool:
    return bool(_INITIAL.match(word))


def _continues_after_number(plain: str, tokens: list[Token], at: int) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or plain[tokens[at].end : following.start] != " ":
        return True
    return is_name_word(following.text)


def _joint(plain: str, tokens: list[Token], at: int) -> int:
    """ "of", "for" and the like, with what follows, where a name goes on after them."""
    word = tokens[at].text
    if word == "and" and at + 1 < len(tokens):
        return _second_remit(plain, tokens, at)
    if word not in _JOINTS or at + 1 >= len(tokens):
        return 0
    if word in {"of", "for"} and tokens[at - 1].text.casefold() not in _OF_HEADS:
        return 0
    steps = 1
    if tokens[at + 1].text == "the" and at + 2 < len(tokens):
        steps = 2
    following = tokens[at + steps]
    gap = plain[tokens[at].end : following.start]
    if gap.strip(" the") or not following.text[0].isupper() or following.text.casefold() in _DATES:
        return 0
    return steps + 1


def _second_remit(plain: str, tokens: list[Token], at: int) -> int:
    """ "and Industry" in "Department of Trade and Industry": an ordinary word after an office of two things."""
    office = at >= 3 and tokens[at - 2].text in {"of", "for"} and tokens[at - 3].text.casefold() in _OFFICES
    following = tokens[at + 1].text
    plain_gaps = plain[tokens[at - 1].end : tokens[at + 1].start] == " and "
    ordinary = _is_plain_word(following) or _ACRONYM.match(following)
    return 2 if office and plain_gaps and following[0].isupper() and ordinary else 0


def _trimmed(run: list[Token], *, opens: bool) -> list[Token]:
    """The run without words that only open a sentence, and without a lone last "The" or "&".

    In the middle of a sentence, where the run does not open one, such a word is the name's: "First Harbour".
    """
    drops = _OPENERS if opens or len(run) < 2 else _PRONOUNS
    while run and run[0].text.casefold() in drops and not _ACRONYM.match(run[0].text):
        drops = _PRONOUNS if run[0].text == "About" else drops
        run = run[1:]
    while run and run[-1].text.casefold() in _JOINTS:
        run = run[:-1]
    return run
