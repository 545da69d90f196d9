"""What a request to the API can have wrong, as exceptions that become problem documents (RFC 9457).

`extensions` are the members that a problem document of this kind has beside the standard ones.
"""

from collections.abc import Iterable

from rest_framework import exceptions, status

from deals.errors import FiltersRefused


class ParametersRefused(exceptions.ValidationError):
    """Parameters that mean nothing here; `known_parameters` are those that do."""

    def __init__(self, faults: dict[str, str], known: Iterable[str], *, code: str = "invalid") -> None:
        super().__init__({name: [reason] for name, reason in faults.items()}, code=code)
        self.extensions = {"known_parameters": list(known)}

    @classmethod
    def of(cls, error: FiltersRefused) -> "ParametersRefused":
        """The same refusal, as an answer."""
        return cls(error.faults, error.known, code=error.code)


class FieldsRefused(ParametersRefused):
    """`fields` names keys that the documents do not have; `known_fields` are those that they have."""

    def __init__(self, unknown: Iterable[str], known: Iterable[str]) -> None:
        reason = f"these are no fields of this record: {', '.join(unknown)}"
        super().__init__({"fields": reason}, (), code="unknown_fields")
        self.extensions = {"known_fields": list(known)}


class Gone(exceptions.APIException):
    """The record was withdrawn; the detail says why."""

    status_code = status.HTTP_410_GONE
    default_code = "withdrawn"

    def __init__(self, reason: str, *, withdrawn_at: str) -> None:
        super().__init__(f"This record was withdrawn: {reason}")
        self.extensions = {"reason": reason, "withdrawn_at": withdrawn_at}


class PreconditionFailed(exceptions.APIException):
    """`If-Match` or `If-Unmodified-Since` names another version than the present one."""

    status_code = status.HTTP_412_PRECONDITION_FAILED
    default_detail = "The present version is not the one that the request insists on."
    default_code = "precondition_failed"
