"""What the picture of a link says of the record behind it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from deals.link_picture import LinkPicture
from deals.models.publication import Listing
from deals.notation import SPACE, notation_of
from deals.queries.pages.statements import TELLING
from deals.values import PartialDate
from deals.vocabulary import Resource

OF_THE_SITE = LinkPicture(
    kicker="corporate partnerships",
    title="Who agreed what with whom, and how sure anybody was.",
    said="Every figure with its words, its speaker and its source.",
)


def link_picture_of(listing: Listing) -> LinkPicture:
    """The words of the picture for a deal, a company or a figure; those of the site for anything else."""
    document = json.loads(listing.document)
    if listing.resource == Resource.FIGURE:
        return _with_figure(document["measure"], document["subject"]["name"], document)
    if listing.resource == Resource.DEAL:
        when = PartialDate.parse(listing.stated_on).in_words() if listing.stated_on else ""
        kicker = " · ".join(filter(None, (document["kind"], document["status"], when)))
        return _with_figure(kicker, document["title"], _most_telling(document["figures"]))
    if listing.resource == Resource.COMPANY:
        return _with_figure(document["kind"], document["name"], _most_telling(document["figures"]))
    return OF_THE_SITE


def _most_telling(figures: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The figure that says most of a record: the largest of the first measure that it has, money before power."""
    for measure in TELLING:
        stated = [figure for figure in figures if figure["measure"] == measure]
        if stated:
            return max(stated, key=lambda figure: figure["low"] or figure["high"] or 0)
    return None


def _with_figure(kicker: str, title: str, figure: Mapping[str, Any] | None) -> LinkPicture:
    kicker = f"{kicker[:1].upper()}{kicker[1:]}".replace("_", " ")
    if figure is None:
        return LinkPicture(kicker, title)
    notation = notation_of(figure)
    words = f"{notation.sign} {notation.amount} {notation.over}"
    source = ", ".join(filter(None, ((figure["speaker"] or {}).get("name"), figure["citation"]["publisher"])))
    said = " · ".join(filter(None, (notation.measure, notation.tail, source)))
    return LinkPicture(kicker, title, " ".join(words.replace(SPACE, " ").split()), said)
