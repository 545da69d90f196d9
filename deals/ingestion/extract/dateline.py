"""The line that says where and when a story was filed: "LONDON, May 3, 2026 (A WIRE) -- "."""

import re

_FARTHEST = 170
_LONGEST_REST = 50
_DASH = re.compile(r"\s*(?:--|—|–|(?<=[\s)\]/])-(?=\s))\s*")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATED = re.compile(
    rf"{_MONTH} \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}"
)
_WIRE = re.compile(
    r"[(/\[][^()\[\]/]{0,40}(?:wire|newswire|newsworthy|pressrelease|news direct|reuters|\bAP\b)[^()\[\]/]{0,20}[)/\]]",
    re.I,
)
_PLACE = re.compile(r"[A-Z][\w.’'-]*(?:(?:,? (?:& |and |of |de |AND )?|/)[A-Z][\w.’'-]*){0,7}")
_CAPITALS = re.compile(r"[A-Z][A-Z.’'-]{2,}")


def dateline_end(plain: str, start: int, end: int) -> tuple[int, int]:
    """Where the dateline of the paragraph `plain[start:end]` ends, and where the story begins; (0, 0) without one.

    A dateline is a capitalised place followed by a date or a wire's name and a dash, or a place in capitals and a dash.
    """
    head = plain[start : min(end, start + _FARTHEST)]
    place = _PLACE.match(head)
    if not place:
        return 0, 0
    last = (0, 0)
    for dash in _DASH.finditer(head):
        before = head[: dash.start()]
        if not before or not _is_dateline(before, place):
            # "OSLO - A Newswire - May 3 - ": the date is still to come.
            if "wire" in before.lower():
                continue
            break
        last = (start + dash.start(), start + dash.end())
    return last


def _is_dateline(before: str, place: re.Match[str]) -> bool:
    rest = before[place.end() :]
    known = _DATED.search(before) or _WIRE.search(before)
    if known:
        # Blanks stand where a link's address was.
        return len(" ".join(_WIRE.sub("", _DATED.sub("", rest)).split())) < _LONGEST_REST
    return not rest.strip(" ,.") and bool(_CAPITALS.match(before)) and len(before) < 60
