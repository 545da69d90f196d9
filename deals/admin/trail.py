from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from deals.queries.trail import trail_of


class WithTrail(admin.ModelAdmin):
    """In place of Django's log of what was done in its own forms: every change, whatever made it."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The history of one record, the newest first; `?before=` asks for what is older."""
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        before = request.GET.get("before", "")
        context = {
            **self.admin_site.each_context(request),
            "title": f"History: {record}",
            "subtitle": None,
            "object": record,
            "opts": self.opts,
            "module_name": str(self.opts.verbose_name_plural),
            "preserved_filters": self.get_preserved_filters(request),
            "trail": trail_of(record, before=int(before) if before.isdecimal() else None),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/trail.html", context)
