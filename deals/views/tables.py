from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from deals import licence
from deals.spreadsheets import Cell, table


def csv_answer(name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, site: str) -> HttpResponse:
    """What a picture shows as a file `name`.csv, with the licence in each row; addresses in it begin with `site`."""
    lines = ([f"{site}{cell}" if _is_path(cell) else cell for cell in row] + [licence.NAME] for row in rows)
    return HttpResponse(
        table([*columns, "licence"], lines),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def _is_path(cell: Cell) -> bool:
    """Whether it is an address on this site: in documents, a path from the root that ends with a slash."""
    return isinstance(cell, str) and len(cell) > 2 and cell[0] == cell[-1] == "/" and " " not in cell
