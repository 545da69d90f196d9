from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince

from deals.admin.access import ReadOnly
from deals.admin.audit import audit
from deals.admin.desk.urls import desk_urls
from deals.models import Article, Proposal
from deals.vocabulary import ArticleState, Decision

REVIEWED = (ArticleState.DRAFTED, ArticleState.PUBLISHED)


@admin.register(Article)
class ArticleAdmin(ReadOnly):
    """The queue: where each article stands, how much of it is decided, and how long it has waited."""

    change_list_template = "admin/deals/article/change_list.html"
    list_display = ("heading", "state", "undecided", "decided", "doubts", "publisher", "published_on", "age")
    list_display_links = None
    list_filter = ("state", "publisher", "submitted_by")
    list_select_related = ("submitted_by",)
    list_per_page = 50
    search_fields = ("title", "publisher", "url", "text")
    date_hierarchy = "submitted_at"
    ordering = ("-submitted_at",)
    exclude = ("submission", "text_key", "address_key")

    def get_urls(self) -> list[URLPattern]:
        """The desk's addresses before the admin's own, which would take "submit" for an id."""
        return [*desk_urls(self.admin_site), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """With the counts of the list, and without the bytes that were handed in."""
        of = Count("proposals")
        undecided = Count("proposals", filter=Q(proposals__decision=Decision.OPEN))
        articles: QuerySet[Article] = super().get_queryset(request).defer("submission", "text")
        return articles.annotate(of=of, undecided=undecided)

    @admin.display(description="article", ordering="title")
    def heading(self, article: Article) -> SafeString:
        """The title, leading to the desk, or to the article's state while there is nothing to review."""
        name = "admin:desk-review" if article.state in REVIEWED else "admin:desk-state"
        return format_html('<a href="{}">{}</a>', reverse(name, args=[article.pk]), str(article)[:120])

    @admin.display(description="open", ordering="undecided")
    def undecided(self, article: Article) -> int:
        """Proposals that wait for a decision."""
        return int(article.undecided)  # type: ignore[attr-defined]

    @admin.display(description="of", ordering="of")
    def decided(self, article: Article) -> int:
        """All of its proposals."""
        return int(article.of)  # type: ignore[attr-defined]

    @admin.display(description="problem")
    def doubts(self, article: Article) -> str:
        """Why ingestion failed, or the first doubt about the whole text."""
        return article.failure or next((problem["message"] for problem in article.problems), "")

    @admin.display(description="age", ordering="submitted_at")
    def age(self, article: Article) -> str:
        """How long ago it was handed in."""
        return timesince(article.submitted_at, depth=1)


@admin.register(Proposal)
class ProposalAdmin(ReadOnly):
    """Every decision there was: what the machine read, what a person made of it, and why it was rejected."""

    list_display = ("article", "kind", "origin", "rule", "decision", "decision_reason", "decided_by", "decided_at")
    list_filter = ("kind", "origin", "decision", "rule")
    list_select_related = ("article", "decided_by")
    search_fields = ("article__title", "citation__quote", "rule")
    raw_id_fields = ("article", "citation", "company", "deal")

    def get_urls(self) -> list[URLPattern]:
        """The audit of all decisions before the admin's own addresses, which would take "audit" for an id."""
        return [path("audit/", self.admin_site.admin_view(audit), name="extraction-audit"), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Proposal]:
        """Without the articles' bytes and texts."""
        return super().get_queryset(request).defer("article__submission", "article__text")
