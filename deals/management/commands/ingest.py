"""`manage.py ingest`: hands articles in, as the form of the admin does."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from deals.acting import acting
from deals.actions.articles import Details, Receipt, Upload, submit
from deals.errors import ArticleRefused, FetchError
from deals.ingestion.sources import page_from_record, read_record
from deals.management.waiting import wait_for_workers
from deals.models import Article
from deals.tasks import queue_next_step
from deals.vocabulary import ArticleState

DEFAULT_NAME = "command-line"
WAIT_SECONDS = 300.0


class Command(BaseCommand):
    """Submits each file or address, and prints what became of it; fails if any was refused."""

    help = "Hands in articles: text or HTML files, records in .json, or addresses that begin with http."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The sources, who hands them in, and whether to wait for the workers."""
        parser.add_argument("sources", nargs="+", metavar="FILE|URL")
        parser.add_argument("--by", metavar="NAME", help="the user who hands them in; a user of its own by default")
        parser.add_argument("--wait", action="store_true", help="wait until they are read, and say how that went")

    def handle(self, *, sources: list[str], by: str | None, wait: bool, **options: Any) -> None:
        """One line for each source; CommandError, and so exit status 1, if one was refused or failed."""
        user = _user(by)
        receipts, refused = {}, 0
        for source in sources:
            try:
                with acting("submit", by=user):
                    receipts[source] = receipt = submit_source(source, by=user)
            except (OSError, ArticleRefused, FetchError) as error:
                refused += 1
                self.stderr.write(f"{source}: refused. {error}")
                continue
            queued = queue_next_step(receipt.article)
            self.stdout.write(f"{source}: {_what_became(receipt)}{'' if queued else QUEUE_UNREACHABLE}")
        failed = self._wait(receipts) if wait else 0
        if refused or failed:
            raise CommandError(f"{refused} refused, {failed} failed, of {len(sources)}.")

    def _wait(self, receipts: dict[str, Receipt]) -> int:
        """Says how the reading of each ended; returns how many did not end well."""
        wait_for_workers([receipt.article for receipt in receipts.values()], WAIT_SECONDS)
        failed = 0
        for source, receipt in receipts.items():
            article = Article.objects.get(pk=receipt.article.pk)
            failed += article.state in (ArticleState.FAILED, *UNFINISHED)
            self.stdout.write(f"{source}: {article.state}. {article.failure}".rstrip())
        return failed


UNFINISHED = (ArticleState.SUBMITTED, ArticleState.FETCHED)
QUEUE_UNREACHABLE = " The queue cannot be reached: it is read as soon as a worker runs."


def submit_source(source: str, *, by: User) -> Receipt:
    """Hands in one file or address; raises OSError, ArticleRefused or FetchError."""
    if source.startswith(("http://", "https://")):
        return submit(by=by, details=Details(url=source))
    path = Path(source)
    content = path.read_bytes()
    if path.suffix.lower() == ".json":
        page = page_from_record(read_record(content))
        details = Details(page.url, page.title, page.publisher, page.published or "")
        return submit(by=by, text=page.text, details=details)
    content_type = "text/html" if path.suffix.lower() in (".html", ".htm", ".xhtml") else ""
    return submit(by=by, upload=Upload(content, content_type))


def _what_became(receipt: Receipt) -> str:
    if receipt.is_new:
        return f"handed in as article {receipt.article.pk}."
    return f"was here before as article {receipt.article.pk} ({receipt.article.state})."


def _user(name: str | None) -> User:
    if name is not None:
        try:
            return User.objects.get(username=name)
        except User.DoesNotExist as error:
            raise CommandError(f"There is no user “{name}”.") from error
    user, is_new = User.objects.get_or_create(username=DEFAULT_NAME)
    if is_new:
        user.set_unusable_password()
        user.save()
    return user
