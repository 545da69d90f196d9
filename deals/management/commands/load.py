"""`manage.py load`: an empty database that says what an export says."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from deals.actions.dataset import load_dataset
from deals.errors import DatasetNotEmpty, DatasetRefused


class Command(BaseCommand):
    """Loads all of it or nothing."""

    help = "Loads what `export` wrote into a database in which nothing is published."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where from."""
        parser.add_argument("directory", type=Path, metavar="DIR")

    def handle(self, *, directory: Path, **options: Any) -> None:
        """CommandError, and so exit status 1, where the files or the database are not as they must be."""
        try:
            loaded = load_dataset(directory)
        except (DatasetRefused, DatasetNotEmpty) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(", ".join(f"{number:,} {name}" for name, number in loaded.items()))
