from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from deals.admin.access import ReadOnly
from deals.models import Publication


@admin.register(Publication)
class PublicationAdmin(ReadOnly):
    """The log of what the world was shown; only ever appended to."""

    list_display = ("resource", "subject_id", "version", "reason", "note", "by", "published_at")
    list_filter = ("resource", "reason", "by")
    list_select_related = ("by",)
    search_fields = ("subject_id", "note")
    date_hierarchy = "published_at"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publication]:
        """The newest first."""
        return super().get_queryset(request).order_by("-published_at", "-pk")
