"""A deal or a figure on a card for the frame of another site."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from deals.models.publication import Listing
from deals.notation import Notation, notation_of
from deals.queries.pages.deal import HEADLINES
from deals.queries.pages.statements import Statement, statements_of, telling


@dataclass(frozen=True, slots=True)
class CardSize:
    """What a frame needs, in CSS pixels; a card fits 320 in width and scrolls where it is higher."""

    width: int
    height: int


DEAL_CARD = CardSize(480, 330)
FIGURE_CARD = CardSize(480, 290)


@dataclass(frozen=True, slots=True)
class DealCard:
    """A deal (`DealDocument`) with the figures that a newspaper would put first."""

    deal: Mapping[str, Any]
    headlines: list[Statement]


@dataclass(frozen=True, slots=True)
class FigureCard:
    """A figure (`FigureDocument`) with its picture."""

    figure: Mapping[str, Any]
    notation: Notation


def deal_card(listing: Listing) -> DealCard:
    """The card of a deal."""
    deal = json.loads(listing.document)
    return DealCard(deal, statements_of(telling(deal["figures"])[:HEADLINES]))


def figure_card(listing: Listing) -> FigureCard:
    """The card of a figure."""
    figure = json.loads(listing.document)
    return FigureCard(figure, notation_of(figure))
