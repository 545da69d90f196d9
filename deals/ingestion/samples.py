"""The sample articles that come with the project: what an editor would have pasted, and what an editor reads in them.

`deals/samples/NN-slug.json` holds one article each, written by us about a public event, with the address of a public
source. `gold` is the true reading, in the shape of `manage.py extract` with quotes instead of offsets: each stands
exactly once in `raw_text`, so its offsets follow.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypedDict, cast

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


class SampleCompany(TypedDict):
    """An organisation that the article names; `name` is its name in `companies.json`."""

    name: str
    role: str
    aliases_in_text: list[str]


class SampleParty(TypedDict):
    """A party to a deal; `quote` is the clause that shows it as one."""

    name: str
    role: str
    quote: str


class SampleStep(TypedDict):
    """A rung of a deal's ladder; `on` is an ISO date cut to its known precision, None where the text gives none."""

    status: str
    on: str | None
    quote: str


class SamplePart(TypedDict):
    """The larger deal, by its `key`, that a deal belongs to, and the words that say so."""

    key: str
    quote: str


class SampleDeal(TypedDict):
    """An agreement as this article tells it; articles on one deal share its `key` and `title`."""

    key: str
    title: str
    parties: list[SampleParty]
    kind: str
    status: str
    binding: str
    announced_on: str | None
    primary: bool
    scope: list[str]
    summary: str
    steps: list[SampleStep]
    part_of: SamplePart | None
    evidence: str


class SampleProject(TypedDict):
    """One company's own undertaking, with no counterparty."""

    company: str
    name: str
    status: str
    evidence: str


class SampleLocation(TypedDict):
    """A place of works; `deal` is the key of the deal that it belongs to, None for a project's or a bystander's."""

    name: str
    kind: str
    country: str
    admin1: str | None
    deal: str | None
    company: str | None
    facility: str | None
    facility_kind: str | None
    evidence: str


class SampleFigure(TypedDict):
    """One stated figure, as `records.FigureDraft` has it."""

    quote: str
    raw: str
    measure: str
    low: float | None
    high: float | None
    unit: str
    bound: str
    modality: str
    change: str | None
    basis: str
    period: str | None
    subject: str
    speaker: str | None


class SampleQuotation(TypedDict):
    """Words of a named person, without their quotation marks."""

    speaker: str
    affiliation: str | None
    text: str


class SampleReading(TypedDict):
    """All that an editor reads in one sample article."""

    is_partnership_news: bool
    via: list[str]
    companies: list[SampleCompany]
    deals: list[SampleDeal]
    projects: list[SampleProject]
    locations: list[SampleLocation]
    figures: list[SampleFigure]
    quotes: list[SampleQuotation]


class KnownCompany(TypedDict):
    """What `companies.json` knows of a company; `country` is ISO 3166-1 alpha-2, `parent` another one's name."""

    name: str
    kind: str
    country: str
    aliases: list[str]
    parent: str | None
    wikidata: str | None
    website: str | None


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample article; `source` publishes the facts, `publisher` the words."""

    id: str
    url: str
    publisher: str
    source: str
    published: date
    title: str
    raw_text: str
    gold: SampleReading


def read_samples(folder: Path = SAMPLES) -> tuple[Sample, ...]:
    """The sample articles of `folder`, in the order of their numbers; KeyError or ValueError if a file is malformed."""
    return tuple(_read(path) for path in sorted(folder.glob("[0-9]*.json")))


def read_companies(folder: Path = SAMPLES) -> tuple[KnownCompany, ...]:
    """Every company that the samples name, as `companies.json` describes it."""
    return tuple(json.loads((folder / "companies.json").read_text(encoding="utf-8")))


def _read(path: Path) -> Sample:
    record = json.loads(path.read_text(encoding="utf-8"))
    return Sample(
        id=record["id"],
        url=record["url"],
        publisher=record["publisher"],
        source=record["source"]["publisher"],
        published=date.fromisoformat(record["published"]),
        title=record["title"],
        raw_text=record["raw_text"],
        gold=cast("SampleReading", record["gold"]),
    )
