"""What ingestion takes in and hands out: frozen records, the same shape as the JSON of `manage.py extract`.

Every offset counts Unicode code points of the cleaned text (`CleanText.text`), end exclusive.
"""

from dataclasses import dataclass, field
from datetime import date

from deals.vocabulary import (
    Basis,
    Binding,
    Bound,
    Change,
    CompanyRole,
    DealKind,
    DealStatus,
    Measure,
    Modality,
    PartyRole,
    PlaceKind,
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of the cleaned text: `text[start:end] == quote`, always."""

    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """The span of `text` from `start` to `end`; ValueError if it is empty or lies outside the text."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span {start}:{end} in a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class CleanText:
    """An article's own text, without the page around it, and what the page says of itself.

    `published` is an ISO date cut to its known precision ("2025-11" is a month); None where the page gives none.
    """

    text: str
    title: str = ""
    url: str = ""
    publisher: str = ""
    published: str | None = None
    authors: tuple[str, ...] = ()
    language: str = ""
    problems: tuple["Problem", ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A doubt for the reviewer, as data: a stable `code`, a sentence that says what to do, and where in the text."""

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class CompanyDraft:
    """An organisation that the text names, every mention of it, and the rule that found it."""

    name: str
    role: CompanyRole
    mentions: tuple[Span, ...]
    rule: str = ""
    kind: str = "company"
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyDraft:
    """A party to a deal: a `CompanyDraft.name`, or "undisclosed: <the words of the text>"."""

    name: str
    role: PartyRole = PartyRole.PARTNER


@dataclass(frozen=True, slots=True)
class DealDraft:
    """An agreement between two or more organisations, as one article tells it.

    `primary`: the article reports it as news; otherwise it is background. `announced_on` as `CleanText.published`.
    """

    parties: tuple[PartyDraft, ...]
    kind: DealKind
    status: DealStatus
    evidence: Span
    binding: Binding = Binding.NOT_STATED
    announced_on: str | None = None
    primary: bool = True
    scope: tuple[str, ...] = ()
    rule: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectDraft:
    """One company's own undertaking, with no counterparty."""

    company: str
    name: str
    status: DealStatus
    evidence: Span
    rule: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class LocationDraft:
    """A place of a facility or of works, at the precision that the text gives it.

    `country` is ISO 3166-1 alpha-2; `admin1` the code of the state or province without its country ("WI").
    `evidence` is the clause that says so, `span` the place's own name inside it.
    """

    name: str
    kind: PlaceKind
    country: str
    evidence: Span
    span: Span
    admin1: str = ""
    company: str | None = None
    facility: str | None = None
    rule: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureDraft:
    """One statement of one quantity.

    `raw` is the number with currency, scale and unit but without hedges; `quote` the clause around it that shows what
    it measures. `low` and `high` are in base units (dollars, not billions; percent as 17), None where open.
    `subject` is a company's name, "deal:A+B" or "facility:NAME". `span` is where `raw` stands.
    """

    raw: str
    span: Span
    quote: Span
    measure: Measure
    low: float | None
    high: float | None
    unit: str
    bound: Bound
    modality: Modality
    subject: str | None
    change: Change | None = None
    basis: Basis = Basis.NOT_STATED
    period: str | None = None
    speaker: str | None = None
    rule: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteDraft:
    """Words of a named person: `text` without its quotation marks, `evidence` where exactly those words stand."""

    speaker: str
    text: str
    evidence: Span
    affiliation: str | None = None
    rule: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class CreditDraft:
    """A publication that the article credits for its news ("According to Inc, ...")."""

    name: str
    evidence: Span
    rule: str = ""


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """All that was read out of one article, ready for a person to review."""

    page: CleanText
    is_partnership_news: bool = False
    via: tuple[CreditDraft, ...] = ()
    companies: tuple[CompanyDraft, ...] = ()
    deals: tuple[DealDraft, ...] = ()
    projects: tuple[ProjectDraft, ...] = ()
    locations: tuple[LocationDraft, ...] = ()
    figures: tuple[FigureDraft, ...] = ()
    quotes: tuple[QuoteDraft, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """What came back from an address: the bytes, what they claim to be, and where the redirects ended."""

    url: str
    content: bytes
    content_type: str
    fetched_on: date
