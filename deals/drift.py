"""How what is stated of one thing went over time: each statement against the one before, and a picture of them all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from deals.comparison import Statement, Verdict, compare
from deals.scales import Scale, scale_of
from deals.values import Interval, PartialDate
from deals.vocabulary import Basis, Change, Modality

Figure = Mapping[str, Any]  # a `FigureShape` as JSON
_FIRST, _LAST = 5.0, 91.0  # per cent of the width: room for the letters of speakers
_STEP = 2.2  # per cent between statements of one day
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement in the picture: per cent of the width, and of the height from `top` to `bottom`, which are the most
    and the least that it allows; an open end reaches the edge.
    """

    figure: Figure
    letter: str
    x: float
    top: float
    bottom: float
    open_high: bool
    open_low: bool
    against: str

    @property
    def is_point(self) -> bool:
        """Whether one amount is meant and no other."""
        return self.top == self.bottom

    @property
    def letter_y(self) -> float:
        """Where its letter stands: beside the middle of what is drawn."""
        return round((self.top + self.bottom) / 2, 2)


@dataclass(frozen=True, slots=True)
class Drift:
    """The statements of one measure of one subject in one unit, the first to the last, on one scale.

    `voices` are who states them, by letter; `ticks` are the labelled amounts, by per cent of the height.
    """

    subject: Mapping[str, Any]
    measure: str
    unit: str
    marks: list[Mark]
    voices: list[tuple[str, str]]
    ticks: list[tuple[float, str]]
    days: list[tuple[float, str]]


def drifts_of(figures: Iterable[Figure]) -> list[Drift]:
    """What is stated on at least two days; the most often stated first.

    Changes ("up by 20 %") are another thing than levels, and are never on their scale.
    """
    series: dict[tuple[str, str, str, str], list[Figure]] = {}
    for figure in figures:
        if figure["stated_on"]:
            key = (figure["subject"]["url"], figure["measure"], figure["unit"], figure["change"] or "")
            series.setdefault(key, []).append(figure)
    drawn = [drift for found in series.values() if (drift := _drift(sorted(found, key=_order)))]
    return sorted(drawn, key=lambda drift: -len(drift.marks))


def _order(figure: Figure) -> tuple[Any, int]:
    return PartialDate.parse(figure["stated_on"]["value"]).earliest, figure["id"]


def _drift(figures: list[Figure]) -> Drift | None:
    days = [PartialDate.parse(figure["stated_on"]["value"]).earliest.toordinal() for figure in figures]
    # What was always put at one amount is a finding, too: it stands on a scale from nothing.
    scale = scale_of(figures) or scale_of([*figures, {**figures[0], "low": 0, "high": 0}])
    if scale is None or days[0] == days[-1]:
        return None
    letters = _letters(figures)
    width = (_LAST - _FIRST) / (days[-1] - days[0])
    marks: list[Mark] = []
    for number, (figure, day) in enumerate(zip(figures, days, strict=True)):
        before = figures[number - 1] if number else None
        x = _FIRST + (day - days[0]) * width + _STEP * days[:number].count(day)
        marks.append(_mark(figure, scale, round(x, 2), letters[_voice(figure)], before))
    first = figures[0]
    return Drift(
        subject=first["subject"],
        measure=first["measure"],
        unit=first["unit"],
        marks=marks,
        voices=[(letter, voice) for voice, letter in letters.items()],
        ticks=[(_height(tick.x), tick.label) for tick in scale.ticks],
        days=[(_FIRST, _day(figures[0])), (_LAST, _day(figures[-1]))],
    )


def _letters(figures: Iterable[Figure]) -> dict[str, str]:
    """A letter for each who states something, in order; further ones share the last."""
    voices = dict.fromkeys(_voice(figure) for figure in figures)
    return {voice: _LETTERS[min(number, len(_LETTERS) - 1)] for number, voice in enumerate(voices)}


def _voice(figure: Figure) -> str:
    return str(figure["speaker"]["name"] if figure["speaker"] else figure["citation"].get("publisher") or "an article")


def _day(figure: Figure) -> str:
    return PartialDate.parse(figure["stated_on"]["value"]).in_words()


def _mark(figure: Figure, scale: Scale, x: float, letter: str, before: Figure | None) -> Mark:
    bar = scale.bar(figure)
    return Mark(
        figure=figure,
        letter=letter,
        x=x,
        top=_height(bar.end) if not bar.open_high else 0.0,
        bottom=_height(bar.x) if not bar.open_low else 100.0,
        open_high=bar.open_high,
        open_low=bar.open_low,
        against=_against(figure, before) if before else "",
    )


def _height(share: float) -> float:
    """Per cent of the width of a scale as per cent of the height of the picture, from its top."""
    return round(100 - share, 2)


def _against(figure: Figure, before: Figure) -> str:
    """What the statement says beside the one before it."""
    verdict = compare(_statement(before), _statement(figure))
    if verdict is Verdict.DIFFERENT_SCOPE:
        return "of another period or basis"
    if verdict is Verdict.COMPATIBLE:
        return "holds beside the one before"
    return "higher than the one before" if _middle(figure) > _middle(before) else "lower than the one before"


def _middle(figure: Figure) -> float:
    ends = [end for end in (figure["low"], figure["high"]) if end is not None]
    return float(sum(ends) / len(ends))


def _statement(figure: Figure) -> Statement:
    return Statement(
        interval=Interval.clean(figure["low"], figure["high"], figure["bound"]),
        unit=figure["unit"],
        modality=Modality(figure["modality"]),
        basis=Basis(figure["basis"]),
        period=figure["period"],
        perimeter=figure["perimeter"],
        change=Change(figure["change"]) if figure["change"] else None,
        speaker=figure["speaker"]["name"] if figure["speaker"] else "",
        stated_on=PartialDate.parse(figure["stated_on"]["value"]),
    )
