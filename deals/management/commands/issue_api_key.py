"""`manage.py issue_api_key`: a key of the API, printed once."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from deals.actions.api_keys import issue
from deals.vocabulary import RateClass


class Command(BaseCommand):
    """Prints the key alone on stdout, and what to know about it on stderr."""

    help = "Issues a key of the API to a user. It is shown once; only its hash is kept."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose key, what for, and how often it may ask."""
        parser.add_argument("owner", help="user name")
        parser.add_argument("label", help="what the key is for")
        parser.add_argument("--rate-class", choices=RateClass.values(), default=RateClass.STANDARD.value)

    def handle(self, *, owner: str, label: str, rate_class: str, **options: Any) -> None:
        """CommandError if there is no such user."""
        try:
            user = User.objects.get(username=owner)
        except User.DoesNotExist as error:
            raise CommandError(f"There is no user “{owner}”.") from error
        issued = issue(owner=user, label=label, rate_class=RateClass(rate_class), by=user)
        self.stderr.write(
            f"The key {issued.key} of {owner} is not shown again. Send it as “Authorization: Bearer KEY”."
        )
        self.stdout.write(issued.secret)
