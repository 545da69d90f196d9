from django.db.models import Q

from deals.models import (
    Article,
    Citation,
    Credit,
    DealPlace,
    Figure,
    Mention,
    Party,
    Project,
    Quotation,
    ScopeItem,
    Siting,
    StatusStep,
)
from deals.queries.documents import rows
from deals.queries.documents.parts import (
    citation_shape,
    company_reference,
    date_shape,
    deal_summary,
    figure_shape,
    quotation_shape,
)
from deals.queries.documents.shapes import ArticleDocument, CitationShape, MentionShape

_CITING = (Credit, DealPlace, Figure, Mention, Party, Project, Quotation, ScopeItem, Siting, StatusStep)


def article_document(article_id: int) -> ArticleDocument:
    """The article as the public sees it: the words that records cite, not its text; Article.DoesNotExist if none."""
    article = Article.objects.prefetch_related("reported_from").get(pk=article_id)
    mentions = article.mentions.select_related("company", "citation__article")
    return ArticleDocument(
        id=article.pk,
        url=article.get_absolute_url(),
        api_url=f"/api/v1/articles/{article.pk}/",
        page=article.url,
        title=article.title,
        publisher=article.publisher,
        authors=article.authors,
        language=article.language,
        published_on=date_shape(article.published_on),
        recorded_on=article.submitted_at.date().isoformat(),
        checked_on=article.checked_at.date().isoformat() if article.checked_at else None,
        reported_from=[credit.name for credit in article.reported_from.all()],
        companies=[MentionShape(company_reference(m.company), m.role, citation_shape(m.citation)) for m in mentions],
        deals=[deal_summary(deal) for deal in rows.deal_summaries().filter(cited_in(article_id)).distinct()],
        figures=[figure_shape(figure) for figure in rows.figures().filter(citation__article=article)],
        quotations=[quotation_shape(row) for row in rows.quotations().filter(citation__article=article)],
        citations=_cited(article),
    )


def cited_in(article_id: int) -> Q:
    """Of deals: those that rest, among others, on the article."""
    return Q(parties__citation__article=article_id) | Q(status_steps__citation__article=article_id)


def _cited(article: Article) -> list[CitationShape]:
    """The spans that records cite, in the order of the text; what was only proposed is not shown."""
    used = Citation.objects.none().values_list("pk")
    for model in _CITING:
        used = used.union(model._default_manager.filter(citation__article=article).values_list("citation"))
    spans = Citation.objects.filter(pk__in=[pk for (pk,) in used]).select_related("article")
    return [citation_shape(citation) for citation in spans.order_by("start", "end")]
