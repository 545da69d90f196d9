"""Names that are people's whatever speaks for a company: a given name first, an office or a form of address beside."""

import re

from deals.ingestion.extract.companies.forms import key
from deals.ingestion.extract.companies.grouping import Candidate
from deals.ingestion.extract.companies.known import large_companies
from deals.ingestion.extract.word_lists import listed

_FULL_NAME = re.compile(r"(?:[A-Z][\w’'\-]+)(?:\s(?:[A-Z]\.|[A-Z][\w’'\-]+)){1,3}\Z")
_ADDRESSED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sir)\.?\s\Z")
_OFFICE = re.compile(
    r"\s?[,(]\s?(?:(?:the|an?|its|our|local|former|interim|acting|co-?|senior|executive|managing|vice|group|general|global)"
    r"\s?){0,4}"
    r"(?:C[A-Z]O\b|SVP|EVP|VP|chief\b|president|chair\b|chairman|chairwoman|chairperson|founder|director|partner|manager"
    r"|head of|professor|analyst|entrepreneur|attorney|author|artist|owner and|governor|mayor|senator|secretary"
    r"|minister)",
    re.IGNORECASE,
)
_REACH = 60
_ENOUGH = 12


def is_person(plain: str, candidate: Candidate) -> bool:
    """Whether a candidate is a person: all its forms begin with a given name, and a mention shows an office."""
    if any(trait.startswith("legal") for trait in candidate.traits):
        return False
    if not all(_FULL_NAME.match(form) and form.split()[0] in listed("given_names") for form in candidate.forms):
        return False
    if any(" ".join(key(form)) in large_companies() for form in candidate.forms):
        return False
    return any(
        _OFFICE.match(plain, mention.end, mention.end + _REACH)
        or _ADDRESSED.search(plain, max(0, mention.start - 6), mention.start)
        for mention in candidate.mentions[:_ENOUGH]
    )
