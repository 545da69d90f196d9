"""A single deal put under the larger one that it belongs to, with the words that say so."""

from django.contrib.auth.models import User
from django.db import transaction

from deals.acting import acting
from deals.actions.publications import publish
from deals.errors import UmbrellaRefused
from deals.ingestion.quotes import locate
from deals.models import Article, Citation, Deal, Publication
from deals.vocabulary import Reason, Resource


@transaction.atomic
def put_under(*, deal: Deal, umbrella: Deal, article: Article, quote: str, by: User) -> list[Publication]:
    """Says that the deal is part of the umbrella, where the article says so, and publishes both anew.

    The total of any set that holds both stays what it was: a part never adds to its umbrella. Raises QuoteNotFound if
    the words do not stand in the article, UmbrellaRefused if the umbrella is the deal itself or below it.
    """
    if deal.pk in _line(umbrella):
        raise UmbrellaRefused(deal=str(deal), umbrella=str(umbrella))
    span = locate(article.text, quote)
    citation, _ = Citation.objects.get_or_create(
        article=article, start=span.start, end=span.end, defaults={"quote": span.quote}
    )
    with acting("put under an umbrella", by=by, article=article.pk):
        Deal.objects.filter(pk=deal.pk).update(part_of=umbrella, part_of_citation=citation)
    return publish({(Resource.DEAL, deal.pk), (Resource.DEAL, umbrella.pk)}, reason=Reason.NEW_SOURCE, by=by)


def _line(deal: Deal) -> list[int]:
    """The deal and every umbrella above it."""
    line: list[int] = []
    above: Deal | None = deal
    while above is not None and above.pk not in line:
        line.append(above.pk)
        above = above.part_of
    return line
