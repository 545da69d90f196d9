"""The words around a place that say what stands there."""

import re

from deals.ingestion.extract.places.candidates import PlaceMention

_CLAUSE_ENDS = re.compile(r"[;:]\s|\s[–—-]{1,2}\s|[,(]\s(?=(?:which|who|where|while|but|and (?:is|has|will|are))\b)")
_FACILITY = re.compile(
    r"((?:[\w’'&-]+ ){0,3}(?:plants?|facilit(?:y|ies)|factor(?:y|ies)|mines?|projects?|campus(?:es)?"
    r"|data cent(?:er|re)s?|sites?|refiner(?:y|ies)|warehouses?|terminals?|mills?|stores?|hotels?|clinics?|hospitals?"
    r"|propert(?:y|ies)|laborator(?:y|ies)|stations?|farms?|headquarters|operations|deposits?|production lines?))\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^.*\b(?:the|an?|its|their|our|his|her|in|at|of|for|with|and|to|on|from|operates|owns|has) ", re.I
)
_NEAR = 120


def clause_of(plain: str, place: PlaceMention) -> tuple[int, int]:
    """Where the clause of its sentence begins and ends in which a place is named."""
    start, end = place.sentence.start, place.sentence.end
    for cut in _CLAUSE_ENDS.finditer(plain, start, end):
        if cut.end() <= place.start:
            start = cut.end()
        elif cut.start() >= place.end:
            end = cut.start()
            break
    return start, end


def facility_in(plain: str, start: int, end: int) -> str | None:
    """The facility that is named last in `plain[start:end]`, near its end, without articles; None without one."""
    names = [match[1] for match in _FACILITY.finditer(plain, max(start, end - _NEAR), end)]
    name = _LEADING.sub("", " ".join(names[-1].split())) if names else ""
    return name or None
