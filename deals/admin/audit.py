from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from deals.admin.access import REVIEW, needs
from deals.queries.audit import audit_page
from deals.queries.audit.page import PERIODS


@needs(REVIEW)
@require_GET
def audit(request: HttpRequest) -> HttpResponse:
    """How well the extractor reads, by week or month; another `by` than these means month."""
    by = request.GET.get("by", "")
    page = audit_page(by if by in PERIODS else "month")
    context = {**admin.site.each_context(request), "title": "Extraction under audit", "page": page, "periods": PERIODS}
    return TemplateResponse(request, "admin/audit.html", context)
