"""What each kind of address of the API does, as OpenAPI operations."""

from collections.abc import Callable
from typing import Any, Protocol, cast

from drf_spectacular.openapi import AutoSchema

from deals.api.collections import NAMES
from deals.api.exports.formats import Format
from deals.api.openapi.components import HEADERS, list_name
from deals.api.openapi.json_schema import Schema, reference
from deals.api.openapi.parameters import (
    VERSION_PARAMETER,
    export_parameters,
    fields_parameter,
    key_parameter,
    list_parameters,
)
from deals.queries.documents.shapes import DOCUMENTS
from deals.vocabulary import Resource

Describe = Callable[[Resource], Schema | None]
_ALWAYS = {"401": "Unauthorized", "412": "PreconditionFailed", "429": "TooManyRequests"}
_OF_A_RECORD = {"400": "BadRequest", "404": "NotFound", "410": "Gone", **_ALWAYS}


class Described(Protocol):
    """A view that says what it does."""

    describe: Describe
    resource: Resource


class ViewsOperation(AutoSchema):
    """Takes the operation from the view, which knows it: nothing is guessed from serializers that are not there."""

    def get_operation(self, *args: Any, **kwargs: Any) -> Schema | None:
        """The view's operation as OpenAPI has it."""
        view = cast("Described", self.view)
        return view.describe(view.resource)


def undescribed(resource: Resource) -> None:
    """Of an address that the document passes over."""


def root(resource: Resource) -> Schema:
    """The addresses of everything else."""
    answer = _json("Where to begin.", _component("Root"))
    return _operation("root", "index", "Where to begin", [], answer, {"400": "BadRequest", **_ALWAYS})


def record_list(resource: Resource) -> Schema:
    """A page of a list."""
    name = NAMES[resource]
    answer = _json(f"A page of {name}.", _component(list_name(resource)))
    problems = {"400": "BadRequest", **_ALWAYS}
    return _operation(f"{name}_list", name, f"List {name}", list_parameters(resource), answer, problems)


def record(resource: Resource) -> Schema:
    """One record."""
    name = NAMES[resource]
    parameters = [key_parameter(resource), fields_parameter(resource)]
    answer = _json("The record, as it is published now.", reference(DOCUMENTS[resource]))
    operation = _operation(f"{name}_get", name, f"One {resource.label}", parameters, answer, _OF_A_RECORD)
    location: Schema = {"description": "The record that took over.", "schema": {"type": "string"}}
    operation["responses"]["301"] = {
        "description": "It was renamed, or merged into another.",
        "headers": {"Location": location},
    }
    return operation


def version_list(resource: Resource) -> Schema:
    """The log of a record."""
    name = NAMES[resource]
    answer = _json("The log, the newest version first.", _component("VersionList"))
    problems = {status: problem for status, problem in _OF_A_RECORD.items() if status != "410"}
    summary = f"The versions of one {resource.label}"
    return _operation(f"{name}_versions", name, summary, [key_parameter(resource)], answer, problems)


def record_version(resource: Resource) -> Schema:
    """A record as it was."""
    name = NAMES[resource]
    parameters = [key_parameter(resource), VERSION_PARAMETER, fields_parameter(resource)]
    options = {"anyOf": [reference(DOCUMENTS[resource]), _component("Withdrawal")]}
    answer = _json("The record, byte for byte as it was published then.", options)
    summary = f"One {resource.label} as it was published"
    return _operation(f"{name}_version", name, summary, parameters, answer, _OF_A_RECORD)


def export(resource: Resource, form: Format) -> Schema:
    """A whole list as one file."""
    name = NAMES[resource]
    answer = _answer(f"All {name} that the parameters leave.", form.media_type, form.schema())
    problems = {"400": "BadRequest", **_ALWAYS}
    summary = f"All {name} as {form.suffix.upper()}"
    return _operation(f"{name}_{form.suffix}", name, summary, export_parameters(resource), answer, problems)


def _operation(
    name: str, tag: str, summary: str, parameters: list[Schema], answer: Schema, problems: dict[str, str]
) -> Schema:
    return {
        "operationId": name,
        "tags": [tag],
        "summary": summary,
        "parameters": parameters,
        "security": [{}, {"apiKey": []}],
        "responses": {
            "200": answer,
            "304": {"description": "Your copy is of this version.", "headers": _headers()},
            **{status: {"$ref": f"#/components/responses/{problem}"} for status, problem in problems.items()},
        },
    }


def _json(description: str, schema: Schema) -> Schema:
    return _answer(description, "application/json", schema)


def _answer(description: str, media_type: str, schema: Schema) -> Schema:
    return {"description": description, "headers": _headers(), "content": {media_type: {"schema": schema}}}


def _headers() -> Schema:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in HEADERS}


def _component(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}
