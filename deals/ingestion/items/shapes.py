"""Which fields an item of each kind has, and which of them must fit each other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from deals.errors import InvalidItem, QuoteNotFound
from deals.ingestion.items.fields import (
    CodeField,
    CompanyField,
    DateField,
    Field,
    FlagField,
    LinesField,
    NumberField,
    RowsField,
    SubjectField,
    TextField,
    UnitField,
    WordField,
)
from deals.ingestion.items.item import Value, span_value
from deals.ingestion.quotes import locate
from deals.ingestion.records import Span
from deals.values import Interval
from deals.vocabulary import (
    Basis,
    Binding,
    Bound,
    Change,
    CompanyKind,
    CompanyRole,
    DealKind,
    DealStatus,
    FacilityKind,
    Measure,
    Modality,
    PartyRole,
    PlaceKind,
    ProposalKind,
)

Faults = dict[str, str]
Rule = Callable[[Value, Span], Faults]

SMALLEST_DEAL = 2
# What values carry besides the fields of their form: other places of the name, further names, the umbrella of a deal,
# the key of its address, and that the editor means none of the known ones.
UNSHOWN = frozenset({"mentions", "aliases", "part_of", "key", "new"})


def _interval_fits(value: Value, span: Span) -> Faults:
    try:
        Interval.clean(value["low"], value["high"], value["bound"])
    except ValueError as error:
        return {"bound": f"{str(error)[:1].upper()}{str(error)[1:]}."}
    return {}


def _number_stands_in_quote(value: Value, span: Span) -> Faults:
    if value["raw"] in span.quote:
        return {}
    return {"raw": "The number must stand in the quote exactly as written here, without its hedge."}


def _enough_parties(value: Value, span: Span) -> Faults:
    pairs = {(party["name"].casefold(), party["role"]) for party in value["parties"]}
    if len(pairs) < len(value["parties"]):
        return {"parties": "A party stands here twice with one role."}
    if len({name for name, _ in pairs}) < SMALLEST_DEAL:
        return {"parties": "A deal has two parties or more; one company's own undertaking is a project."}
    return {}


def _place_has_its_codes(value: Value, span: Span) -> Faults:
    if value["kind"] == PlaceKind.STATE and not (value["country"] and value["admin1"]):
        return {"admin1": "A state needs its country and its own code, such as US and WI."}
    if value["kind"] == PlaceKind.COUNTRY and (not value["country"] or value["admin1"]):
        return {"country": "A country has its code and no state."}
    return {}


def _words_are_the_quote(value: Value, span: Span) -> Faults:
    if " ".join(span.quote.split()) == value["text"]:
        return {}
    return {"text": "The words must be those of the article: select them in its text."}


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields of one kind of item, in the order of its form, and the rules between them."""

    fields: tuple[Field, ...]
    rules: tuple[Rule, ...] = ()

    def field(self, name: str) -> Field:
        """The field of that name; StopIteration if there is none."""
        return next(field for field in self.fields if field.name == name)


PARTIES = RowsField(
    "parties",
    "Parties",
    required=True,
    columns=(
        CompanyField("name", "Party", required=True),
        WordField("role", "Role", required=True, words=PartyRole),
        TextField("quote", "Words that say so", kept=False, limit=2000),
    ),
)
STEPS = RowsField(
    "steps",
    "Status steps",
    kept=False,
    columns=(
        WordField("status", "Step", required=True, words=DealStatus),
        DateField("on", "Dated"),
        TextField("quote", "Words that say so", required=True, limit=2000),
    ),
)

