from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from deals.actions.publications import publish
from deals.models import Listing
from deals.vocabulary import Reason, Resource


class Command(BaseCommand):
    """After an upgrade that renders records otherwise than before."""

    help = "Renders every published record anew and appends a version of each whose document has changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who stands in the log for it, and why."""
        parser.add_argument("--by", required=True, metavar="USER", help="the user who answers for it in the log")
        parser.add_argument("--note", default="", help="in words, for the public log of corrections")

    def handle(self, *args: Any, by: str, note: str, **options: Any) -> None:
        """Publishes all in one transaction and says how many versions that appended."""
        user = User.objects.filter(username=by).first()
        if user is None:
            raise CommandError(f"There is no user {by!r}.")
        live = Listing.objects.filter(state=Listing.LIVE).values_list("resource", "subject_id")
        subjects = {(Resource(resource), subject_id) for resource, subject_id in live}
        appended = publish(subjects, reason=Reason.RERENDER, by=user, note=note)
        self.stdout.write(f"{len(appended)} of {len(subjects)} records have a new version.")
