"""What the target of a merge did not say of itself and the source does."""

from collections.abc import Iterator

from companies.models import Company, Facility, Record
from companies.vocabulary import FacilityKind
from deals.models import Deal
from deals.rewiring import Step
from deals.vocabulary import Binding

# Columns that are taken over together, by what each of them holds where nothing is said.
_GAPS: dict[type[Record], tuple[dict[str, object], ...]] = {
    # What is unique comes first: the source gives it up before a row of the target is written.
    Company: ({"wikidata": ""}, {"country": ""}, {"website": ""}, {"parent_id": None}),
    Deal: (
        {"summary": ""},
        {"announced_on": ""},
        {"binding": Binding.NOT_STATED.value},
        {"part_of_id": None, "part_of_citation_id": None},
    ),
    Facility: ({"kind": FacilityKind.OTHER.value},),
}
_UNIQUE = {"wikidata": ""}  # of which only one record may have it: the source gives it up


def filled_gaps(source: Record, target: Record) -> Iterator[Step]:
    """The steps by which the target takes over what it does not say itself; nothing that it says changes."""
    label = source._meta.label_lower
    for gap in _GAPS[type(source)]:
        own = {name: getattr(target, name) for name in gap}
        given = {name: getattr(source, name) for name in gap}
        if own != gap or given == gap or next(iter(given.values())) == target.pk:
            continue
        given_up = {name: _UNIQUE[name] for name in gap if name in _UNIQUE}
        if given_up:
            yield Step(label, source.pk, {name: given[name] for name in given_up}, given_up)
        yield Step(label, target.pk, own, given)
