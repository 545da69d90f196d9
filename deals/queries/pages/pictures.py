"""What pictures show, as the rows of a table: nothing drawn that is not in it, no amount without its hedge."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from deals.queries.pages.circular import Circular
from deals.queries.pages.compare import ComparePage
from deals.queries.pages.network import NetworkPage
from deals.queries.pages.world import WorldPage
from deals.spreadsheets import Cell

FIGURE_COLUMNS = (
    "measure",
    "low",
    "high",
    "unit",
    "bound",
    "modality",
    "change",
    "basis",
    "period",
    "in_words",
    "speaker",
    "stated_on",
    "publisher",
    "quote",
)
LINE_COLUMNS = (
    "from",
    "to",
    "pays_for",
    "deal",
    "status",
    "binding",
    "of_several_parties",
    *FIGURE_COLUMNS,
    "url",
)
PLACE_COLUMNS = ("place", "stated_as", "country", "state", "latitude", "longitude", "deals", "drawn_as", "url")
COMPARE_COLUMNS = ("of", *FIGURE_COLUMNS, "url")
LEG_COLUMNS = ("circle", "leg", "counts_as_binding", *LINE_COLUMNS)


def figure_cells(figure: Mapping[str, Any] | None) -> list[Cell]:
    """The cells of `FIGURE_COLUMNS`; empty ones where nothing is stated."""
    if figure is None:
        return [None] * len(FIGURE_COLUMNS)
    plain = [
        figure[name] for name in ("measure", "low", "high", "unit", "bound", "modality", "change", "basis", "period")
    ]
    speaker, stated_on, citation = figure["speaker"], figure["stated_on"], figure["citation"]
    return [
        *plain,
        figure["text"],
        speaker["name"] if speaker else None,
        stated_on["value"] if stated_on else None,
        citation.get("publisher"),
        citation["quote"],
    ]


def stated_rows(figures: Iterable[Mapping[str, Any]]) -> Iterator[list[Cell]]:
    """A row for each figure, in the order in which they were stated; what has no date comes first."""
    for figure in sorted(figures, key=lambda figure: figure["stated_on"]["value"] if figure["stated_on"] else ""):
        yield [figure["subject"]["name"], *figure_cells(figure), figure["url"]]


def place_rows(page: WorldPage) -> Iterator[list[Cell]]:
    """A row for each place of the map, also for those that cannot be drawn."""
    for row in page.rows:
        place = row.place
        named: list[Cell] = [place[name] for name in ("name", "kind", "country", "admin1", "latitude", "longitude")]
        yield [*named, row.count, row.drawn_as, place["url"]]


def compare_rows(page: ComparePage) -> Iterator[list[Cell]]:
    """A row for each figure of each column, also for those that the page has no room for."""
    for column in page.columns:
        for figure in column.document["figures"]:
            yield [column.name, *figure_cells(figure), figure["url"]]


def line_rows(page: NetworkPage) -> Iterator[list[Cell]]:
    """A row for each deal of each line; what is only together in a deal has no payer and pays for nothing."""
    for line in page.lines:
        for entry in line.entries:
            figure = entry.size.figure if entry.size else None
            names: list[Cell] = [line.one.name, line.other.name, line.kind]
            yield [*names, *_deal_cells(entry.deal, shared=entry.shared), *figure_cells(figure), entry.deal["url"]]


def leg_rows(circular: Circular) -> Iterator[list[Cell]]:
    """A row for each flow of each leg of each circle, numbered as the page numbers them."""
    for number, circle in enumerate(circular.circles, start=1):
        for leg in circle.legs:
            for paid in leg.paid:
                flow = paid.flow
                yield [
                    number,
                    leg.number,
                    "yes" if paid.firm else "no",
                    flow.payer["name"],
                    flow.payee["name"],
                    flow.kind,
                    *_deal_cells(flow.deal, shared=flow.shared),
                    *figure_cells(flow.figure),
                    flow.deal["url"],
                ]


def _deal_cells(deal: Mapping[str, Any], *, shared: bool) -> list[Cell]:
    return [deal["title"], deal["status"], deal["binding"], "yes" if shared else "no"]
