"""`manage.py export`: everything that is published, as files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from deals.actions.dataset import export_dataset


class Command(BaseCommand):
    """Prints how many rows each file has."""

    help = "Writes the whole public data set to a directory: documents, log and listings, with a manifest."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("directory", type=Path, metavar="DIR")

    def handle(self, *, directory: Path, **options: Any) -> None:
        """One line for each file."""
        for name, written in export_dataset(directory).items():
            self.stdout.write(f"{written.rows:>9,}  {name}")
