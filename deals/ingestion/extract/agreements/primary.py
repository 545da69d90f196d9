"""The agreements that the article reports as its news."""

from collections.abc import Iterator, Sequence

from deals.ingestion.extract.agreements.binding import binding_of
from deals.ingestion.extract.agreements.dates import announced_on
from deals.ingestion.extract.agreements.evidence import evidence_for, tells
from deals.ingestion.extract.agreements.grouping import deals_among
from deals.ingestion.extract.agreements.kinds import first_named
from deals.ingestion.extract.agreements.models import Models
from deals.ingestion.extract.agreements.nature import nature_features
from deals.ingestion.extract.agreements.pairs import Pair, pair_features, places_of_pairs
from deals.ingestion.extract.agreements.parties import party_features
from deals.ingestion.extract.agreements.roles import roles_of
from deals.ingestion.extract.agreements.scope import scope_of
from deals.ingestion.extract.agreements.stages import settled_stage, stage_features
from deals.ingestion.extract.agreements.story import Line, Story
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
    return {pair: models.pair.probability(pair_features(story, pair, where)) for pair, where in places.items()}


def primary_deals(story: Story, models: Models) -> tuple[DealDraft, ...]:
    """The agreements that are the news of a story which is known to have some."""
    shares = party_probabilities(story, models)
    return tuple(
        _deal(story, models, parties, shares) for parties in deals_among(shares, pair_probabilities(story, models))
    )


def _deal(story: Story, models: Models, parties: list[str], shares: dict[str, float]) -> DealDraft:
    evidence = evidence_for(story, parties) or story.lines[0]
    if len(parties) == 1:
        parties = [*parties, undisclosed_party(story, [evidence, *story.head])]
    return drafted(story, models, evidence, parties, primary=True, problems=_doubts(story, parties, shares))


def drafted(
    story: Story,
    models: Models,
    evidence: Line,
    parties: Sequence[str],
    *,
    primary: bool,
    problems: tuple[Problem, ...] = (),
) -> DealDraft:
    """A draft of the agreement that `evidence` tells, its kind, status and all else read from the words around it."""
    features = nature_features(story, evidence, parties, primary=primary)
    kind = first_named(_naming(story, evidence, primary=primary)) or DealKind(models.kind.best(features))
    stages = stage_features(story, evidence, parties, primary=primary)
    status = (settled_stage(stages) if primary else None) or DealStatus(models.status.best(stages))
    told_in = _lines_telling(story, evidence, parties) if primary else [evidence]
    plain = story.layout.plain
    bindings = [binding_of(plain[line.sentence.start : line.sentence.end]) for line in told_in]
    roles = roles_of(story, evidence, parties, kind)
    return DealDraft(
        parties=tuple(PartyDraft(name, role) for name, role in zip(parties, roles, strict=True)),
        kind=kind,
        status=status,
        evidence=story.layout.span(evidence.sentence),
        binding=next((found for found in bindings if found is not Binding.NOT_STATED), Binding.NOT_STATED),
        announced_on=announced_on(story, evidence) if primary else None,
        primary=primary,
        scope=scope_of(story, told_in),
        rule="news" if primary else "background",
        problems=problems,
    )


def _naming(story: Story, evidence: Line, *, primary: bool) -> Iterator[str]:
    """The sentences that may name the kind of an agreement: news is named by its headline first."""
    heads = [line for line in story.head if line.part == "headline"] if primary else []
    leads = [line for line in story.head if line.part == "lead"] if primary else []
    for line in (*heads, evidence, *leads):
        yield story.layout.plain[line.sentence.start : line.sentence.end]


def _lines_telling(story: Story, evidence: Line, parties: Sequence[str]) -> list[Line]:
    """The evidence and what the top of the story says besides about the same parties."""
    top = [line for line in story.lines if line.part in {"lead", "early"} and line is not evidence]
    return [
        evidence,
        *(line for line in top if set(line.companies) & set(parties) and (tells(line) or line.part == "lead")),
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
