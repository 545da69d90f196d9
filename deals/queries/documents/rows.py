"""The rows that documents are made of, each with all that it shows fetched in a fixed number of queries."""

from django.db.models import Prefetch, QuerySet

from deals.models import Deal, Figure, Party, Quotation, StatusStep
from deals.queries.documents.order import BY_SOURCE

CITED = ("citation__article",)


def figures() -> QuerySet[Figure]:
    """Live figures, the newest statement first, with quantity, subject, speaker, citation and article."""
    return (
        Figure.objects.live()
        .filter(citation__article__withdrawn_at__isnull=True)
        .select_related(
            "quantity__company", "quantity__deal", "quantity__facility", "speaker__company", "citation__article"
        )
        .order_by("-stated_on", *BY_SOURCE, "raw", "pk")
    )


def quotations() -> QuerySet[Quotation]:
    """Live quotations in the order of their text, with speaker, citation and article."""
    return (
        Quotation.objects.live()
        .filter(citation__article__withdrawn_at__isnull=True)
        .select_related("speaker__company", "citation__article")
        .order_by(*BY_SOURCE, "pk")
    )


def deal_summaries() -> QuerySet[Deal]:
    """Live deals, the newest first, with what `deal_summary` needs."""
    return (
        Deal.objects.live()
        .prefetch_related(
            Prefetch("parties", Party.objects.select_related("company").order_by(*BY_SOURCE, "pk")),
            Prefetch("status_steps", StatusStep.objects.select_related("citation__article")),
        )
        .order_by("-announced_on", "title", "slug", "pk")
    )
