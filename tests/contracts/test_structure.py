import subprocess
import sys
from io import StringIO

import pytest
from django.contrib import admin
from django.core.management import call_command
from django.urls import get_resolver

from deals.models import Article
from tests.contracts.repository import ROOT

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def test_the_direction_of_dependencies_is_kept() -> None:
    linted = subprocess.run([sys.executable, "-c", LINT_IMPORTS], cwd=ROOT, capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout


@pytest.mark.django_db
def test_the_migrations_are_up_to_date() -> None:
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


def test_the_framework_finds_no_fault() -> None:
    # The admin's checks see what is registered, which the addresses do when they are first asked for.
    assert len(get_resolver().url_patterns) > 1
    assert admin.site.is_registered(Article)
    call_command("check", fail_level="WARNING")
