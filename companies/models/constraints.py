"""Rules of the database that several tables share, as constraints with a name of their own in each."""

from collections.abc import Iterable

from django.db.models import CheckConstraint, F, Q

from companies.vocabulary import Vocabulary


def one_of(field: str, vocabulary: type[Vocabulary], *, name: str) -> CheckConstraint:
    """The column holds a word of the vocabulary, whoever writes it."""
    return CheckConstraint(condition=Q(**{f"{field}__in": vocabulary.values()}), name=name)


def filled(field: str, *, name: str) -> CheckConstraint:
    """The text has at least one character that is not white space."""
    return CheckConstraint(condition=Q(**{f"{field}__regex": r"\S"}), name=name)


def together(*fields: str, name: str) -> CheckConstraint:
    """The columns are all null or all set: who and when, latitude and longitude."""
    unset, present = Q(), Q()
    for field in fields:
        unset &= Q(**{f"{field}__isnull": True})
        present &= Q(**{f"{field}__isnull": False})
    return CheckConstraint(condition=unset | present, name=name)


def withdrawn_whole(*, name: str) -> CheckConstraint:
    """A withdrawal says who, when and why, or there is none."""
    return CheckConstraint(
        condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_reason="")
        | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & Q(withdrawn_reason__regex=r"\S")),
        name=name,
    )


def another(field: str, *, name: str) -> CheckConstraint:
    """A reference to a row of the same table is to another row than itself."""
    return CheckConstraint(condition=Q(**{f"{field}__isnull": True}) | ~Q(**{field: F("id")}), name=name)


def exactly_one(fields: Iterable[str], *, name: str) -> CheckConstraint:
    """One of the columns is set and the others are null."""
    names = tuple(fields)
    condition = Q()
    for chosen in names:
        condition |= Q(**{f"{field}__isnull": field != chosen for field in names})
    return CheckConstraint(condition=condition, name=name)
