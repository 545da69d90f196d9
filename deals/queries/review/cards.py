from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from deals.ingestion import items
from deals.models import Proposal
from deals.queries.review.candidates import CompanyCandidate, DealCandidate
from deals.vocabulary import Basis, Bound, Change, CompanyRole, Decision, Modality, Origin, ProposalKind
from deals.wording import Stated, figure_in_words

if TYPE_CHECKING:
    from deals.queries.review.on_file import Filed

LETTERS = {
    ProposalKind.COMPANY: "C",
    ProposalKind.DEAL: "D",
    ProposalKind.PROJECT: "P",
    ProposalKind.LOCATION: "L",
    ProposalKind.FIGURE: "F",
    ProposalKind.QUOTATION: "Q",
    ProposalKind.CREDIT: "R",
}


@dataclass(frozen=True, slots=True)
class Correction:
    """A field that a person changed: what the machine had read and what stands there now."""

    label: str
    was: str
    now: str


@dataclass(slots=True)
class Card:
    """A proposal as the desk shows it. `tag` ("F3") names it in the text as well; `problems` are sentences."""

    proposal: Proposal
    tag: str
    problems: list[str] = field(default_factory=list)
    companies: list[CompanyCandidate] = field(default_factory=list)
    deals: list[DealCandidate] = field(default_factory=list)
    can_undo: bool = False
    filed: "Filed | None" = None

    @property
    def is_open(self) -> bool:
        """Whether it waits for a decision."""
        return self.proposal.decision == Decision.OPEN

    @property
    def is_of_person(self) -> bool:
        """Whether a person entered it, so that no machine had read it."""
        return self.proposal.origin == Origin.PERSON

    @property
    def is_new_record(self) -> bool:
        """Whether the editor said that it is none of the known ones."""
        return bool(self.proposal.value.get("new"))

    @property
    def makes_no_company(self) -> bool:
        """Whether it is the company of an advertisement inside the text, of which no record is made."""
        return bool(self.proposal.value.get("role") == CompanyRole.PROMOTIONAL)

    @property
    def shows_file(self) -> bool:
        """Whether what is on file is needed to decide: beside a place it repeats what the deal shows."""
        return self.is_open and self.proposal.kind != ProposalKind.LOCATION

    @property
    def asks_only(self) -> bool:
        """Whether all that stands in the way is which known record is meant, so that the answer accepts it."""
        return self.is_open and bool(self.problems) and self.problems == self.ambiguities

    @property
    def ambiguities(self) -> list[str]:
        """Known records that only a person can tell from what the article means."""
        if self.is_new_record:
            return []
        if self.proposal.kind == ProposalKind.COMPANY and self.makes_no_company:
            return []
        namesakes = [candidate for candidate in self.companies if candidate.is_same_name]
        if self.proposal.company is None and len(namesakes) > 1:
            return [f"{len(namesakes)} known companies have this name: say which one is meant, or that it is another."]
        if self.proposal.deal is None and self.deals:
            return ["There is a known deal between these companies: say whether it is this one, or another."]
        return []

    @property
    def title(self) -> str:
        """The item in a few words."""
        return self.words or title_of(ProposalKind(self.proposal.kind), self.proposal.value)

    @property
    def words(self) -> str:
        """How a figure will read on its page; empty for other kinds, and while its fields do not fit each other."""
        if self.proposal.kind != ProposalKind.FIGURE:
            return ""
        return wording_of(self.proposal.value, self.proposal.citation.quote)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The filled fields with their labels, but for those that the title says."""
        shape = items.SHAPES[ProposalKind(self.proposal.kind)]
        filled = [(field.label, shown(field, self.proposal.value.get(field.name))) for field in shape.fields]
        return [(label, words) for label, words in filled if words and words != self.title]

    @property
    def corrections(self) -> list[Correction]:
        """What a person changed of the machine's reading."""
        read = self.proposal.proposed
        if read is None:
            return []
        shape = items.SHAPES[ProposalKind(self.proposal.kind)]
        now = self.proposal.value
        fields = [Correction(f.label, shown(f, read.get(f.name)), shown(f, now.get(f.name))) for f in shape.fields]
        return [field for field in fields if field.was != field.now]


def title_of(kind: ProposalKind, value: items.Value) -> str:
    """What the item is, in a few words."""
    match kind:
        case ProposalKind.DEAL:
            return value.get("title") or " + ".join(party["name"] for party in value["parties"])
        case ProposalKind.FIGURE:
            return str(value["raw"])
        case ProposalKind.QUOTATION:
            return f"“{value['text']}”"
        case _:
            return str(value["name"])


def wording_of(value: items.Value, quote: str) -> str:
    """The figure in words as pages show it; empty while its fields do not fit each other."""
    try:
        return figure_in_words(
            Stated(
                raw=value["raw"],
                low=_decimal(value["low"]),
                high=_decimal(value["high"]),
                unit=value["unit"],
                bound=Bound(value["bound"]),
                modality=Modality(value["modality"]),
                change=Change(value["change"]) if value.get("change") else None,
                basis=Basis(value["basis"]),
                period=value.get("period") or "",
                quote=quote,
            )
        )
    except (ValueError, KeyError):
        return ""


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))


def shown(field: items.Field, content: object) -> str:
    """A field's content for people to read."""
    if isinstance(field, items.WordField):
        return str(content or "").replace("_", " ")
    if isinstance(content, bool):
        return "yes" if content else ""
    if isinstance(content, int | float):
        return f"{int(content):,}" if content == int(content) else f"{content:,}"
    if isinstance(content, list):
        return "; ".join(_row(row) if isinstance(row, dict) else str(row) for row in content)
    return str(content or "")


def _row(row: dict[str, object]) -> str:
    """A party with its role, or a step with its date."""
    head = str(row.get("name") or row.get("status") or "")
    detail = str(row.get("role") or row.get("on") or "").replace("_", " ")
    return f"{head} ({detail})" if detail else head
