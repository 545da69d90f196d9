"""The published documents, field by field: what a page, an API resource and an export of a record say.

These dataclasses are the public contract (docs/reference/documents.md); a key may be added, never renamed or removed
within `/api/v1/`. Amounts are in base units, exactly as stated and never converted. Addresses are paths on this site.
"""

from dataclasses import dataclass, field

from deals.vocabulary import Resource


@dataclass(frozen=True, slots=True)
class PartialDateShape:
    """A date as precise as it was stated: value "2025-11", precision "month"."""

    value: str
    precision: str


@dataclass(frozen=True, slots=True)
class CitationShape:
    """Where an article says so: code points of its text from `start` to `end`, and the words that stand there.

    `before` and `after` are the rest of the sentence around the quote; `source` is the publisher's page, opened at
    the quote where the browser knows text fragments (https://wicg.github.io/scroll-to-text-fragment/).
    """

    article: int
    start: int
    end: int
    quote: str
    url: str
    before: str = ""
    after: str = ""
    source: str = ""
    title: str = ""
    publisher: str = ""
    published_on: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Another record by name: kind is "company", "deal", "facility", "place" or "speaker"."""

    kind: str
    id: int
    slug: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class FacilityReference:
    """What somebody has or builds at a place."""

    id: int
    slug: str
    name: str
    kind: str
    company: Reference | None
    url: str


@dataclass(frozen=True, slots=True)
class PartyShape:
    """One party: a company, or null and a description where it is not named."""

    company: Reference | None
    description: str
    role: str
    citation: CitationShape


@dataclass(frozen=True, slots=True)
class PlaceShape:
    """A place at the precision of the text; coordinates only where it is a site or a city, else null."""

    id: int
    slug: str
    name: str
    kind: str
    country: str
    admin1: str
    latitude: float | None
    longitude: float | None
    url: str
    facility: FacilityReference | None
    citation: CitationShape


@dataclass(frozen=True, slots=True)
class StatusStepShape:
    """A rung of the ladder; `on` is null where no date is stated."""

    status: str
    on: PartialDateShape | None
    citation: CitationShape


@dataclass(frozen=True, slots=True)
class SpeakerShape:
    """Who states something, and for whom."""

    slug: str
    name: str
    affiliation: str
    company: Reference | None


@dataclass(frozen=True, slots=True)
class FigureShape:
    """One statement of one quantity: the interval (null is an open end), its hedge, and its words.

    `text` is the figure in words ("over $20 billion a year, expected for 2025"), `raw` the number as it stands in the
    quote, `quantity` the id under which all statements of the same thing are found.
    """

    id: int
    url: str
    quantity: int
    measure: str
    low: float | int | None
    high: float | int | None
    unit: str
    bound: str
    modality: str
    change: str | None
    basis: str
    period: str
    perimeter: str
    text: str
    raw: str
    subject: Reference
    speaker: SpeakerShape | None
    stated_on: PartialDateShape | None
    citation: CitationShape


@dataclass(frozen=True, slots=True)
class ResolutionShape:
    """An editor's word on a conflict: their verdict, the figure that holds (null where none does), why, and when."""

    verdict: str
    holds: int | None
    reason: str
    resolved_on: str


@dataclass(frozen=True, slots=True)
class ComparisonShape:
    """Two figures of the document, by id, the earlier first, and whether both can hold: compatible, superseded (the
    later replaces the earlier) or conflict. Pairs of different scope are not listed.
    """

    figures: list[int]
    verdict: str
    resolution: ResolutionShape | None = None


@dataclass(frozen=True, slots=True)
class QuotationShape:
    """Words of a named person, without quotation marks."""

    id: int
    speaker: SpeakerShape
    text: str
    citation: CitationShape


@dataclass(frozen=True, slots=True)
class SourceShape:
    """An article that the record rests on, and the publications that it credits for its news."""

    id: int
    title: str
    publisher: str
    published_on: PartialDateShape | None
    url: str
    page: str
    reported_from: list[str]


@dataclass(frozen=True, slots=True)
class DealSummaryShape:
    """A deal as other records list it."""

    id: int
    slug: str
    title: str
    url: str
    kind: str
    status: str
    announced_on: PartialDateShape | None
    parties: list[Reference]


@dataclass(frozen=True, slots=True)
class PartOfShape:
    """The umbrella that a deal belongs to, and the words that say so."""

    deal: Reference
    citation: CitationShape


