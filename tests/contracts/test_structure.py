import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import call_command

from tests.contracts.repository import ROOT

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def test_the_direction_of_dependencies_is_kept() -> None:
    linted = subprocess.run([sys.executable, "-c", LINT_IMPORTS], cwd=ROOT, capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout


@pytest.mark.django_db
def test_the_migrations_are_up_to_date() -> None:
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


def test_the_framework_finds_no_fault() -> None:
    call_command("check", fail_level="WARNING")
