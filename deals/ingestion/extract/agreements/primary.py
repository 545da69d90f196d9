"""The agreements that the article reports as its news."""

from collections.abc import Collection, Iterator, Sequence

from deals.ingestion.extract.agreements.binding import binding_of
from deals.ingestion.extract.agreements.dates import announced_on
from deals.ingestion.extract.agreements.evidence import evidence_for, tells
from deals.ingestion.extract.agreements.funders import with_funders
from deals.ingestion.extract.agreements.grouping import deals_among
from deals.ingestion.extract.agreements.kinds import first_named
from deals.ingestion.extract.agreements.models import Models
from deals.ingestion.extract.agreements.nature import nature_features
from deals.ingestion.extract.agreements.pairs import Pair, PairReader, places_of_pairs
from deals.ingestion.extract.agreements.parties import party_features
from deals.ingestion.extract.agreements.roles import roles_of
from deals.ingestion.extract.agreements.roundup import with_items
from deals.ingestion.extract.agreements.scope import scope_of
from deals.ingestion.extract.agreements.stages import settled_stage, stage_features
from deals.ingestion.extract.agreements.story import Line, Story
from deals.ingestion.extract.agreements.telling import Telling
from deals.ingestion.extract.agreements.undisclosed import undisclosed_party
from deals.ingestion.records import DealDraft, PartyDraft, Problem
from deals.vocabulary import Binding, DealKind, DealStatus

# Of a party less probable than this the reviewer is asked.
_SURE = 0.6
_UNDISCLOSED = "undisclosed: "


def party_probabilities(story: Story, models: Models) -> dict[str, float]:
    """How probable it is of each company that it is a party to the news, if there is news."""
    return {name: models.party.probability(party_features(story, name)) for name in story.companies.candidates}


def pair_probabilities(story: Story, models: Models) -> dict[Pair, float]:
    """How probable it is of each two companies of a line that the article tells an agreement between them."""
    places = places_of_pairs(story)
    reader = PairReader(story)
    return {pair: models.pair.probability(reader.features(pair, where)) for pair, where in places.items()}


def primary_deals(story: Story, models: Models) -> tuple[DealDraft, ...]:
    """The agreements that are the news of a story which is known to have some."""
    pairs = with_items(story, pair_probabilities(story, models))
    shares, pairs = with_funders(story, party_probabilities(story, models), pairs)
    groups = deals_among(shares, pairs)
    everybody = set().union(*groups)
    return tuple(_deal(story, models, shares, parties, others=everybody.difference(parties)) for parties in groups)


def _deal(
    story: Story, models: Models, shares: dict[str, float], parties: list[str], *, others: Collection[str]
) -> DealDraft:
    evidence = evidence_for(story, parties, others) or story.lines[0]
    if len(parties) == 1:
        parties = [*parties, undisclosed_party(story, [evidence, *story.head])]
    telling = Telling(story, evidence, parties, alone=not others)
    return drafted(telling, models, problems=_doubts(story, parties, shares))


def drafted(telling: Telling, models: Models, *, problems: tuple[Problem, ...] = ()) -> DealDraft:
    """A draft of an agreement, its kind, status and all else read from the lines that tell it."""
    story, evidence, parties = telling.story, telling.evidence, list(telling.parties)
    kind = first_named(_naming(telling)) or DealKind(models.kind.best(nature_features(telling)))
    stages = stage_features(telling)
    status = (settled_stage(stages) if telling.primary else None) or DealStatus(models.status.best(stages))
    told_in = _lines_telling(telling)
    bindings = (binding_of(telling.words(line)) for line in told_in)
    roles = roles_of(story, evidence, parties, kind)
    return DealDraft(
        parties=tuple(PartyDraft(name, role) for name, role in zip(parties, roles, strict=True)),
        kind=kind,
        status=status,
        evidence=story.layout.span(evidence.sentence),
        binding=next((found for found in bindings if found is not Binding.NOT_STATED), Binding.NOT_STATED),
        announced_on=announced_on(story, evidence) if telling.primary else None,
        primary=telling.primary,
        scope=scope_of(story, told_in),
        rule="news" if telling.primary else "background",
        problems=problems,
    )


def _naming(telling: Telling) -> Iterator[str]:
    """The sentences that may name the kind of an agreement: the only news is named by its headline first."""
    heads, leads = telling.part_of_head("headline"), telling.part_of_head("lead")
    ordered = (*heads, telling.evidence, *leads) if telling.alone else (telling.evidence, *heads)
    yield from map(telling.words, ordered)


def _lines_telling(telling: Telling) -> list[Line]:
    """The evidence and what the top of the story says besides about the same parties."""
    if not telling.primary:
        return [telling.evidence]
    top = (line for line in telling.story.lines if line.part in {"lead", "early"} and line is not telling.evidence)
    return [
        telling.evidence,
        *(line for line in top if telling.speaks_of_party(line) and (tells(line) or line.part == "lead")),
    ]


def _doubts(story: Story, parties: Sequence[str], shares: dict[str, float]) -> tuple[Problem, ...]:
    found = []
    for name in parties:
        if name.startswith(_UNDISCLOSED):
            message = "The text names only one side: check who the other is, or leave it undisclosed."
            found.append(Problem("counterparty-undisclosed", message))
        elif shares[name] < _SURE:
            first = story.companies.candidates[name].mentions[0]
            message = f"Check that “{name}” is a party: the text may only mention it."
            line = story.line_of.get(first.sentence.index)
            found.append(Problem("party-uncertain", message, story.layout.span(first.sentence) if line else None))
    return tuple(found)