SHAPES: dict[ProposalKind, Shape] = {
    ProposalKind.COMPANY: Shape(
        (
            TextField("name", "Name", required=True, limit=200),
            WordField("role", "Role in the article", required=True, words=CompanyRole),
            WordField("kind", "Kind", required=True, words=CompanyKind),
        )
    ),
    ProposalKind.DEAL: Shape(
        (
            TextField("title", "Title", kept=False, hint="Made from the parties where it is empty."),
            TextField("summary", "Summary", kept=False, limit=1000, long=True),
            PARTIES,
            WordField("kind", "Kind", required=True, words=DealKind),
            WordField("status", "Status", required=True, words=DealStatus),
            WordField("binding", "Binding", required=True, words=Binding),
            DateField("announced_on", "Announced on"),
            FlagField("primary", "The news of this article"),
            LinesField("scope", "Scope", hint="One thing a line."),
            STEPS,
        ),
        (_enough_parties,),
    ),
    ProposalKind.PROJECT: Shape(
        (
            CompanyField("company", "Company", required=True),
            TextField("name", "Name", required=True),
            WordField("status", "Status", required=True, words=DealStatus),
        )
    ),
    ProposalKind.LOCATION: Shape(
        (
            TextField("name", "Place", required=True, limit=200),
            WordField("kind", "Precision", required=True, words=PlaceKind),
            CodeField("country", "Country", pattern="[A-Z]{2}", example="US, TW, DE (ISO 3166-1)"),
            CodeField("admin1", "State", pattern="[A-Z0-9]{1,4}", example="WI, TX, BY (ISO 3166-2)"),
            CompanyField("company", "Whose"),
            TextField("facility", "Facility", limit=200),
            WordField("facility_kind", "Kind of facility", kept=False, words=FacilityKind),
            TextField("deal", "Deal", kept=False, hint="A+B, by its parties; empty if it belongs to none."),
        ),
        (_place_has_its_codes,),
    ),
    ProposalKind.FIGURE: Shape(
        (
            TextField("raw", "Number as written", required=True, limit=200),
            WordField("measure", "Measure", required=True, words=Measure),
            NumberField("low", "At the least"),
            NumberField("high", "At the most"),
            UnitField("unit", "Unit", required=True, limit=40),
            WordField("bound", "Bound", required=True, words=Bound),
            WordField("modality", "How sure", required=True, words=Modality),
            WordField("change", "Change", words=Change),
            WordField("basis", "Basis", required=True, words=Basis),
            TextField("period", "Period", limit=100),
            TextField("perimeter", "Perimeter", kept=False, limit=200, hint="Such as: upfront payment, first phase."),
            SubjectField("subject", "Of", required=True),
            TextField("speaker", "Said by", limit=200),
        ),
        (_interval_fits, _number_stands_in_quote),
    ),
    ProposalKind.QUOTATION: Shape(
        (
            TextField("speaker", "Said by", required=True, limit=200),
            TextField("affiliation", "Of", limit=200),
            TextField("text", "Words", required=True, limit=5000, long=True),
        ),
        (_words_are_the_quote,),
    ),
    ProposalKind.CREDIT: Shape((TextField("name", "Publication", required=True, limit=200),)),
}


def checked(kind: ProposalKind, value: Mapping[str, Any], *, span: Span, text: str) -> Value:
    """The value as it is stored, cited at `span` of `text`; quotes of parties and steps are located in the text.

    Fields that no form shows (`UNSHOWN`) are kept as they are.
    Raises InvalidItem with a sentence for every field that cannot be.
    """
    shape = SHAPES[kind]
    cleaned, faults = _cleaned(shape, as_typed(value))
    for rule in shape.rules if not faults else ():
        faults |= rule(cleaned, span)
    if not faults and kind is ProposalKind.DEAL:
        faults |= _locate_rows(cleaned, text, near=span.start)
    if faults:
        raise InvalidItem.of(faults)
    return cleaned


def as_typed(value: Mapping[str, Any]) -> Value:
    """The value as its form shows it: of a party's citation only the quote."""
    parties = [
        {"quote": party.get("citation", {}).get("quote", "")} | {k: v for k, v in party.items() if k != "citation"}
        for party in value.get("parties") or ()
    ]
    return {**value, "parties": parties} if parties else dict(value)


def _cleaned(shape: Shape, value: Mapping[str, Any]) -> tuple[Value, Faults]:
    cleaned: Value = {}
    faults: Faults = {}
    for field in shape.fields:
        try:
            content = field.clean(value.get(field.name))
        except ValueError as error:
            faults[field.name] = str(error)
            continue
        if field.kept or content:
            cleaned[field.name] = content
    shown = {field.name for field in shape.fields}
    unshown = {name: content for name, content in value.items() if name in UNSHOWN and name not in shown}
    return cleaned | unshown, faults


def _locate_rows(value: Value, text: str, *, near: int) -> Faults:
    try:
        for party in value["parties"]:
            if quote := party.pop("quote", None):
                party["citation"] = span_value(locate(text, quote, near=near))
    except QuoteNotFound as error:
        return {"parties": str(error)}
    try:
        for step in value.get("steps", ()):
            step |= span_value(locate(text, step["quote"], near=near))
    except QuoteNotFound as error:
        return {"steps": str(error)}
    return {}
