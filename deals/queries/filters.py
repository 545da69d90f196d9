"""What a list may be asked for: the same parameters, with the same meaning, on pages, in the API and in exports.

Values of one parameter are alternatives (`kind=supply&kind=licensing` is either); of several parameters, all must hold.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlencode

from companies.vocabulary import CompanyKind, FacilityKind, PlaceKind, Vocabulary
from deals.errors import FiltersRefused
from deals.values import PartialDate
from deals.vocabulary import Binding, Bound, Conflict, DealKind, DealStatus, Measure, Modality, PartyRole, Resource

MAX_PAGE_SIZE = 200
PAGE_SIZE = 50
MAX_LENGTH = 400  # characters of one value: longer than any name, shorter than an attack
MAX_CURSOR = 4000  # a cursor carries the title that its list is sorted by, encoded
KINDS: dict[Resource, type[Vocabulary]] = {
    Resource.COMPANY: CompanyKind,
    Resource.FACILITY: FacilityKind,
    Resource.PLACE: PlaceKind,
}
FIGURE_PARAMETERS = frozenset({"measure", "unit", "modality", "bound", "conflict", "value_min", "value_max"})
NEWEST_FIRST = "-announced_on"
ORDERINGS = ("announced_on", "title", "published_at", "value")


@dataclass(frozen=True, slots=True)
class Filters:
    """A question to a list, cleaned. Fields have the names of the parameters; empty means not asked.

    `value_min` and `value_max` are an interval in `unit`: a figure matches when the amount that it means may lie
    in it, so "at least $1 billion" matches `value_min=5000000000`. In the same way "November 2025" is both
    `announced_after=2025-11-15` and `announced_before=2025-11-15`; both ends are included.
    """

    q: str = ""
    kind: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    binding: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    party_role: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()
    conflict: tuple[str, ...] = ()
    value_min: Decimal | None = None
    value_max: Decimal | None = None
    announced_after: PartialDate | None = None
    announced_before: PartialDate | None = None
    source: tuple[str, ...] = ()
    ordering: str = NEWEST_FIRST
    page_size: int = PAGE_SIZE
    cursor: str = field(default="", compare=False)

    @property
    def narrowing(self) -> dict[str, tuple[str, ...]]:
        """The parameters that leave something out, with their values as an address spells them."""
        skipped = {"ordering", "page_size", "cursor"}
        asked = {item.name: getattr(self, item.name) for item in fields(self) if item.name not in skipped}
        return {name: _spelled(value) for name, value in asked.items() if value not in ("", (), None)}

    def without(self, *names: str) -> "Filters":
        """The same question, but these parameters ask nothing."""
        defaults: dict[str, Any] = {item.name: item.default for item in fields(self) if item.name in names}
        return replace(self, **defaults)

    @property
    def query(self) -> str:
        """The query string of this question without its place in the list; "" where nothing is asked."""
        pairs = [(name, value) for name, values in self.narrowing.items() for value in values]
        if self.ordering != NEWEST_FIRST:
            pairs.append(("ordering", self.ordering))
        if self.page_size != PAGE_SIZE:
            pairs.append(("page_size", str(self.page_size)))
        return urlencode(pairs)

    @property
    def asks_figures(self) -> bool:
        """Whether some parameter speaks of stated figures."""
        return any(getattr(self, name) not in ((), None) for name in FIGURE_PARAMETERS)


def known_parameters(resource: Resource) -> tuple[str, ...]:
    """The parameters that a list of this resource understands, in the order in which they are documented."""
    unknown: frozenset[str] = frozenset()
    if resource in (Resource.FACILITY, Resource.PLACE, Resource.QUOTATION):  # no figure names one that it is about
        unknown = FIGURE_PARAMETERS
    return tuple(item.name for item in fields(Filters) if item.name not in unknown)


def parse_filters(
    resource: Resource, query: Mapping[str, Sequence[str]], *, also_known: Collection[str] = ()
) -> Filters:
    """The question in a query string, as `dict(request.GET.lists())` has it; empty values ask nothing.

    `also_known` are parameters of the caller that are no filters ("fields"), and are passed over.
    Raises FiltersRefused with every fault at once: unknown parameters, unknown words, numbers and dates that are none.
    """
    known = known_parameters(resource)
    faults = {name: "there is no such parameter here" for name in query if name not in known and name not in also_known}
    cleaned: dict[str, object] = {}
    for name in known:
        values = tuple(stripped for value in query.get(name, ()) if (stripped := value.strip()))
        if not values:
            continue
        try:
            cleaned[name] = _clean(resource, name, values)
        except ValueError as error:
            faults[name] = str(error)
    filters = Filters(**cleaned)  # type: ignore[arg-type]  # each cleaner gives its field's type
    faults = _faults_between(filters) | faults
    if faults:
        raise FiltersRefused.of(faults, (*known, *also_known))
    return filters


def _clean(resource: Resource, name: str, values: tuple[str, ...]) -> object:
    limit = MAX_CURSOR if name == "cursor" else MAX_LENGTH
    for value in values:
        if "\x00" in value or len(value) > limit:
            raise ValueError(f"a value has at most {limit} characters, all of them printable")
    if vocabulary := _vocabulary(resource, name):
        return _words(vocabulary, values)
    if name in _MANY:
        return tuple(dict.fromkeys(_MANY[name](value) for value in values))
    if len(values) > 1:
        raise ValueError("only one value can be given")
    return _ONE[name](values[0])


def _vocabulary(resource: Resource, name: str) -> type[Vocabulary] | None:
    if name == "kind":
        return KINDS.get(resource, DealKind)
    return _VOCABULARIES.get(name)


def _words(vocabulary: type[Vocabulary], values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        if value not in vocabulary.values():
            raise ValueError(f"{value!r} is not one of {', '.join(vocabulary.values())}")
    return tuple(dict.fromkeys(values))


def _amount(text: str) -> Decimal:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or abs(amount) >= Decimal(10) ** 24:
        raise ValueError(f"{text!r} is no number: write it in digits, such as 1000000000 or 1e9")
    return amount


def _ordering(text: str) -> str:
    if text.removeprefix("-") not in ORDERINGS:
        raise ValueError(f"{text!r} is not one of {', '.join(ORDERINGS)}, each with or without a minus before it")
    return text


def _page_size(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MAX_PAGE_SIZE):
        raise ValueError(f"{text!r} is not a number from 1 to {MAX_PAGE_SIZE}")
    return int(text)


def fold(name: str) -> str:
    """A name as the columns of listings store it where case and white space must not matter."""
    return " ".join(name.split()).casefold()


_VOCABULARIES: dict[str, type[Vocabulary]] = {
    "status": DealStatus,
    "binding": Binding,
    "party_role": PartyRole,
    "measure": Measure,
    "modality": Modality,
    "bound": Bound,
    "conflict": Conflict,
}
_MANY: dict[str, Callable[[str], str]] = {
    "company": str.lower,
    "country": str.upper,
    "state": str.upper,
    "place": str.lower,
    "unit": str,
    "source": fold,
}
_ONE: dict[str, Callable[[str], object]] = {
    "q": str,
    "value_min": _amount,
    "value_max": _amount,
    "announced_after": PartialDate.parse,
    "announced_before": PartialDate.parse,
    "ordering": _ordering,
    "page_size": _page_size,
    "cursor": str,
}


def _faults_between(filters: Filters) -> dict[str, str]:
    """What no parameter has wrong by itself."""
    found: dict[str, str] = {}
    if len(filters.unit) != 1:
        need = "amounts are compared in one unit only: add unit=USD or another"
        found = {name: need for name in ("value_min", "value_max") if getattr(filters, name) is not None}
        if filters.ordering.endswith("value"):
            found["ordering"] = need
    if filters.value_min is not None and filters.value_max is not None and filters.value_min > filters.value_max:
        found["value_max"] = "it is less than value_min"
    return found


def _spelled(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)
