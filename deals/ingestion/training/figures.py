"""Learns from annotated articles which numbers are figures, what they measure, how sure they are and whose they are."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from deals.ingestion.extract.companies import Companies
from deals.ingestion.extract.figures.choose import find_contexts
from deals.ingestion.extract.figures.facilities import find_facilities
from deals.ingestion.extract.figures.features import Context, features
from deals.ingestion.extract.figures.measure import measure_features
from deals.ingestion.extract.figures.modality import modality_features
from deals.ingestion.extract.figures.subjects import Subjects, sort_features, sort_of
from deals.ingestion.extract.layout import Layout
from deals.ingestion.extract.quotations import find_quotations
from deals.ingestion.records import DealDraft, PartyDraft, Span
from deals.ingestion.training.articles import Annotated
from deals.ingestion.training.choices import Choice
from deals.ingestion.training.linear import Example, Recipe
from deals.ingestion.training.stories import Told
from deals.vocabulary import DealKind, DealStatus, Measure

RECIPES = {
    "figure_choice": Recipe(strength=0.05, fewest_articles=3, smallest_weight=0.03),
    "figure_measure": Recipe(strength=0.3, fewest_articles=3, smallest_weight=0.15),
    "figure_modality": Recipe(strength=0.1, fewest_articles=3, smallest_weight=0.12),
}
SUBJECT = Recipe(strength=0.05, fewest_articles=4, smallest_weight=0.01)
DECIDES = {
    "figure_choice": "whether a number is a stated figure",
    "figure_measure": "what an amount or a share measures, where its governing word does not say",
    "figure_modality": "how sure a figure is",
    "figure_subject": "which company, deal or facility a figure is about",
}
# Optional numbers are neither right nor wrong: they hold the model back a little where nothing else speaks.
_OPTIONAL_WEIGHT = 0.05
_REPEAT_WEIGHT = 0.5
# Beside the deals that were found a wrong deal often stands in for the right one.
_FOUND_WEIGHT = 0.5
# Where the right subject is no candidate, those of its sort are taken for right: they still say which sort it is.
_SORT_WEIGHT = 0.3
_NEARLY = 0.005


@dataclass(frozen=True, slots=True)
class Labelled:
    """A candidate of an annotated article with the annotation that it matches, if any."""

    context: Context
    gold: Mapping[str, Any] | None
    repeated: bool
    optional: bool


def examples(stories: Iterable[Told], found: Mapping[str, Sequence[DealDraft]]) -> dict[str, list[Example]]:
    """What annotated articles teach each model.

    The deals of an article are the annotated ones; how sure a figure is leans on a deal's status, which is often missed
    or misread, and is learnt beside the deals that were `found` (by article) as well.
    """
    learnt: dict[str, list[Example]] = {name: [] for name in RECIPES}
    for told in stories:
        article, layout, companies = told.article, told.story.layout, told.story.companies
        annotated = annotated_deals(layout, companies, article.gold)
        for name, examples in examples_of(article, layout, companies, annotated).items():
            learnt[name].extend(examples)
        read = examples_of(article, layout, companies, found[article.name])
        learnt["figure_modality"].extend(read["figure_modality"])
    return learnt


def examples_of(
    article: Annotated, layout: Layout, companies: Companies, deals: Sequence[DealDraft]
) -> dict[str, list[Example]]:
    """The examples that one article gives to each model."""
    found: dict[str, list[Example]] = {name: [] for name in RECIPES}
    subjects = subjects_of(layout, companies, deals)
    for labelled in label(layout, find_contexts(layout, companies), article.gold):
        found["figure_choice"].append(_choice(article.name, labelled))
        if labelled.gold is not None and not labelled.repeated:
            for name, examples in _of_figure(article, labelled.context, labelled.gold, subjects):
                found[name].extend(examples)
    return found


def label(layout: Layout, contexts: Sequence[Context], gold: Mapping[str, Any]) -> Iterator[Labelled]:
    """Each candidate with its annotation: the one of its value nearest to the annotated words, others are repeats."""
    taken = _matched(layout, contexts, gold["figures"])
    for place, context in enumerate(contexts):
        exact = taken.get(place)
        repeat = exact or next((f for f in gold["figures"] if same_value(context, f)), None)
        optional = _is_optional(layout, context, gold.get("figures_optional") or [])
        yield Labelled(context, repeat, exact is None and repeat is not None, optional)


def same_value(context: Context, figure: Mapping[str, Any]) -> bool:
    """Whether a candidate has the value of an annotated figure, within half a percent."""
    quantity = context.candidate.quantity
    ours = [v for v in (quantity.low, quantity.high) if v is not None]
    theirs = [v for v in (figure["low"], figure["high"]) if v is not None]
    if (quantity.unit == "percent") != (figure["unit"] == "percent"):
        return False
    return any(abs(a - b) <= _NEARLY * max(abs(a), abs(b)) for a in ours for b in theirs)


def annotated_deals(layout: Layout, companies: Companies, gold: Mapping[str, Any]) -> list[DealDraft]:
    """The annotated deals under the names that the extractor gave to their parties."""
    names = {_folded(layout.text[m.start : m.end]): m.company for m in companies.mentions if not m.resolved}
    drafts = []
    for deal in gold["deals"]:
        at = layout.text.find(deal["evidence"])
        if at >= 0:
            parties = tuple(PartyDraft(_known(party, names, gold)) for party in deal["parties"])
            evidence = Span.of(layout.text, at, at + len(deal["evidence"]))
            kind, status = DealKind(deal["kind"]), DealStatus(deal["status"])
            drafts.append(DealDraft(parties, kind, status, evidence, primary=deal["primary"]))
    return drafts


def _choice(article: str, labelled: Labelled) -> Example:
    seen = frozenset(features(labelled.context))
    if labelled.gold is not None:
        return Example(seen, "yes", article, _REPEAT_WEIGHT if labelled.repeated else 1.0)
    return Example(seen, "no", article, _OPTIONAL_WEIGHT if labelled.optional else 1.0)


def _of_figure(
    article: Annotated, context: Context, gold: Mapping[str, Any], subjects: Subjects
) -> Iterator[tuple[str, list[Example]]]:
    measure, name = Measure(gold["measure"]), article.name
    around = subjects.around(context)
    yield "figure_measure", [Example(frozenset(measure_features(context, around)), measure, name)]
    names = _names_of(article.gold)
    candidates = subjects.of(context, measure)
    told = next((c.name for c in candidates if same_subject(c.name, gold["subject"] or "", names)), gold["subject"])
    modality = frozenset(modality_features(context, measure, subjects.standing(told), around))
    yield "figure_modality", [Example(modality, gold["modality"], name)]


def subject_choices(stories: Iterable[Told], found: Mapping[str, Sequence[DealDraft]]) -> Iterator[Choice]:
    """What annotated articles teach about subjects: beside the annotated deals, and beside those that were `found`."""
    for told in stories:
        article, layout, companies = told.article, told.story.layout, told.story.companies
        annotated = subjects_of(layout, companies, annotated_deals(layout, companies, article.gold))
        read = subjects_of(layout, companies, found[article.name])
        for labelled in label(layout, find_contexts(layout, companies), article.gold):
            if labelled.gold is not None and not labelled.repeated:
                yield from _choices(article, labelled.context, labelled.gold, annotated, lost=_SORT_WEIGHT, weight=1.0)
                yield from _choices(article, labelled.context, labelled.gold, read, lost=0.0, weight=_FOUND_WEIGHT)


def _choices(
    article: Annotated, context: Context, gold: Mapping[str, Any], subjects: Subjects, *, lost: float, weight: float
) -> Iterator[Choice]:
    """The choice of one subject; where the right one is missing, between the sorts, with the weight `lost`."""
    measure, names, subject = Measure(gold["measure"]), _names_of(article.gold), gold["subject"] or ""
    found = subjects.of(context, measure)
    right = [same_subject(candidate.name, subject, names) for candidate in found]
    if not any(right):
        right, weight = [candidate.sort == sort_of(subject) for candidate in found], lost
    if any(right) and weight:
        of_sort = sort_features(subjects, context, measure, found)
        seen = [frozenset((*candidate.features, *of_sort[candidate.sort])) for candidate in found]
        yield Choice(article.name, tuple(zip(seen, right, strict=True)), weight)


def subjects_of(layout: Layout, companies: Companies, deals: Sequence[DealDraft]) -> Subjects:
    """All that the figures of an article may be about."""
    return Subjects(layout, companies, deals, find_facilities(layout, companies), find_quotations(layout, companies))


def same_subject(ours: str, theirs: str, names: Mapping[str, str]) -> bool:
    """Whether two written subjects are one; `names` leads from each folded alias of a company to its name."""
    sort = sort_of(theirs)
    if sort_of(ours) != sort:
        return False
    if sort == "company":
        return _one(ours, names) == _one(theirs, names)
    ours, theirs = ours.split(":", 1)[1], re.sub(r"\(.*?\)", "", theirs.split(":", 1)[1])
    if sort == "deal":
        return {_one(p, names) for p in ours.split("+")} == {_one(p, names) for p in theirs.split("+")}
    return bool(set(_folded(ours).split()) & set(_folded(theirs).split()))


def _one(name: str, names: Mapping[str, str]) -> str:
    folded = _folded(name)
    return "undisclosed" if folded.startswith("undisclosed") else names.get(folded, folded)


def _names_of(gold: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for company in gold["companies"]:
        for alias in (company["name"], *company["aliases_in_text"]):
            found.setdefault(_folded(alias), company["name"])
    return found


def _known(party: str, names: Mapping[str, str], gold: Mapping[str, Any]) -> str:
    aliases: list[str] = next((c["aliases_in_text"] for c in gold["companies"] if c["name"] == party), [])
    return next((names[_folded(alias)] for alias in (party, *aliases) if _folded(alias) in names), party)


def _matched(
    layout: Layout, contexts: Sequence[Context], figures: Iterable[Mapping[str, Any]]
) -> dict[int, Mapping[str, Any]]:
    taken: dict[int, Mapping[str, Any]] = {}
    for figure in figures:
        at = layout.text.find(figure["quote"])
        found = [i for i, c in enumerate(contexts) if i not in taken and same_value(c, figure)]
        if found:
            taken[min(found, key=lambda i: _distance(contexts[i], figure, at, len(figure["quote"])))] = figure
    return taken


def _distance(context: Context, figure: Mapping[str, Any], at: int, length: int) -> tuple[bool, bool, int]:
    start = context.candidate.quantity.start
    inside = at <= start < at + length
    return (not inside, context.candidate.quantity.bound != figure["bound"], start)


def _is_optional(layout: Layout, context: Context, listed: Iterable[Mapping[str, Any]]) -> bool:
    quantity = context.candidate.quantity
    raw = layout.text[quantity.start : quantity.end].lower()
    return any(
        raw == o["raw"].lower() or raw in o["raw"].lower() or (o["raw"].lower() in raw and raw in o["quote"].lower())
        for o in listed
    )


def _folded(name: str) -> str:
    """A name without case, signs, article and legal form."""
    words = re.sub(r"[.'’]", "", name.lower())
    words = re.sub(r"[^\w&]+", " ", words).strip().removeprefix("the ")
    previous = ""
    while previous != words:
        previous, words = (
            words,
            re.sub(
                r" (?:inc|corporation|corp|company|co|limited|ltd|llc|plc|ag|sa|nv|gmbh|holdings?|group)$", "", words
            ),
        )
    return words
