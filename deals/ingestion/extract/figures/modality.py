"""How sure a figure is: a fact, a pledge, a forecast, an aim, a right or hearsay."""

from collections.abc import Iterator

from deals.ingestion.extract.figures.cues import Cue
from deals.ingestion.extract.figures.features import Context, near_features
from deals.ingestion.extract.model import load_model
from deals.vocabulary import Measure, Modality

_REACH = 25


def modality_of(context: Context, measure: Measure, subject: str) -> tuple[Modality, float]:
    """The likeliest modality of a candidate, given its measure and the sort of its subject, and its probability."""
    shares = load_model("figure_modality").probabilities(modality_features(context, measure, subject))
    best = max(shares, key=lambda label: shares[label])
    return Modality(best), shares[best]


def modality_features(context: Context, measure: Measure, subject: str) -> list[str]:
    """What the model of modality sees; `subject` is a sort of subject ("company", "deal", "facility")."""
    cued = list(_cued(context))
    near = [f for f in near_features(context) if "|" not in f]
    return [
        f"measure={measure}",
        f"subject={subject}",
        f"{measure}|{subject}",
        *near,
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
