from django.contrib import admin
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from deals.actions.api_keys import issue, revoke
from deals.admin.access import Undeletable, person
from deals.models import ApiKey
from deals.vocabulary import RateClass

ENTERED = ("owner", "label", "rate_class")
HISTORY = ("prefix", "issued_at", "issued_by", "last_used_at", "revoked_at", "revoked_by")


@admin.register(ApiKey)
class ApiKeyAdmin(Undeletable):
    """Keys of the API: issued here, shown once, and revoked; nothing else of them changes."""

    list_display = ("prefix", "label", "owner", "rate_class", "issued_at", "issued_by", "last_used_at", "revoked_at")
    list_filter = ("rate_class",)
    list_select_related = ("owner", "issued_by")
    search_fields = ("prefix", "label", "owner__username")
    autocomplete_fields = ("owner",)
    actions = ("revoke_keys",)

    def get_fields(self, request: HttpRequest, obj: ApiKey | None = None) -> tuple[str, ...]:
        """Of an issued key also its history."""
        return (*ENTERED, *HISTORY) if obj else ENTERED

    def get_readonly_fields(self, request: HttpRequest, obj: ApiKey | None = None) -> tuple[str, ...]:
        """All of an issued key: what it opens was agreed on when it was issued."""
        return (*ENTERED, *HISTORY) if obj else ()

    def save_model(self, request: HttpRequest, obj: ApiKey, form: ModelForm, change: bool) -> None:
        """Issues the key; its secret stays on this object, for the one page that shows it."""
        if change:
            return
        issued = issue(owner=obj.owner, label=obj.label, rate_class=RateClass(obj.rate_class), by=person(request))
        obj.__dict__.update(issued.key.__dict__, secret=issued.secret)

    def response_add(self, request: HttpRequest, obj: ApiKey, post_url_continue: str | None = None) -> HttpResponse:
        """The secret, in a page that nothing keeps: no message, no session, and as all of the admin, no cache."""
        context = {**self.admin_site.each_context(request), "title": "API key", "key": obj}
        return TemplateResponse(request, "admin/api_key_issued.html", context)

    @admin.action(description="Revoke the selected keys", permissions=["change"])
    def revoke_keys(self, request: HttpRequest, queryset: QuerySet[ApiKey]) -> None:
        """From the next request on, they open nothing."""
        for key in queryset:
            revoke(key, by=person(request))
        self.message_user(request, f"{len(queryset)} revoked.")
