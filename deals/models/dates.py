"""Dates as precise as they were stated, in the database: text such as "2025", "2025-Q3", "2025-11" or "2025-11-20"."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, Q

from deals.values import PartialDate

PARTIAL_DATE = r"^([0-9]{4}(-Q[1-4]|-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$"


def partial_date(field: str, *, name: str) -> CheckConstraint:
    """The column is empty or an ISO 8601 date of reduced precision: "March 2026" is 2026-03, never a day."""
    return CheckConstraint(condition=Q(**{f"{field}__regex": PARTIAL_DATE}), name=name)


def _refuse_what_is_no_date(value: str) -> None:
    try:
        PartialDate.parse(value)
    except ValueError as error:
        raise ValidationError(str(error)) from error


if TYPE_CHECKING:
    _TextField = models.CharField[str, str]
else:
    _TextField = models.CharField  # subscripting it is for the type checker alone


class PartialDateField(_TextField):
    """A year, a quarter, a month or a day, stored as `PartialDate` writes it; empty where nothing is stated."""

    default_validators = [_refuse_what_is_no_date]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("help_text", "As precisely as it is stated: 2025, 2025-Q3, 2025-11 or 2025-11-20.")
        super().__init__(*args, **kwargs)
