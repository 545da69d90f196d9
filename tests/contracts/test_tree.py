"""What holds for every file of the repository."""

import re

import pytest

from tests.contracts.repository import ROOT, tracked_files

# Put together here, so that this file does not name them.
REGISTRIES = [
    ".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))
]
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "base", "manager", "managers", "misc"}
CONFLICT_MARKER = re.compile(rb"^(<{7}|>{7}|\|{7}) ", re.MULTILINE)
RELATIVE_IMPORT = re.compile(r"^\s*from \.", re.MULTILINE)


def test_no_file_names_a_package_registry() -> None:
    naming = [
        str(path.relative_to(ROOT))
        for path in tracked_files()
        if any(registry.encode() in path.read_bytes() for registry in REGISTRIES)
    ]
    assert naming == []


def test_no_file_holds_an_unresolved_conflict() -> None:
    holding = [str(path.relative_to(ROOT)) for path in tracked_files() if CONFLICT_MARKER.search(path.read_bytes())]
    assert holding == []


def test_every_requirement_is_pinned_by_hash() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        requirements = re.split(r"\n(?=\S)", (ROOT / lock).read_text())
        pinned = [text for text in requirements if "==" in text.split("\n")[0]]
        assert len(pinned) > 50
        assert all("--hash=sha256:" in text for text in pinned), lock


@pytest.mark.parametrize("package", ["companies", "config", "deals"])
def test_modules_are_named_for_what_they_hold(package: str) -> None:
    names = {path.stem for path in (ROOT / package).rglob("*.py")}
    assert not names & NAMES_THAT_SAY_NOTHING


def test_imports_are_absolute() -> None:
    relative = [
        str(path.relative_to(ROOT))
        for path in tracked_files()
        if path.suffix == ".py" and RELATIVE_IMPORT.search(path.read_text())
    ]
    assert relative == []


def test_every_dependency_has_its_reason() -> None:
    project = (ROOT / "pyproject.toml").read_text().split("[tool.", 1)[0]
    requirements = [line for line in project.splitlines() if re.match(r'  "[a-z].*",', line)]
    assert len(requirements) > 30
    assert [line for line in requirements if "  # " not in line] == []
