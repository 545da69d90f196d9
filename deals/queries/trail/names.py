"""What rows are called, fetched in one query for each kind of row, however many changes name them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import Field, ForeignKey, Model

from companies.models import Facility
from deals.models import (
    Article,
    Change,
    Citation,
    DealPlace,
    Mention,
    Party,
    Project,
    Proposal,
    Quantity,
    Quotation,
    ScopeItem,
    Siting,
)

QUOTED = 100

_RELATED: Mapping[type[Model], tuple[str, ...]] = {
    DealPlace: ("place", "facility"),
    Facility: ("company",),
    Mention: ("company",),
    Party: ("company",),
    Project: ("company",),
    Proposal: ("citation",),
    Quantity: ("company", "deal", "facility"),
    Quotation: ("speaker", "citation"),
    Siting: ("facility",),
}
_LARGE: Mapping[type[Model], tuple[str, ...]] = {Article: ("submission", "text"), Proposal: ("proposed",)}


def _quoted(words: str) -> str:
    return f"“{words if len(words) <= QUOTED else words[: QUOTED - 1] + '…'}”"


_CALLED: Mapping[type[Model], Callable[[Any], str]] = {
    Citation: lambda citation: _quoted(citation.quote),
    DealPlace: lambda row: f"{row.facility}, {row.place}" if row.facility else str(row.place),
    Mention: lambda mention: str(mention.company),
    Proposal: lambda proposal: f"{proposal.kind} {_quoted(proposal.citation.quote)}",
    Quotation: lambda quotation: f"{quotation.speaker}: {_quoted(quotation.citation.quote)}",
    ScopeItem: lambda item: _quoted(item.text),
    User: lambda user: user.get_full_name() or user.get_username(),
}

MODELS: dict[str, type[Model]] = {model._meta.db_table: model for model in apps.get_models()}


def model_of(table: str) -> type[Model] | None:
    """The model of a table; None where a table of former times has none any more."""
    return MODELS.get(table)


def fields_of(model: type[Model]) -> dict[str, "Field[Any, Any]"]:
    """The fields of a model by the names of their columns."""
    return {str(field.column): field for field in model._meta.concrete_fields}


@dataclass(slots=True)
class Names:
    """What rows are called, by model and id."""

    known: dict[type[Model], dict[int, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, changes: Iterable[Change]) -> "Names":
        """The names of all rows that the changes are of, and of those that they name."""
        wanted: dict[type[Model], set[int]] = {}
        for change in changes:
            model = model_of(change.table)
            if model is None:
                continue
            wanted.setdefault(model, set()).add(change.row_id)
            for target, number in _named_in(change, model):
                wanted.setdefault(target, set()).add(number)
        return cls({model: _names(model, ids) for model, ids in wanted.items()})

    def called(self, model: type[Model], number: int) -> str:
        """The row's name; its number where it is no more."""
        return self.known.get(model, {}).get(number) or f"{model._meta.verbose_name} {number}"


def _named_in(change: Change, model: type[Model]) -> Iterable[tuple[type[Model], int]]:
    columns = fields_of(model)
    for column, (before, after) in change.fields.items():
        target = target_of(columns.get(column))
        if target is not None:
            yield from ((target, number) for number in (before, after) if isinstance(number, int))


def target_of(field: "Field[Any, Any] | None") -> type[Model] | None:
    """The model that a column refers to."""
    return field.related_model if isinstance(field, ForeignKey) else None


def _names(model: type[Model], ids: set[int]) -> dict[int, str]:
    rows = (
        model._default_manager.select_related(*_RELATED.get(model, ())) if model in _RELATED else model._default_manager
    )
    called = _CALLED.get(model, str)
    return {row.pk: called(row) for row in rows.defer(*_LARGE.get(model, ())).filter(pk__in=ids)}
