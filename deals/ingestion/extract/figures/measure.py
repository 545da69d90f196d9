"""What a number measures: told by its unit where that is enough, by the word that governs it, else by a model."""

from collections.abc import Sequence

from deals.ingestion.extract.figures.changes import is_level
from deals.ingestion.extract.figures.features import Context, near_features
from deals.ingestion.extract.figures.governor import Governor
from deals.ingestion.extract.figures.mood import STAGES
from deals.ingestion.extract.figures.phrases import by_phrase
from deals.ingestion.extract.figures.tokens import ORGANISATION
from deals.ingestion.extract.lexicon import words
from deals.ingestion.extract.model import load_model
from deals.ingestion.extract.units import Kind
from deals.vocabulary import Measure

_BY_UNIT = {
    Kind.POWER: Measure.CAPACITY_POWER,
    Kind.ENERGY: Measure.CAPACITY_POWER,
    Kind.AREA: Measure.AREA,
    Kind.DURATION: Measure.DURATION,
    Kind.DATA: Measure.OTHER,
}
_LENGTHS = words("meters kilometers miles feet inches centimetres millimetres nanometres volts hertz degrees")
_OF_MONEY = {"revenue": Measure.REVENUE, "net_profit": Measure.NET_PROFIT, "valuation": Measure.VALUATION}
# What grew gives its measure to the rate at which it grew.
_OF_GROWTH = {
    **_OF_MONEY,
    "headcount": Measure.HEADCOUNT,
    "jobs": Measure.JOBS,
    "price": Measure.SHARE_PRICE_CHANGE,
    "count": Measure.UNITS,
    "output": Measure.UNITS,
    "investment": Measure.INVESTMENT,
    "stake": Measure.OWNERSHIP_STAKE,
    "gross": Measure.OTHER,
    "assets": Measure.OTHER,
    "cost": Measure.OTHER,
}
_OF_SHARES = {"stake": Measure.OWNERSHIP_STAKE, "gross": Measure.PERCENTAGE, "rate": Measure.PERCENTAGE}
_ALLOWED = {
    Kind.MONEY: (
        Measure.REVENUE,
        Measure.NET_PROFIT,
        Measure.VALUATION,
        Measure.DEAL_VALUE,
        Measure.INVESTMENT,
        Measure.OTHER,
    ),
    Kind.PERCENT: (
        Measure.PERCENTAGE,
        Measure.OWNERSHIP_STAKE,
        Measure.REVENUE,
        Measure.NET_PROFIT,
        Measure.UNITS,
        Measure.OTHER,
        Measure.HEADCOUNT,
        Measure.SHARE_PRICE_CHANGE,
    ),
    Kind.PHYSICAL: (Measure.UNITS, Measure.OTHER),
    Kind.MULTIPLE: (Measure.UNITS, Measure.OTHER, Measure.REVENUE),
}


def measure_of(context: Context, around: Sequence[str] = ()) -> tuple[Measure, str]:
    """The measure of a candidate and the name of the rule or model that says so; `around`: see `Subjects.around`."""
    kind = context.candidate.quantity.kind
    if kind in _BY_UNIT:
        return _BY_UNIT[kind], "unit"
    told = by_phrase(context)
    if told:
        return told, "phrase"
    if kind is Kind.COUNT:
        return _counted(context), "noun"
    ruled = by_governor(context)
    if ruled:
        return ruled, "governor"
    shares = load_model("figure_measure").probabilities(measure_features(context, around))
    return max(_ALLOWED[kind], key=lambda measure: shares.get(measure, 0.0)), "model"


def measure_features(context: Context, around: Sequence[str]) -> list[str]:
    """What the model of measures sees: the near words and cues, and the deals around."""
    kind = context.candidate.quantity.kind
    told = [name for name in around if not name.startswith(STAGES)]
    return [*near_features(context), *(f"{kind}|{name}" for name in told)]


_SPENDING = words("invest invested investing invests spend spending spent capex budget allocated allocate pouring")
_VALUED = frozenset({"valued at", "valued", "worth"})
_BUYING = words("acquire acquired acquiring acquisition acquires buy bought purchase earn-in")


def by_governor(context: Context) -> Measure | None:
    """The measure that the governing word of an amount, a share or a physical quantity settles; None if it does not."""
    quantity, found = context.candidate.quantity, context.governor
    if quantity.kind is Kind.PHYSICAL:
        return _physical(quantity.unit, found)
    if found is None or found.way == "far":
        return None
    if quantity.kind is Kind.MONEY:
        return _of_money(context, found)
    if quantity.kind is Kind.PERCENT:
        if found.words in _BUYING and not found.moved and found.way == "before":
            return Measure.OWNERSHIP_STAKE
        moved = (found.moved or quantity.sign) and not is_level(context)
        return _OF_GROWTH.get(found.sense) if moved else _OF_SHARES.get(found.sense)
    return None


def _of_money(context: Context, found: Governor) -> Measure | None:
    """What is valued is a contract where one is named; what is spent on another company is the value of a deal."""
    if found.words in _VALUED and any(
        cue.sense == "deal" for cue in context.words.cues_before("measure", context.first, 14)
    ):
        return Measure.DEAL_VALUE
    if found.words in _SPENDING:
        return Measure.DEAL_VALUE if context.right[:2] == ("in", ORGANISATION) else Measure.INVESTMENT
    return _OF_MONEY.get(found.sense)


def _physical(unit: str, found: Governor | None) -> Measure:
    if unit in _LENGTHS or (found is not None and found.sense in ("emission", "drilling")):
        return Measure.OTHER
    return Measure.UNITS


def _counted(context: Context) -> Measure:
    """A count of people at work is headcount, of work to be had jobs, of anything else units."""
    noun = context.candidate.noun.lower().split()
    last = noun[-1] if noun else ""
    if "job" in last or last in ("positions", "roles", "hires"):
        return Measure.JOBS
    if last in ("employees", "staff", "employee", "workforce") or noun[-2:] == ["team", "members"]:
        return Measure.HEADCOUNT
    return Measure.UNITS
