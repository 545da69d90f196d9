"""Whether a figure says by how much something moved, and which way."""

from deals.ingestion.extract.figures.features import Context
from deals.ingestion.extract.units import Kind
from deals.vocabulary import Change

_DIRECTION = {"growth": Change.INCREASE, "fall": Change.DECREASE}
_MOVABLE = (Kind.PERCENT, Kind.MULTIPLE)


def is_level(context: Context) -> bool:
    """Whether the number is where something stands, not by how much it moved: "improved to 25%", "up from 20%"."""
    return context.left[:1] in (("to",), ("at",), ("from",)) or context.left[:2] == ("of", "rate")


def change_of(context: Context) -> Change | None:
    """The direction in which the measured thing moved by this figure; None for a level or an amount."""
    quantity = context.candidate.quantity
    if quantity.kind not in _MOVABLE or is_level(context):
        return None
    if quantity.sign:
        return quantity.sign
    return _DIRECTION.get(context.governor.moved) if context.governor else None
