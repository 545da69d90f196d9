"""How to cite a page of this site: as text, BibTeX and CSL-JSON."""

import json
from dataclasses import dataclass
from datetime import date, datetime

SITE = "Dealtrace"
_ESCAPES = str.maketrans({char: f"\\{char}" for char in "&%$#_{}"} | {"\\": r"\textbackslash{}"})


@dataclass(frozen=True, slots=True)
class Reference:
    """One version of one page, in the forms that readers paste."""

    text: str
    bibtex: str
    csl: str


def reference_to(*, title: str, address: str, key: str, version: int, published: datetime, read_on: date) -> Reference:
    """The reference to a version of a record; `read_on` is the day on which it was looked at."""
    day = f"{published.day} {published:%B %Y}"
    csl = {
        "id": key,
        "type": "webpage",
        "title": title,
        "container-title": SITE,
        "version": str(version),
        "URL": address,
        "issued": {"date-parts": [[published.year, published.month, published.day]]},
        "accessed": {"date-parts": [[read_on.year, read_on.month, read_on.day]]},
    }
    bibtex = "\n".join(
        [
            f"@misc{{{key},",
            f"  title = {{{title.translate(_ESCAPES)}}},",
            f"  howpublished = {{{SITE}}},",
            f"  year = {{{published.year}}},",
            f"  note = {{Version {version} of {day}}},",
            f"  url = {{{address}}},",
            f"  urldate = {{{read_on.isoformat()}}}",
            "}",
        ]
    )
    text = f"“{title}”. {SITE}, version {version} of {day}. {address}"
    return Reference(text, bibtex, json.dumps([csl], ensure_ascii=False, indent=2))