@dataclass(frozen=True, slots=True)
class DealDocument:
    """A deal, whole. `figures` are of the deal and its facilities; `party_figures` are what the same articles state of
    its parties, which never adds to the deal. `not_stated` names what no source says: price, term, sites, ...
    """

    id: int
    slug: str
    url: str
    api_url: str
    title: str
    summary: str
    kind: str
    status: str
    binding: str
    announced_on: PartialDateShape | None
    scope: list[str]
    parties: list[PartyShape]
    places: list[PlaceShape]
    status_steps: list[StatusStepShape]
    figures: list[FigureShape]
    party_figures: list[FigureShape]
    comparisons: list[ComparisonShape]
    quotations: list[QuotationShape]
    sources: list[SourceShape]
    part_of: PartOfShape | None
    parts: list[DealSummaryShape]
    not_stated: list[str]
    merged_from: list[Reference]


@dataclass(frozen=True, slots=True)
class CompanyDealShape:
    """A deal of a company, with the roles that it has in it."""

    deal: DealSummaryShape
    roles: list[str]


@dataclass(frozen=True, slots=True)
class ProjectShape:
    """A company's own undertaking, with no counterparty."""

    id: int
    name: str
    status: str
    citation: CitationShape


@dataclass(frozen=True, slots=True)
class CompanyDocument:
    """A company, whole: its names, deals by role, figures stated of it, projects and facilities.

    `merged_from` names the records that turned out to be the same one; their addresses lead here.
    """

    id: int
    slug: str
    url: str
    api_url: str
    name: str
    kind: str
    country: str
    names: list[str]
    parent: Reference | None
    subsidiaries: list[Reference]
    website: str
    wikidata: str
    deals: list[CompanyDealShape]
    figures: list[FigureShape]
    comparisons: list[ComparisonShape]
    projects: list[ProjectShape]
    facilities: list[FacilityReference]
    sources: list[SourceShape]
    merged_from: list[Reference]


@dataclass(frozen=True, slots=True)
class FacilityDocument:
    """A facility, whole; `place.citation` is null here, since each deal cites it for itself."""

    id: int
    slug: str
    url: str
    api_url: str
    name: str
    kind: str
    company: Reference | None
    place: Reference
    country: str
    admin1: str
    latitude: float | None
    longitude: float | None
    deals: list[DealSummaryShape]
    figures: list[FigureShape]
    merged_from: list[Reference]


@dataclass(frozen=True, slots=True)
class PlaceDocument:
    """A place, whole: what is stated to be there, at the precision of the text."""

    id: int
    slug: str
    url: str
    api_url: str
    name: str
    kind: str
    country: str
    admin1: str
    latitude: float | None
    longitude: float | None
    deals: list[DealSummaryShape]
    facilities: list[FacilityReference]


@dataclass(frozen=True, slots=True)
class FigureDocument(FigureShape):
    """A figure, whole: its statement, and the other statements of the same quantity."""

    api_url: str = ""
    deals: list[DealSummaryShape] = field(default_factory=list)
    rivals: list[FigureShape] = field(default_factory=list)
    comparisons: list[ComparisonShape] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class QuantityDocument:
    """What several statements measure, and each of them, the newest first."""

    id: int
    url: str
    api_url: str
    subject: Reference
    measure: str
    basis: str
    period: str
    perimeter: str
    unit: str
    figures: list[FigureShape]
    comparisons: list[ComparisonShape]
    origins: int


@dataclass(frozen=True, slots=True)
class MentionShape:
    """A company that an article names, and as what."""

    company: Reference
    role: str
    citation: CitationShape


@dataclass(frozen=True, slots=True)
class ArticleDocument:
    """An article as the public sees it: who published it, and the words that records cite, not its full text."""

    id: int
    url: str
    api_url: str
    page: str
    title: str
    publisher: str
    authors: list[str]
    language: str
    published_on: PartialDateShape | None
    recorded_on: str
    checked_on: str | None
    reported_from: list[str]
    companies: list[MentionShape]
    deals: list[DealSummaryShape]
    figures: list[FigureShape]
    quotations: list[QuotationShape]
    citations: list[CitationShape]


@dataclass(frozen=True, slots=True)
class QuotationDocument(QuotationShape):
    """A quotation, whole."""

    url: str = ""
    api_url: str = ""
    deal: DealSummaryShape | None = None


Document = (
    DealDocument
    | CompanyDocument
    | FacilityDocument
    | PlaceDocument
    | FigureDocument
    | QuantityDocument
    | ArticleDocument
    | QuotationDocument
)

DOCUMENTS: dict[Resource, type[Document]] = {
    Resource.DEAL: DealDocument,
    Resource.COMPANY: CompanyDocument,
    Resource.FACILITY: FacilityDocument,
    Resource.PLACE: PlaceDocument,
    Resource.FIGURE: FigureDocument,
    Resource.QUANTITY: QuantityDocument,
    Resource.ARTICLE: ArticleDocument,
    Resource.QUOTATION: QuotationDocument,
}
