"""Sites that a figure may be about: the nearest of its sentence on both sides, and the last that has a name."""

from collections.abc import Iterator

from deals.ingestion.extract.figures.facilities import Facilities, Facility
from deals.ingestion.extract.figures.features import Context
from deals.ingestion.extract.figures.relations import relation


def site_candidates(facilities: Facilities, context: Context) -> Iterator[tuple[str, list[str]]]:
    """The sites of one figure, each with what speaks for it."""
    sentence, position = context.candidate.sentence, context.candidate.quantity.start
    here = list(facilities.in_span(sentence.start, sentence.end))
    before = [f for f in here if f.end <= position]
    after = [f for f in here if f.start >= position]
    named = facilities.named_before(sentence.start)
    if before:
        yield _site(context, before[-1], named, facilities.main)
    if after:
        yield _site(context, after[0], named, facilities.main)
    if named and not before:
        is_main = facilities.main is not None and named.name == facilities.main.name
        yield "facility:" + named.name, ["earlier", f"earlier, any here={bool(here)}", f"earlier main={is_main}"]


def _site(context: Context, facility: Facility, named: Facility | None, main: Facility | None) -> tuple[str, list[str]]:
    name = facility.name if facility.proper or named is None else f"{named.name} {facility.name}"
    head = facility.head
    near = list(relation(context, facility.start, facility.end))
    opens = facility.start - context.candidate.sentence.start < 8
    return "facility:" + name, [
        *near,
        f"proper={facility.proper}",
        f"main={main is not None and main.name == name}",
        f"head {head}",
        f"opens={opens}",
        f"{near[0]} proper={facility.proper}",
    ]
