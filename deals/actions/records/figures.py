import re
from decimal import Decimal
from typing import Any

from companies.models import Company, Facility
from companies.slugs import free_slug
from deals.actions.records.writing import Writing
from deals.models import Deal, Figure, Proposal, Quantity, Speaker
from deals.values import Interval
from deals.vocabulary import Basis, ProposalKind, Resource

_WORD = re.compile(r"\w+")


def write(writing: Writing) -> None:
    """Stated figures, each on the quantity that it is a statement of."""
    for proposal in writing.accepted(ProposalKind.FIGURE):
        subject = _subject(proposal.value.get("subject") or "", writing)
        if subject is None:
            writing.leave_out(proposal, "Say whom or what the figure measures: a company, a deal or a facility.")
            continue
        quantity = _quantity(proposal.value, subject)
        figure = _figure(proposal, quantity, writing)
        writing.touched |= {(Resource.FIGURE, figure.pk), (Resource.QUANTITY, quantity.pk)}


def _subject(subject: str, writing: Writing) -> Company | Deal | Facility | None:
    kind, _, name = subject.partition(":")
    if kind == "deal" and name:
        return writing.deal_between(name)
    if kind == "facility" and name:
        return _facility(name, writing)
    return writing.company(subject)


def _facility(name: str, writing: Writing) -> Facility | None:
    """The facility of this article that shares most words with the name; None where none shares any."""
    wanted = set(_WORD.findall(name.casefold()))
    shared = [(len(wanted & _words(facility)), -number) for number, facility in enumerate(writing.facilities)]
    most, first = max(shared, default=(0, 0))
    return writing.facilities[-first] if most else None


def _words(facility: Facility) -> set[str]:
    owner = facility.company.name if facility.company else ""
    return set(_WORD.findall(f"{facility.name} {owner} {facility.place.name}".casefold()))


def _quantity(value: dict[str, Any], subject: Company | Deal | Facility) -> Quantity:
    quantity, _ = Quantity.objects.get_or_create(
        company=subject if isinstance(subject, Company) else None,
        deal=subject if isinstance(subject, Deal) else None,
        facility=subject if isinstance(subject, Facility) else None,
        measure=value["measure"],
        basis=value.get("basis") or Basis.NOT_STATED,
        period=value.get("period") or "",
        perimeter=value.get("perimeter") or "",
        unit=value["unit"],
    )
    return quantity


def _figure(proposal: Proposal, quantity: Quantity, writing: Writing) -> Figure:
    value = proposal.value
    interval = Interval.clean(value["low"], value["high"], value["bound"])
    figure, _ = Figure.objects.get_or_create(
        quantity=quantity,
        citation=proposal.citation,
        raw=value["raw"],
        defaults={
            "low": _stored(interval.low),
            "high": _stored(interval.high),
            "bound": interval.bound,
            "modality": value["modality"],
            "change": value.get("change") or "",
            "speaker": speaker_named(value.get("speaker"), writing),
            "stated_on": writing.article.published_on,
            "created_by": writing.by,
        },
    )
    return figure


def _stored(amount: Decimal | None) -> Decimal | None:
    """As the column keeps it, six places after the point."""
    return None if amount is None else amount.quantize(Decimal("0.000001"))


def speaker_named(name: str | None, writing: Writing, *, affiliation: str | None = None) -> Speaker | None:
    """The person of that name who speaks for the same organisation, made where they are new."""
    if not name:
        return None
    said = affiliation or _affiliation(name, writing)
    company = writing.company(said)
    speaker = Speaker.objects.filter(name__iexact=name, company=company).first()
    if speaker is not None:
        speaker = speaker.merged_into or speaker
        if said and said > speaker.affiliation:  # one of several, the same in whatever order they are learned
            Speaker.objects.filter(pk=speaker.pk).update(affiliation=said)
        return speaker
    return Speaker.objects.create(
        name=name,
        company=company,
        affiliation=said or "",
        slug=free_slug(Speaker.objects.all(), name, fallback="speaker"),
    )


def _affiliation(name: str, writing: Writing) -> str | None:
    """For whom the person speaks, by the article's quotations."""
    for proposal in writing.accepted(ProposalKind.QUOTATION):
        if proposal.value["speaker"].casefold() == name.casefold():
            return proposal.value.get("affiliation") or None
    return None
