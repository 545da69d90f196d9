from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q

from companies.vocabulary import Vocabulary
from deals import vocabulary
from deals.glossary import MEANINGS
from deals.models.publication import Listing
from deals.vocabulary import Resource

SHOWN = (
    vocabulary.DealKind,
    vocabulary.DealStatus,
    vocabulary.Binding,
    vocabulary.PartyRole,
    vocabulary.Measure,
    vocabulary.Bound,
    vocabulary.Modality,
    vocabulary.Basis,
    vocabulary.Change,
    vocabulary.PlaceKind,
    vocabulary.FacilityKind,
    vocabulary.CompanyKind,
    vocabulary.Reason,
)
TITLES = {
    vocabulary.DealKind: "Kinds of deals",
    vocabulary.DealStatus: "Status of a deal",
    vocabulary.Binding: "Whether the parties are bound",
    vocabulary.PartyRole: "Roles of parties",
    vocabulary.Measure: "What a figure measures",
    vocabulary.Bound: "How a figure is limited",
    vocabulary.Modality: "How sure a figure is",
    vocabulary.Basis: "Over what an amount is counted",
    vocabulary.Change: "Direction of a change",
    vocabulary.PlaceKind: "How precisely a place is named",
    vocabulary.FacilityKind: "Kinds of facilities",
    vocabulary.CompanyKind: "Kinds of organisations",
    vocabulary.Reason: "Why a page was published anew",
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word as programs spell it, as people read it, and what it means."""

    value: str
    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class WordList:
    """One vocabulary, with the anchor under which it is linked."""

    anchor: str
    title: str
    words: list[Word]


def vocabularies() -> list[WordList]:
    """Every controlled word of the public documents."""
    return [_word_list(kind) for kind in SHOWN]


def _word_list(kind: type[Vocabulary]) -> WordList:
    meanings = MEANINGS[kind]
    words = [Word(member.value, member.label, meanings[member]) for member in kind]
    return WordList(kind.__name__.lower(), TITLES[kind], words)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much is published, and the days between which its deals were announced."""

    counts: dict[str, int]
    first: date | None
    last: date | None


def coverage() -> Coverage:
    """What the data set now covers."""
    live = Listing.objects.filter(state=Listing.LIVE)
    counts = dict(live.values_list("resource").annotate(count=Count("pk")).order_by("resource"))
    dated = live.filter(~Q(stated_on=""), resource=Resource.DEAL).aggregate(first=Min("earliest"), last=Max("latest"))
    return Coverage(counts, dated["first"], dated["last"])
