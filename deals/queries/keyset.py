"""Pages of a list by the place of their first row, not by its number: the last page costs what the first does."""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import orjson
from django.db.models import Q, QuerySet

Row = TypeVar("Row")  # a model, or a named tuple with the columns that its Order names


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of a list, and the cursors of the pages beside it; "" where there is none."""

    items: list[Row]
    next: str = ""
    previous: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """What a list is sorted by: `column`, then `identity` so that no two rows are equal, both in one direction.

    `read` gives a column's value back from the text that a cursor carries; it raises ValueError for what is none.
    """

    column: str
    descending: bool
    read: Callable[[str], Any]
    identity: str = "subject_id"


@dataclass(frozen=True, slots=True)
class _Cursor:
    """A row to go on from: `back` is towards the start of the list."""

    back: bool
    value: Any
    identity: int


def keyset_page(rows: "QuerySet[Any, Row]", order: Order, *, size: int, cursor: str = "") -> Page[Row]:
    """The `size` rows after (or before) the row that the cursor names; the first ones without a cursor.

    One query, without OFFSET and without counting. Raises ValueError for a cursor that this list did not give.
    """
    at = _decode(cursor, order) if cursor else None
    back = at is not None and at.back
    downwards = order.descending != back
    if at is not None:
        rows = rows.filter(_beyond(order, at, downwards=downwards))
    sign = "-" if downwards else ""
    found = list(rows.order_by(f"{sign}{order.column}", f"{sign}{order.identity}")[: size + 1])
    more = len(found) > size
    items = found[:size][::-1] if back else found[:size]
    if not items:
        return Page([])
    return Page(
        items,
        next=_encode(items[-1], order, back=False) if more or back else "",
        previous=_encode(items[0], order, back=True) if (more if back else at is not None) else "",
    )


def _beyond(order: Order, at: _Cursor, *, downwards: bool) -> Q:
    side = "lt" if downwards else "gt"
    # The first condition follows from the second; the planner can enter the index by it alone.
    return Q(**{f"{order.column}__{side}e": at.value}) & (
        Q(**{f"{order.column}__{side}": at.value}) | Q(**{f"{order.identity}__{side}": at.identity})
    )


def _encode(row: object, order: Order, *, back: bool) -> str:
    place = [int(back), str(getattr(row, order.column)), getattr(row, order.identity)]
    return base64.urlsafe_b64encode(orjson.dumps(place)).rstrip(b"=").decode()


def _decode(cursor: str, order: Order) -> _Cursor:
    try:
        place = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        back, value, identity = place
        return _Cursor(bool(back), order.read(value), _checked(identity))
    except (binascii.Error, ValueError, TypeError, ArithmeticError) as error:
        raise ValueError("this is no place in this list: start again without it") from error


def _checked(identity: object) -> int:
    if not isinstance(identity, int) or abs(identity) >= 2**63:
        raise ValueError("not the id of a record")
    return identity
