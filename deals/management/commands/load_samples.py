"""`manage.py load_samples`: fills an empty database with the sample articles, through the real pipeline."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from deals.acting import acting
from deals.actions import ingestion
from deals.actions.samples import EDITOR, review_sample, submit_sample
from deals.ingestion.samples import Sample, read_companies, read_samples
from deals.management.waiting import wait_for_workers, worker_answers
from deals.models import Article
from deals.tasks import queue_next_step
from deals.vocabulary import ArticleState

WORKER_SECONDS = 30.0
READ_SECONDS = 300.0


class Command(BaseCommand):
    """Goes on where it was interrupted; does nothing where anybody else has handed in an article."""

    help = "Loads the sample articles with the editor's corrections, unless there are articles of others."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How long to wait for a worker."""
        parser.add_argument(
            "--wait",
            type=float,
            default=WORKER_SECONDS,
            metavar="SECONDS",
            help="for a worker to answer; without one, this process reads the articles itself (0: at once)",
        )

    def handle(self, *, wait: float, **options: Any) -> None:
        """Hands all of them in, has them read, then reviews and publishes them in the order of their dates."""
        if Article.objects.exclude(submitted_by__username=EDITOR).exists():
            self.stdout.write("There are articles already: no samples loaded.")
            return
        samples = sorted(read_samples(), key=lambda sample: (sample.published, sample.id))
        articles = {sample.id: submit_sample(sample).article for sample in samples}
        self._read(list(articles.values()), wait)
        known = read_companies()
        for sample in samples:
            article = Article.objects.get(pk=articles[sample.id].pk)
            if article.state != ArticleState.PUBLISHED:
                _refuse_unread(article, sample)
                review_sample(article, sample, known)
                self.stdout.write(f"{sample.id}: published")

    def _read(self, articles: list[Article], wait: float) -> None:
        if worker_answers(wait):
            for article in articles:
                queue_next_step(article)
            wait_for_workers(articles, READ_SECONDS)
            return
        self.stdout.write("No worker answers: reading the samples here.")
        for article in articles:
            with acting("draft", article=article.pk):
                ingestion.draft(article.pk)


def _refuse_unread(article: Article, sample: Sample) -> None:
    """Raises CommandError with what hindered the reading of the article."""
    if article.state != ArticleState.DRAFTED:
        raise CommandError(f"{sample.id} was not read: {article.failure or article.state}")
