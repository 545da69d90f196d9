"""The schemas, headers, errors and keys that the operations of the API refer to."""

from deals.api.collections import NAMES
from deals.api.openapi.json_schema import Schema, object_schema, reference, shapes_within
from deals.api.openapi.meanings import KEYS
from deals.queries.documents.shapes import DOCUMENTS
from deals.vocabulary import DifferenceKind, Reason, Resource

_LINK: Schema = {"type": ["string", "null"], "format": "uri"}
_STAMPS: dict[str, Schema] = {
    "version": {"type": "integer", "minimum": 1, "description": KEYS["version"]},
    "published_at": {"type": "string", "format": "date-time", "description": KEYS["published_at"]},
}


def components() -> Schema:
    """All components, by the sections of an OpenAPI document."""
    return {
        "schemas": _schemas(),
        "headers": HEADERS,
        "responses": {name: _problem_answer(description) for name, description in PROBLEMS.items()},
        "securitySchemes": {
            "apiKey": {
                "type": "http",
                "scheme": "bearer",
                "description": "A key raises the rate at which you may ask; nothing needs one.",
            }
        },
    }


def list_name(resource: Resource) -> str:
    """The name of the schema of a list."""
    return DOCUMENTS[resource].__name__.replace("Document", "List")


def _schemas() -> dict[str, Schema]:
    shapes = {shape for document in DOCUMENTS.values() for shape in shapes_within(document)}
    schemas = {shape.__name__: object_schema(shape) for shape in sorted(shapes, key=lambda shape: shape.__name__)}
    for resource, document in DOCUMENTS.items():
        stamped = schemas[document.__name__]
        stamped["properties"] |= _STAMPS
        stamped["required"] += _STAMPS
        schemas[list_name(resource)] = _page_of(reference(document), f"A page of {NAMES[resource]}.")
    return schemas | _OTHERS


def _page_of(item: Schema, description: str) -> Schema:
    return _object(
        description,
        next={**_LINK, "description": "Address of the page after this one; null on the last page."},
        previous={**_LINK, "description": "Address of the page before this one; null on the first page."},
        results={"type": "array", "items": item},
    )


def _object(description: str, **properties: Schema) -> Schema:
    return {"type": "object", "description": description, "properties": properties, "required": list(properties)}


def _problem_answer(description: str) -> Schema:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": description, "content": content}


PROBLEMS = {
    "BadRequest": "Parameters that mean nothing here; `known_parameters` or `known_fields` lists those that there are.",
    "Unauthorized": "The API key is unknown or was revoked.",
    "NotFound": "There is no such record.",
    "Gone": "The record was withdrawn; `reason` says why.",
    "PreconditionFailed": "`If-Match` or `If-Unmodified-Since` insists on another version.",
    "TooManyRequests": "The rate is used up; `Retry-After` says for how many seconds.",
}
HEADERS: dict[str, Schema] = {
    "ETag": {"description": "Which version this is; send it back as `If-None-Match`.", "schema": {"type": "string"}},
    "Last-Modified": {"description": "When this version came about.", "schema": {"type": "string"}},
    "RateLimit-Limit": {"description": "Requests in a window of time.", "schema": {"type": "integer"}},
    "RateLimit-Remaining": {"description": "Requests left in this window.", "schema": {"type": "integer"}},
    "RateLimit-Reset": {"description": "Seconds until the next window.", "schema": {"type": "integer"}},
}
_VERSION_ENTRY = _object(
    "One version in the log of a record.",
    **_STAMPS,
    reason={"type": "string", "enum": Reason.values(), "description": "Why it was published."},
    note={"type": "string", "description": "The reason in words, where somebody gave some."},
    changes={
        "type": "array",
        "description": "What changed from the version before, in the order of importance; empty of the first.",
        "items": _object(
            "One thing that changed.",
            kind={"type": "string", "enum": DifferenceKind.values(), "description": "What sort of change it is."},
            field={"type": "string", "description": "Where, by keys and ids: `figures/12/modality`."},
            text={"type": "string", "description": "The change in words."},
        ),
    },
    sha256={"type": "string", "description": "Of the document without `version` and `published_at`."},
    api_url={"type": "string", "description": "Where this version is, byte for byte."},
)
_OTHERS: dict[str, Schema] = {
    "Problem": {
        **_object(
            "An error, after RFC 9457. Some kinds have further members.",
            type={"type": "string", "description": "about:blank: the status says what kind of problem it is."},
            title={"type": "string", "description": "The status in words."},
            status={"type": "integer", "description": "The HTTP status."},
            detail={"type": "string", "description": "What is wrong, in words."},
            errors={"type": "array", "items": {"$ref": "#/components/schemas/Fault"}},
        ),
        "additionalProperties": True,
    },
    "Fault": {
        "type": "object",
        "description": "One thing that is wrong with the request.",
        "properties": {
            "code": {"type": "string", "description": "Stable, for programs."},
            "detail": {"type": "string", "description": "For people."},
            "parameter": {"type": "string", "description": "The parameter at fault, if it is one."},
        },
        "required": ["code", "detail"],
    },
    "VersionEntry": _VERSION_ENTRY,
    "VersionList": _page_of({"$ref": "#/components/schemas/VersionEntry"}, "The log of a record; always one page."),
    "Withdrawal": _object(
        "The version of a record that took it back; a later version may have restored it.",
        id={"type": "integer", "description": KEYS["id"]},
        withdrawn={"const": True},
        reason={"type": "string", "description": "Why, in words."},
        **_STAMPS,
    ),
    "Root": _object(
        "Where to begin.",
        collections={"type": "object", "additionalProperties": {"type": "string"}},
        schema={"type": "string"},
        docs={"type": "string"},
        dataset=_object(
            "The state of the whole data set.",
            version={"type": "integer", "description": "Grows with every publication."},
            changed_at={"type": "string", "format": "date-time"},
        ),
    ),
    "GeoJson": _object(
        "A FeatureCollection after RFC 7946. Only sites and cities are points; what is larger has no geometry but its "
        "ISO 3166 code in `properties`.",
        type={"const": "FeatureCollection"},
        features={"type": "array", "items": {"$ref": "#/components/schemas/GeoJsonFeature"}},
    ),
    "GeoJsonFeature": _object(
        "A record at a place.",
        type={"const": "Feature"},
        id={"type": "string"},
        geometry={"type": ["object", "null"]},
        properties={"type": "object"},
    ),
}
