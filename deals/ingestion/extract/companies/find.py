"""From the layout of an article to its organisations."""

from collections import Counter
from collections.abc import Collection, Mapping

from deals.ingestion.extract.companies.coreference import stand_ins
from deals.ingestion.extract.companies.cues import cue_features
from deals.ingestion.extract.companies.features import context_features, shape_features, standing_features
from deals.ingestion.extract.companies.forms import key, shown
from deals.ingestion.extract.companies.found import Companies, Mention
from deals.ingestion.extract.companies.grouping import Candidate, Grouping
from deals.ingestion.extract.companies.pages import Page, page_of
from deals.ingestion.extract.companies.persons import is_person
from deals.ingestion.extract.layout import Layout, Zone
from deals.ingestion.extract.model import LinearModel, load_model
from deals.ingestion.records import CompanyDraft, Problem, Span
from deals.vocabulary import CompanyRole

MODEL = "organisation_model"
# Below the first a name is no organisation, below the second only one if it is party to an agreement; below the third
# the reviewer is asked.
_DOUBTFUL = 0.06
_ACCEPTED = 0.35
_SURE = 0.6
# What stands in one list with companies needs less to be one.
_BESIDE = 0.2
_JOINTS = (" and ", ", and ", " & ")


def find_companies(layout: Layout, model: LinearModel | None = None) -> Companies:
    """All organisations that the article names, with every mention, in time linear in its length.

    Names that may be none are among them: what the article tells of them decides, see `confirmed`. `model` says which
    names are organisations, the stored one unless another is given.
    """
    model = model or load_model(MODEL)
    described = [(c, seen) for c, seen in described_candidates(layout) if not is_person(layout.plain, c)]
    weighed = [(c, model.probability(features)) for c, features in described]
    listed = _listed_with_companies(layout, [c for c, probability in weighed if probability >= _SURE])
    candidates: dict[str, Candidate] = {}
    certainty: dict[str, float] = {}
    accepted = set()
    for candidate, probability in weighed:
        if probability < _DOUBTFUL:
            continue
        name = _unused(display_name(candidate), candidates)
        candidates[name] = candidate
        certainty[name] = probability
        beside = any(mention.start in listed or mention.end in listed for mention in candidate.mentions)
        if probability >= (_BESIDE if beside else _ACCEPTED):
            accepted.add(name)
    return assembled(layout, candidates, certainty, accepted)


def confirmed(layout: Layout, companies: Companies, parties: Collection[str]) -> Companies:
    """The companies without the doubtful ones, except those that are party to an agreement."""
    kept = companies.accepted.union(parties) & companies.candidates.keys()
    if len(kept) == len(companies.candidates):
        return companies
    candidates = {name: candidate for name, candidate in companies.candidates.items() if name in kept}
    return assembled(layout, candidates, {name: companies.certainty[name] for name in candidates}, kept)


def _listed_with_companies(layout: Layout, sure: list[Candidate]) -> frozenset[int]:
    """Where a name would have to begin or end to be listed with a sure company: "Acme and ...", "..., Acme"."""
    found = set()
    for candidate in sure:
        for mention in candidate.mentions:
            for joint in _JOINTS:
                if layout.plain.startswith(joint, mention.end):
                    found.add(mention.end + len(joint))
                if layout.plain.endswith(joint, 0, mention.start):
                    found.add(mention.start - len(joint))
    return frozenset(found)


def assembled(
    layout: Layout, candidates: Mapping[str, Candidate], certainty: Mapping[str, float], accepted: Collection[str]
) -> Companies:
    """The mentions and drafts of candidates, by their names; "it" and "the company" mean only those `accepted`."""
    named = sorted(
        Mention(mention.start, mention.end, name, resolved=False)
        for name, candidate in candidates.items()
        for mention in candidate.mentions
    )
    certain = [mention for mention in named if mention.company in accepted]
    speaking = issuer({name: candidate for name, candidate in candidates.items() if name in accepted})
    mentions = tuple(sorted([*named, *stand_ins(layout, certain, speaking)]))
    spans: dict[str, list[Span]] = {name: [] for name in candidates}
    for mention in named:
        spans[mention.company].append(Span.of(layout.text, mention.start, mention.end))
    drafts = tuple(_draft(name, tuple(found), certainty[name]) for name, found in spans.items())
    starts = tuple(mention.start for mention in mentions)
    return Companies(mentions, drafts, certainty, candidates, frozenset(accepted), starts)


def described_candidates(layout: Layout) -> list[tuple[Candidate, frozenset[str]]]:
    """All candidates of an article, each with all that the model of organisations looks at."""
    candidates = Grouping(layout).candidates()
    page = page_of(layout, candidates)
    return [(candidate, _features(layout, candidate, page)) for candidate in candidates]


def _features(layout: Layout, candidate: Candidate, page: Page) -> frozenset[str]:
    return frozenset(
        [
            *shape_features(candidate),
            *context_features(layout.plain, candidate),
            *cue_features(layout.plain, candidate),
            *standing_features(candidate),
            *page.features(candidate),
        ]
    )


def display_name(candidate: Candidate) -> str:
    """The name by which an editor would list a candidate: its fullest form without the legal form.

    Capitals throughout are avoided where another form has the same words.
    """
    forms = Counter({form: count for form, count in candidate.forms.items() if key(form)})
    best = max(forms, key=lambda form: (len(key(form)), not form.isupper(), forms[form], form))
    return shown(" ".join(best.split()))


def issuer(candidates: Mapping[str, Candidate]) -> str | None:
    """Who speaks of itself as "the Company": the one introduced so, else the one that headline and story name most."""
    for name, candidate in candidates.items():
        if "the company" in candidate.traits:
            return name
    counts = {name: _story_mentions(candidate) for name, candidate in candidates.items()}
    return max(counts, key=lambda name: counts[name], default=None)


def _story_mentions(candidate: Candidate) -> int:
    return sum(mention.sentence.zone in {Zone.HEADLINE, Zone.BODY} for mention in candidate.mentions)


def _unused(name: str, taken: Mapping[str, Candidate]) -> str:
    """The name, or with a number where another candidate already bears it."""
    number, unused = 2, name
    while unused in taken:
        unused = f"{name} ({number})"
        number += 1
    return unused


def _draft(name: str, mentions: tuple[Span, ...], probability: float) -> CompanyDraft:
    problems: tuple[Problem, ...] = ()
    if probability < _SURE:
        message = f"Check that “{name}” is an organisation: the text shows it only by its capital letters."
        problems = (Problem("company-uncertain", message, mentions[0]),)
    return CompanyDraft(name, CompanyRole.MENTIONED, mentions, rule="name-in-text", problems=problems)
