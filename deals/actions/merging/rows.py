"""Steps of a merge, done and taken back on the rows themselves."""

from collections.abc import Iterable, Iterator, Sequence

from django.apps import apps
from django.db import models
from django.db.models import Model

from deals.queries.affected import Subjects
from deals.rewiring import Columns, Step
from deals.vocabulary import Resource

_PUBLISHED = {
    "companies.company": Resource.COMPANY,
    "companies.facility": Resource.FACILITY,
    "deals.deal": Resource.DEAL,
    "deals.figure": Resource.FIGURE,
    "deals.quantity": Resource.QUANTITY,
    "deals.quotation": Resource.QUOTATION,
}


def apply(steps: Iterable[Step]) -> None:
    """Does the steps, in their order."""
    for step in steps:
        row = _rows(step).filter(pk=step.pk)
        if step.after is None:
            row.delete()
        else:
            row.update(**step.after)


def take_back(steps: Sequence[Step]) -> None:
    """Puts every row back as it was, the last first."""
    for step in reversed(steps):
        if step.takes_out:
            _row(step).save(force_insert=True)
        else:
            _rows(step).filter(pk=step.pk).update(**step.before)


def changed_since(steps: Iterable[Step]) -> Iterator[str]:
    """Why rows cannot be put back as they were, a sentence each."""
    for step in steps:
        now = _rows(step).filter(pk=step.pk).values().first()
        name = f"{_model(step)._meta.verbose_name} {step.pk}"
        if step.after is None:
            if now is not None:
                yield f"Another {name} was made meanwhile."
        elif now is None:
            yield f"The {name} is gone."
        elif differing := _differing(step.after, now):
            yield f"The {name} has another {' and '.join(differing)} by now."


def led_on(steps: Iterable[Step]) -> Subjects:
    """The records that the steps merge into others."""
    merging = [step for step in steps if (step.after or {}).get("merged_into_id")]
    return {(_PUBLISHED[step.table], step.pk) for step in merging if step.table in _PUBLISHED}


def touched(steps: Iterable[Step]) -> Subjects:
    """The records of their own that the steps change, and those that take over from others."""
    found: Subjects = set()
    for step in steps:
        if resource := _PUBLISHED.get(step.table):
            found.add((resource, step.pk))
            if target := (step.after or {}).get("merged_into_id"):
                found.add((resource, target))
    return found


def _differing(after: Columns, now: Columns) -> list[str]:
    return [name.removesuffix("_id").replace("_", " ") for name, value in after.items() if now[name] != value]


def _model(step: Step) -> type[Model]:
    return apps.get_model(step.table)


def _rows(step: Step) -> "models.QuerySet[Model]":
    return _model(step)._default_manager.all()


def _row(step: Step) -> Model:
    """The row as it was, with its old number."""
    return _model(step)(**step.before)
