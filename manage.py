#!/usr/bin/env python
import os
import sys
from contextlib import AbstractContextManager, nullcontext

from config.embedded.errors import EmbeddedServiceError

# Commands that touch neither the database nor the broker, and so start fast and anywhere.
WITHOUT_SERVICES = frozenset({"check", "collectstatic", "evaluate", "extract", "help", "spectacular", "version"})


def services_for(arguments: list[str]) -> AbstractContextManager[None]:
    """The embedded services for the life of this command, where no address is set and the command needs them."""
    command = arguments[1] if len(arguments) > 1 else "help"
    if command in WITHOUT_SERVICES or {"-h", "--help", "--version"} & set(arguments):
        return nullcontext()
    from config import embedded
    from config.celery import app

    app.set_default()  # what the command queues goes to our broker
    return embedded.services_of_settings()


def main() -> None:
    """Runs a management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line

    try:
        with services_for(sys.argv):
            execute_from_command_line(sys.argv)
    except EmbeddedServiceError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
