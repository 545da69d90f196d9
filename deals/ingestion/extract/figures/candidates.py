"""Every quantity of an article that could be a stated figure, with the words around it."""

import re
from dataclasses import dataclass, replace

from deals.ingestion.extract.companies import Companies
from deals.ingestion.extract.figures.dollars import bare_dollar, is_bare_dollar
from deals.ingestion.extract.figures.noise import Noise, find_noise, is_reference
from deals.ingestion.extract.layout import Layout, Sentence, Zone
from deals.ingestion.extract.lexicon import words
from deals.ingestion.extract.numbers import Quantity, read_numbers
from deals.ingestion.extract.units import Kind
from deals.vocabulary import Bound

_YEARS = range(1900, 2101)
_LONGEST_NAME = 60
_VAGUE_MONEY = 1e6
_AGE = re.compile(r"[\s\-](?:old|ago|earlier|of age)\b")
_SILENT = frozenset({Zone.BOILERPLATE, Zone.DATELINE})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quantity and the sentence that it stands in; `index` counts the candidates of that sentence from 0."""

    quantity: Quantity
    sentence: Sentence
    noun: str
    index: int


def find_candidates(layout: Layout, companies: Companies) -> list[Candidate]:
    """The candidates of an article in order.

    Left out: dates, telephone numbers and addresses, numbers that are part of a company's name, page boilerplate.
    """
    plain = layout.plain
    noise = find_noise(plain)
    candidates: list[Candidate] = []
    quantities = read_numbers(plain)
    dollar = bare_dollar(plain, quantities)
    for found in quantities:
        quantity = replace(found, unit=dollar) if dollar != "USD" and is_bare_dollar(plain, found) else found
        sentence = layout.sentence_at(quantity.start)
        if sentence is None or sentence.zone in _SILENT or quantity.end > sentence.end:
            continue
        if _is_no_quantity(plain, quantity, noise) or _in_a_name(companies, quantity):
            continue
        last = candidates[-1] if candidates else None
        index = last.index + 1 if last and last.sentence is sentence else 0
        noun = counted_noun(plain, quantity, sentence)
        candidates.append(Candidate(_named(quantity, noun, dollar), sentence, noun, index))
    return candidates


def _is_no_quantity(plain: str, quantity: Quantity, noise: Noise) -> bool:
    if quantity.kind is Kind.DURATION and (quantity.value in _YEARS or _AGE.match(plain, quantity.end)):
        return True
    if quantity.kind is not Kind.COUNT:
        return quantity.kind is not Kind.MONEY and noise.covers(quantity.start)
    if noise.covers(quantity.start + (quantity.sign is not None)):
        return True
    return _is_year(plain, quantity) or (not quantity.scaled and is_reference(plain, quantity.start, quantity.end))


def _in_a_name(companies: Companies, quantity: Quantity) -> bool:
    """Whether a bare number is part of a company's name ("365 Data Centers")."""
    if quantity.kind is not Kind.COUNT:
        return False
    near = companies.in_span(quantity.start - _LONGEST_NAME, quantity.end)
    return any(not m.resolved and m.start <= quantity.start and quantity.end <= m.end for m in near)


def _is_year(plain: str, quantity: Quantity) -> bool:
    if quantity.spelled or quantity.value not in _YEARS:
        return False
    return plain[quantity.start : quantity.end].isdigit() and quantity.outer_start == quantity.start


_NOUN = re.compile(r"[\s\-]{1,2}(?:of\s(?:the\s|its\s)?)?((?:[A-Za-z][\w'’&./\-]{0,30}+\s?+){1,5}+)")
_ENDS_NOUN = words(
    """
    a an the of in on at to for from by with and or as is are was were be been being has have had will would can
    could may might that which who whom whose this these those it its their they we our across over under per
    than into through during since until while when where after before between within without including each
    every but not also more about annually worldwide globally nationwide so far using via such plus up out if
    then now he she his her made sold located featuring making built owned approximately around nearly toward
    towards against throughout
    """
)


def counted_noun(plain: str, quantity: Quantity, sentence: Sentence) -> str:
    """What a bare number counts: up to five words behind it, to the next function word; empty for other kinds."""
    if quantity.kind is not Kind.COUNT:
        return ""
    found = _NOUN.match(plain, quantity.outer_end, sentence.end)
    if not found:
        return ""
    noun: list[str] = []
    for word in found[1].split():
        if word.lower().strip(".") in _ENDS_NOUN:
            break
        noun.append(word.rstrip("."))
        if word.endswith("."):
            break
    return " ".join(noun)


def _named(quantity: Quantity, noun: str, dollar: str) -> Quantity:
    """The quantity with its noun as unit; vague millions of nothing are money: "grow to hundreds of billions"."""
    if quantity.kind is not Kind.COUNT:
        return quantity
    if not noun and quantity.bound is Bound.VAGUE and quantity.value >= _VAGUE_MONEY:
        return replace(quantity, unit=dollar, kind=Kind.MONEY)
    return replace(quantity, unit=noun.lower()) if noun else quantity
