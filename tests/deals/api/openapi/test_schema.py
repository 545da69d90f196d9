import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from jsonschema import Draft202012Validator

from deals.actions.publications import publish_article, withdraw
from deals.api.collections import NAMES
from deals.models import Deal, Listing
from deals.queries.filters import known_parameters
from deals.vocabulary import Resource
from tests.factories.articles import accepted_story, user

Schema = dict[str, Any]


@pytest.fixture(scope="module")
def schema() -> Schema:
    """The OpenAPI document, assembled and validated as strictly as its tool can."""
    out = StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", "--format", "openapi-json", stdout=out)
    document: Schema = json.loads(out.getvalue())
    return document


def validator(schema: Schema, component: str) -> Draft202012Validator:
    return Draft202012Validator(
        {"$ref": f"#/components/schemas/{component}", "components": schema["components"]},
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


def closed(schema: Schema) -> Schema:
    """The same schema, where a key that it does not name is an error."""
    for component in schema["components"]["schemas"].values():
        if "additionalProperties" not in component and "properties" in component:
            component["additionalProperties"] = False
    return schema


def test_it_is_openapi_3_1(schema: Schema) -> None:
    assert schema["openapi"] == "3.1.0"
    assert len(schema["paths"]) >= 4 * len(NAMES)


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES.values())
def test_real_answers_of_every_kind_are_as_the_schema_says_key_by_key(
    client: Client, schema: Schema, name: str
) -> None:
    publish_article(accepted_story(), by=user())
    strict = closed(json.loads(json.dumps(schema)))
    for path, expected in (
        (f"/api/v1/{name}/", schema["paths"][f"/api/v1/{name}/"]),
        (f"/api/v1/{name}/{{key}}/", schema["paths"][f"/api/v1/{name}/{{key}}/"]),
        (f"/api/v1/{name}/{{key}}/versions/", schema["paths"][f"/api/v1/{name}/{{key}}/versions/"]),
    ):
        key = Listing.objects.of(resource_of(name)).earliest("pk").subject_id
        answer = client.get(path.format(key=key)).json()
        component = expected["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        validator(strict, component.rpartition("/")[2]).validate(answer)


@pytest.mark.django_db
def test_errors_and_the_index_are_as_the_schema_says(client: Client, schema: Schema) -> None:
    publish_article(accepted_story(), by=user())
    withdraw(Resource.DEAL, Deal.objects.get().pk, reason="Wrong.", by=user())
    problem = validator(closed(schema), "Problem")
    for path in ("/api/v1/deals/none/", "/api/v1/deals/?colour=red", f"/api/v1/deals/{Deal.objects.get().pk}/"):
        problem.validate(client.get(path).json())
    validator(schema, "Root").validate(client.get("/api/v1/").json())


@pytest.mark.parametrize(("resource", "name"), NAMES.items())
def test_every_parameter_that_a_list_understands_is_described(schema: Schema, resource: Resource, name: str) -> None:
    described = schema["paths"][f"/api/v1/{name}/"]["get"]["parameters"]
    assert [parameter["name"] for parameter in described] == [*known_parameters(resource), "fields"]
    assert all(parameter["description"] for parameter in described)


def test_every_operation_says_how_it_can_fail(schema: Schema) -> None:
    for path, operations in schema["paths"].items():
        answers = set(operations["get"]["responses"])
        assert {"200", "304", "400", "401", "429"} <= answers, path
        assert ("404" in answers) == ("{key}" in path), path


@pytest.mark.django_db
def test_the_schema_is_served_as_json_and_its_reader_needs_no_other_host(client: Client) -> None:
    served = client.get("/api/v1/schema/")
    assert served.headers["Content-Type"].startswith("application/vnd.oai.openapi+json")
    assert json.loads(served.content)["openapi"] == "3.1.0"
    page = client.get("/api/docs/").content.decode()
    assert "//" not in page.replace("</", "<").replace("// ", "")


def resource_of(name: str) -> Resource:
    return next(resource for resource, plural in NAMES.items() if plural == name)
