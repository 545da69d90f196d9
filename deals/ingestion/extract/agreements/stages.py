"""How far an agreement has come: what the lines that tell it say of signing, closing, running and ending."""

import re
from collections.abc import Collection, Iterator

from deals.ingestion.extract.agreements.evidence import tells
from deals.ingestion.extract.agreements.story import Line
from deals.ingestion.extract.agreements.telling import Telling
from deals.vocabulary import DealStatus

_STAGES = {
    "signed": r"sign(?:s|ed|ing)|enter(?:s|ed|ing)? (?:into|an?)|execut(?:es|ed|ion of)|ink(?:s|ed)|finali[sz]\w+"
    r"|formali[sz]\w+|reach(?:es|ed) an?(?: \w+)? agreement|struck|strikes"
    r"|definitive agreement|secures?|secured|awarded",
    "completed": r"complet(?:es|ed|ion of)|clos(?:es|ed|ing of)|(?:has|have) (?:officially )?acquired|acquired|raised",
    "changed hands": r"sold|bought|purchased|pa(?:ys|id)|arranged|brokered|(?:the|announces?d?) sale"
    r"|represent\w+|merged|transferred",
    "received": r"receiv(?:es|ed)|receipt of|disburs\w+|granted|led the|donat\w+|contributed|joined an?",
    "acquires": r"acquires|acquisition of",
    "to do": r"to acquire|intends?|plans? to|expected to close|subject to|upcoming|pending|proposed",
    "active": r"continu\w+|long-?standing|ongoing|milestone|existing|now available|effective immediately|extends?"
    r"|expand\w* (?:its |the )?partnership|renew\w*|progress|already",
    "expanded": r"expand(?:s|ed|ing)?|expansion|extension|extended|deepen\w*|strengthen\w*|once again|again|returns?"
    r"|\w+ year|since|anniversary|expanded (?:\w+ )?partnership",
    "running": r"deployed|operational|has launched|is using|are using|reduced|resulted in|delivered|now live|went live",
    "put to use": r"deploys|deployment of|goes live|is live|launch(?:es|ed)?|integrates|is integrating|effective"
    r"|has joined|joins|uses|now|available|has begun|began|begins|breaks ground|installed|adopted|results from|debuts?",
    "partners": r"partners with|teams up|joins forces"
    r"|announc\w+ (?:a |its |the |an )?(?:\w+ ){0,3}(?:partnership|collaboration|alliance)",
    "has partnered": r"(?:has|have) (?:partnered|teamed|selected|engaged|appointed|collaborated)",
    "on paper": r"memorandum|mou|letter of intent|loi|term sheet|purchase order",
    "ended": r"terminat\w+|rescind\w*|cancel\w*|(?:calls?|called) off|scraps|scrapped|abandon(?:s|ed)|walks? away",
    "rumoured": r"in (?:\w+ )?talks|reportedly|people familiar|sources (?:said|say)|is said to",
    "closes": r"closes (?:\w+ )?(?:seed|series|round|funding|financing|acquisition|sale|merger)",
    "will": r"will",
}
_COMPILED = {name: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for name, pattern in _STAGES.items()}


def stage_features(telling: Telling) -> frozenset[str]:
    """What the model of statuses looks at: stages in the evidence and, for news, at the top of the story."""
    features = {"primary" if telling.primary else f"background in {telling.evidence.part}"}
    for line, place in _told(telling):
        words = telling.words(line)
        for name, pattern in _COMPILED.items():
            if pattern.search(words):
                features |= {f"stage {name}", f"{place} {name}"}
    return frozenset(features)


def settled_stage(features: Collection[str]) -> DealStatus | None:
    """The status that the words of headline and evidence leave no doubt of; None where the model has to weigh them.

    What is done ("completes", "closes") goes before what is signed, for what was signed may be done since.
    """

    def said(stage: str, *parts: str) -> bool:
        return any(f"{part} {stage}" in features for part in parts)

    if said("rumoured", "headline", "evidence") and not said("signed", "evidence", "lead"):
        return DealStatus.RUMOURED
    if said("ended", "headline"):
        return DealStatus.CANCELLED
    pending = said("to do", "headline")
    if not pending and (said("completed", "headline", "evidence") or said("closes", "headline")):
        return DealStatus.COMPLETED
    if said("on paper", "headline", "evidence", "lead") or said("signed", "evidence", "lead"):
        return DealStatus.SIGNED
    return None


def _told(telling: Telling) -> Iterator[tuple[Line, str]]:
    yield telling.evidence, "evidence" if telling.primary else "background"
    if not telling.primary:
        return
    yield from ((line, line.part) for line in telling.head if line is not telling.evidence)
    for line in telling.story.lines:
        if line.part == "early" and line is not telling.evidence and tells(line) and telling.speaks_of_party(line):
            yield line, "told"
