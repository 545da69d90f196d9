"""`manage.py describe_documents`: the reference page of the documents."""

from typing import Any

from django.core.management.base import BaseCommand

from deals.api.openapi.markdown import reference_page


class Command(BaseCommand):
    """Prints it; docs/reference/documents.md is its output."""

    help = "Prints the reference of the published documents as Markdown."

    def handle(self, **options: Any) -> None:
        """Needs no database."""
        self.stdout.write(reference_page(), ending="")
