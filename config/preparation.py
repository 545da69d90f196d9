"""What a fresh database needs before somebody can use it. Each step does nothing where it has been done."""

import secrets
from io import StringIO
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management import call_command

from companies.models import GazetteerEntry
from config.static_files import collect_if_changed
from deals.models import Article

ADMIN_NAME = "admin"
PASSWORD_BYTES = 15


def bring_up_to_date() -> None:
    """Migrates the database and collects the static files: the web server must find both when it starts."""
    call_command("migrate", verbosity=0, interactive=False)
    collect_if_changed()


def first_admin() -> str | None:
    """Creates an administrator where there is none, and returns the password: it is stored nowhere."""
    users = get_user_model()._default_manager
    if users.filter(is_superuser=True).exists():
        return None
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    users.create_superuser(username=ADMIN_NAME, password=password)
    return password


def load_gazetteer() -> None:
    """Loads the places of the world, by which an editor finds the one that an article names."""
    if not GazetteerEntry.objects.exists():
        call_command("load_gazetteer", stdout=StringIO())


def load_samples(var: Path) -> None:
    """Loads the sample articles into an empty database; needs a running worker. Goes on where it was interrupted."""
    unfinished = var / "samples.unfinished"
    if Article.objects.exists() and not unfinished.exists():
        return
    unfinished.touch()
    call_command("load_samples", stdout=StringIO())
    unfinished.unlink()
