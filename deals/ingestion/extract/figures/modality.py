"""How sure a figure is: a fact, a pledge, a forecast, an aim, a right or hearsay."""

from collections.abc import Iterator, Sequence

from deals.ingestion.extract.figures.cues import Cue
from deals.ingestion.extract.figures.features import Context, near_features
from deals.ingestion.extract.figures.mood import STAGES, mood_of
from deals.ingestion.extract.model import load_model
from deals.vocabulary import Measure, Modality

_REACH = 25
_PLEDGE = 3.0
_SAID = 4.0


def modality_of(
    context: Context, measure: Measure, standing: str, around: Sequence[str] = ()
) -> tuple[Modality, float]:
    """The likeliest modality of a candidate, given its measure and `Subjects.standing`, and how probable it is."""
    mood = mood_of(context.left)
    shares = load_model("figure_modality").probabilities(modality_features(context, measure, standing, around))
    weighed = {label: share * _weight(label, measure, standing, mood) for label, share in shares.items()}
    best = max(weighed, key=lambda label: weighed[label])
    return Modality(best), weighed[best] / sum(weighed.values())


def _weight(label: str, measure: Measure, standing: str, mood: str) -> float:
    """What the verb group says outright counts four times; what is owed under an open deal is rather a pledge.

    The latter makes good that results reported as facts are far more frequent among the examples than in deal news.
    """
    if mood in _SAYING and label == mood:
        return _SAID
    if label != Modality.COMMITMENT:
        return 1.0
    owed = standing.startswith(_OPEN) or (measure is Measure.INVESTMENT and standing.endswith("news=True"))
    pledged = measure in _PLEDGEABLE and mood not in _TELLING and "completed" not in standing
    return _PLEDGE if owed or pledged else 1.0


_OPEN = ("deal signed", "deal announced", "deal active", "deal planned", "facility in news=True")
_PLEDGEABLE = frozenset(
    {Measure.DEAL_VALUE, Measure.INVESTMENT, Measure.CAPACITY_POWER, Measure.DURATION, Measure.OWNERSHIP_STAKE}
)
_SAYING = frozenset({"option", "target", "expected", "commitment"})
_TELLING = frozenset({"completed", "actual", "expected", "effect", "target", "option"})


def modality_features(context: Context, measure: Measure, standing: str, around: Sequence[str]) -> list[str]:
    """What the model of modality sees; `standing` begins with the sort of subject (see `Subjects.standing`)."""
    subject = standing.split()[0]
    cued = list(_cued(context))
    near = [f for f in near_features(context) if "|" not in f]
    mood = f"mood={mood_of(context.left)}"
    stages = [f for f in around if f.startswith(STAGES)]
    return [
        f"measure={measure}",
        f"subject={subject}",
        f"standing={standing}",
        f"{measure}|{subject}",
        f"{measure}|{standing}",
        mood,
        *(f"{mood}|{of}" for of in (measure, standing, subject, *stages)),
        *(f"{measure}|{stage}" for stage in stages),
        *near,
        *around,
        *cued,
        *(f"{measure}|{name}" for name in cued),
        *(f"{subject}|{name}" for name in cued),
    ]


def _cued(context: Context) -> Iterator[str]:
    before = context.words.cues_before("modality", context.first, _REACH)
    after = context.words.cues_behind("modality", context.last, _REACH)[:2]
    senses = [cue.sense for cue in before]
    yield f"last two={'>'.join(senses[-2:])}"
    yield f"last three={'>'.join(senses[-3:])}"
    yield f"first={senses[0] if senses else ''}"
    for cue in before[-2:]:
        yield f"says={_phrase(context, cue)}"
    for cue in after[:1]:
        yield f"says after={_phrase(context, cue)}"
    for sense in sorted({cue.sense for cue in before}):
        yield f"any before={sense}"
    for sense in sorted({cue.sense for cue in after}):
        yield f"any after={sense}"


def _phrase(context: Context, cue: Cue) -> str:
    return " ".join(context.words.forms[cue.at : cue.at + cue.length])
