"""What a candidate looks like, as named features: the words around its mentions, its form, where it stands."""

import re
from collections.abc import Iterator

from deals.ingestion.extract.companies.forms import EXCHANGES, SURE_FORMS, key
from deals.ingestion.extract.companies.grouping import Candidate, Mention
from deals.ingestion.extract.companies.known import known_openings, large_companies, place_names
from deals.ingestion.extract.companies.nouns import noun_features
from deals.ingestion.extract.layout import Zone
from deals.ingestion.extract.word_lists import listed

# Mentions beyond these say nothing new.
_ENOUGH = 12
_NEAR = 48
# Words that stand this near, in characters and in number, tell something wherever exactly they are.
_AROUND = 60
_WORDS_AROUND = 5
# The small letters of a word, its capital apart: "Energy" and "energy" of neighbouring names tell alike.
_SMALL_WORDS = re.compile(r"[a-z]{3,}")
_WORDS = re.compile(r"[a-z]+(?:['’-][a-z]+)*|[^\w\s]|\d+|[A-Z]\S*")
_DOMAIN = re.compile(r"\.(?:com|ai|io|org|net|co)$", re.IGNORECASE)


def shape_features(candidate: Candidate) -> Iterator[str]:
    """What the written forms alone say."""
    longest = max(candidate.forms, key=lambda form: (len(key(form)), len(form)))
    name = key(longest)
    words = longest.split()
    yield from (f"is {trait}" for trait in candidate.traits)
    if any(trait.removeprefix("legal ") in SURE_FORMS for trait in candidate.traits):
        yield "legal form"
    yield f"words {min(len(name), 5)}"
    yield f"last {name[-1]}"
    if len(name) > 1:
        yield f"first {name[0]}"
    yield from noun_features(name)
    common = [word in listed("common_words") for word in name]
    yield f"common {sum(common)} of {min(len(name), 5)}"
    if all(form.isupper() for form in candidate.forms):
        yield "capitals"
    if len(words) == 1 and re.search(r"[a-z][A-Z]", longest):
        yield "capitals inside"
    if any(_DOMAIN.search(form) for form in candidate.forms):
        yield "domain"
    if any(char.isdigit() for char in longest):
        yield "digit"
    yield from _known_features(candidate, longest)


def _known_features(candidate: Candidate, longest: str) -> Iterator[str]:
    """What lists of people, places and companies say of a candidate."""
    words = longest.split()
    if words[0] in listed("given_names"):
        yield f"given name {min(len(words), 4)}"
    names = {" ".join(key(form)) for form in candidate.forms}
    for title, known in (
        ("company", large_companies()),
        ("registrant", listed("registrants")),
        ("brand", listed("brands")),
    ):
        if names & known:
            yield f"known {title}"
    if names & EXCHANGES:
        yield "exchange"
    if any(form in listed("publications") for form in candidate.forms):
        yield "publication"
    if names & known_openings():
        yield "known opening"
    if any(" ".join(form.split()) in place_names() for form in candidate.forms):
        yield "place"
    if "-" in longest:
        yield "hyphen"


def context_features(plain: str, candidate: Candidate) -> Iterator[str]:
    """What stands around the mentions."""
    for mention in candidate.mentions[:_ENOUGH]:
        before, after = neighbours(plain, mention)
        yield f"after {' '.join(before[-1:])}"
        yield f"after {' '.join(before[-2:])}"
        yield f"before {' '.join(after[:1])}"
        yield f"before {' '.join(after[:2])}"
        yield from _words_around(plain, mention)
        if mention.possessive:
            yield "possessive"
        if not mention.first:
            yield "inside a sentence"
        yield f"in {mention.sentence.zone}"
        if mention.sentence.zone is Zone.ABOUT and before[-1:] == ["about"]:
            yield "About section"


def _words_around(plain: str, mention: Mention) -> Iterator[str]:
    sentence = mention.sentence
    left = plain[max(sentence.start, mention.start - _AROUND) : mention.start]
    right = plain[mention.end : min(sentence.end, mention.end + _AROUND)]
    yield from (f"near after {word}" for word in _SMALL_WORDS.findall(left)[-_WORDS_AROUND:])
    yield from (f"near before {word}" for word in _SMALL_WORDS.findall(right)[:_WORDS_AROUND])


def standing_features(candidate: Candidate) -> Iterator[str]:
    """How often it is named, and where first."""
    yield f"named {min(len(candidate.mentions), 8)} times"
    zones = {mention.sentence.zone for mention in candidate.mentions}
    if zones == {Zone.ABOUT}:
        yield "only in About"
    yield f"first in {candidate.mentions[0].sentence.zone}"
    yield f"first in paragraph {min(candidate.mentions[0].sentence.paragraph, 8)}"
    if all(mention.first for mention in candidate.mentions):
        yield "only at the start of sentences"


def neighbours(plain: str, mention: Mention) -> tuple[list[str], list[str]]:
    """The last words before a mention and the first after it in the same sentence: capitalised ones as "Name"."""
    sentence = mention.sentence
    left = plain[max(sentence.start, mention.start - _NEAR) : mention.start]
    right = plain[mention.end : min(sentence.end, mention.end + _NEAR)]
    before = ["^", *_plain_words(left)]
    return before[-3:], [*_plain_words(right), "$"][:3]


def _plain_words(text: str) -> list[str]:
    return [_plain_word(word) for word in _WORDS.findall(text)]


def _plain_word(word: str) -> str:
    if word[0].isdigit():
        return "0"
    if not word[0].isupper():
        return word
    low = word.casefold().rstrip(".,;:)")
    return low if low in listed("common_words") else "Name"
