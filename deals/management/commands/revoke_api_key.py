"""`manage.py revoke_api_key`: a key that opens nothing any more."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from deals.actions.api_keys import revoke
from deals.models import ApiKey


class Command(BaseCommand):
    """Revokes one key, from the next request on."""

    help = "Revokes a key of the API."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which key, and who revokes it."""
        parser.add_argument("prefix", help="the eight characters of the key after “dt_”")
        parser.add_argument("--by", required=True, metavar="NAME", help="user name of who revokes it")

    def handle(self, *, prefix: str, by: str, **options: Any) -> None:
        """CommandError if there is no such key or user."""
        try:
            key, user = ApiKey.objects.get(prefix=prefix), User.objects.get(username=by)
        except (ApiKey.DoesNotExist, User.DoesNotExist) as error:
            raise CommandError(str(error)) from error
        revoke(key, by=user)
        self.stdout.write(f"{key} is revoked.")
