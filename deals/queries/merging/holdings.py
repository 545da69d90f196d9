"""What hangs on a record, and when two such rows say the same: the one table that merging follows."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from django.db.models import Model

from companies.models import Company, CompanyName, Facility
from deals.models import (
    Deal,
    DealPlace,
    Figure,
    Mention,
    Naming,
    Party,
    Project,
    Proposal,
    Quantity,
    Quotation,
    ScopeItem,
    Siting,
    Speaker,
    StatusStep,
)


class Meeting(Enum):
    """What becomes of a row that meets one of the target which says the same."""

    NEVER = auto()  # no two rows can meet
    TAKEN_OUT = auto()  # the target's says it already
    JOINED = auto()  # it is merged into the target's in turn
    REFUSED = auto()  # a person must withdraw one of them first


@dataclass(frozen=True, slots=True)
class Held:
    """Rows of `model` that hang on a record by `field`. Two of them are one where the look-ups in `same` agree."""

    model: type[Model]
    field: str
    heading: str
    words: Callable[[Any], str] = str
    same: tuple[str, ...] = ()
    meeting: Meeting = Meeting.NEVER


def _party(party: Party) -> str:
    return f"{party.role.replace('_', ' ')} in “{party.deal}”"


def _figure(figure: Figure) -> str:
    return f"{figure.raw}: “{figure.citation.quote}”"


_QUANTITY = ("measure", "basis", "period", "perimeter", "unit")
HOLDINGS: dict[type[Model], tuple[Held, ...]] = {
    Company: (
        Held(CompanyName, "company", "Names", same=("key",), meeting=Meeting.JOINED),
        Held(
            Party, "company", "Parts in deals", _party, ("deal", "description", "role", "citation"), Meeting.TAKEN_OUT
        ),
        Held(Quantity, "company", "Figures", same=_QUANTITY, meeting=Meeting.JOINED),
        Held(Facility, "company", "Facilities", same=("name__iexact", "place"), meeting=Meeting.JOINED),
        Held(Project, "company", "Projects", same=("name", "citation"), meeting=Meeting.REFUSED),
        Held(Speaker, "company", "Speakers", same=("name__iexact",), meeting=Meeting.JOINED),
        Held(Mention, "company", "Mentions", lambda row: str(row.article), ("article",), Meeting.TAKEN_OUT),
        Held(Proposal, "company", "Decisions on the desk"),
        Held(Company, "parent", "Subsidiaries"),
        Held(Company, "merged_into", "Companies merged into it before"),
    ),
    Deal: (
        Held(Party, "deal", "Parties", str, ("company", "description", "role", "citation"), Meeting.TAKEN_OUT),
        Held(StatusStep, "deal", "Status steps", same=("status", "on", "citation"), meeting=Meeting.TAKEN_OUT),
        Held(ScopeItem, "deal", "Scope", same=("text", "citation"), meeting=Meeting.TAKEN_OUT),
        Held(
            DealPlace,
            "deal",
            "Places",
            lambda row: str(row.place),
            ("place", "facility", "citation"),
            Meeting.TAKEN_OUT,
        ),
        Held(Quantity, "deal", "Figures", same=_QUANTITY, meeting=Meeting.JOINED),
        Held(Quotation, "deal", "Quotations"),
        Held(Proposal, "deal", "Decisions on the desk"),
        Held(Deal, "part_of", "Deals under it"),
        Held(Deal, "merged_into", "Deals merged into it before"),
    ),
    Facility: (
        Held(
            DealPlace,
            "facility",
            "Deals",
            lambda row: str(row.deal),
            ("deal", "place", "citation"),
            Meeting.TAKEN_OUT,
        ),
        Held(Siting, "facility", "Words that put it there", same=("citation",), meeting=Meeting.TAKEN_OUT),
        Held(Quantity, "facility", "Figures", same=_QUANTITY, meeting=Meeting.JOINED),
        Held(Facility, "merged_into", "Facilities merged into it before"),
    ),
    Quantity: (
        Held(Figure, "quantity", "Figures", _figure, ("citation", "raw"), Meeting.REFUSED),
        Held(Quantity, "merged_into", "Quantities merged into it before"),
    ),
    Speaker: (
        Held(Figure, "speaker", "Figures that they state", _figure),
        Held(Quotation, "speaker", "Quotations", lambda row: f"“{row.citation.quote}”", ("citation",), Meeting.REFUSED),
        Held(Speaker, "merged_into", "Speakers merged into them before"),
    ),
    CompanyName: (
        Held(Naming, "name", "Words that call it so", lambda row: row.citation.quote, ("citation",), Meeting.TAKEN_OUT),
    ),
}
