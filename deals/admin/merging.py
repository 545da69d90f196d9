"""Making two records one, from the page of a record or a list: choose, look at what will change, then do it."""

from dataclasses import dataclass
from typing import ClassVar, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from companies.actions import Addressed, readdress
from companies.models import Record
from deals.actions.merging import merge, obstacles_to_undoing, page_changes, undo
from deals.admin.access import PUBLISH, ReadOnly, person
from deals.admin.corrections import Correctable
from deals.errors import DealtraceError
from deals.models import Merge
from deals.queries.merging import merge_plan
from deals.queries.merging.alike import alike, record_of

CONFLICT = 409


class ReasonForm(forms.Form):
    """Why a merge is done or undone."""

    reason = forms.CharField(
        max_length=500,
        label="Why",
        widget=forms.TextInput(attrs={"class": "vTextField", "placeholder": "shown in public", "required": True}),
    )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records of one kind as the address names them: `source` is to become one with `target`, once chosen."""

    source: Record
    target: Record | None


class Mergeable(Correctable):
    """Records of which two may turn out to be one."""

    actions = [*Correctable.actions, "merge_records"]
    change_form_template = "admin/mergeable.html"
    named_by: ClassVar[str] = "name"

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm, change: bool) -> None:
        """A record that is renamed gets the address of its new name; the old one leads there."""
        if change and self.named_by in form.changed_data:
            others = self.opts.model._default_manager.exclude(pk=obj.pk)
            was, now = str(form.initial[self.named_by]), str(form.cleaned_data[self.named_by])
            readdress(cast("Addressed", obj), others, now, kind=self.resource.value, was=was)
        super().save_model(request, obj, form, change)

    def get_urls(self) -> list[URLPattern]:
        """The page of the merge before the admin's own addresses, which would take it for an id."""
        view = self.admin_site.admin_view(self.merge_view)
        return [path("<int:number>/merge/", view, name=self._merge_name), *super().get_urls()]

    @property
    def _merge_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_merge"

    @admin.action(description="Merge two records into one", permissions=["publish"])
    def merge_records(self, request: HttpRequest, queryset: QuerySet[Model]) -> HttpResponse | None:
        """Leads to what merging the two would change; which of them stays can be turned round there."""
        chosen = list(queryset.order_by("pk").values_list("pk", flat=True)[:3])
        if len(chosen) != 2:
            messages.error(request, "Choose exactly two records; nothing was done.")
            return None
        kept, double = chosen
        return redirect(f"{reverse(f'admin:{self._merge_name}', args=[double])}?target={kept}")

    def merge_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """Choose the record that stays; see what the merge would change; do it, with a reason."""
        if not request.user.has_perm(PUBLISH):
            raise PermissionDenied
        pair = self._pair(request, number)
        form = ReasonForm(request.POST if request.method == "POST" else None)
        if pair.target is None:
            return self._page(request, pair, {"alike": alike(self.resource, pair.source)})
        if request.method == "POST" and form.is_valid():
            try:
                return self._merged(request, pair.source, pair.target, form.cleaned_data["reason"])
            except DealtraceError as error:
                messages.error(request, str(error))
                return self._page(request, pair, self._planned(pair) | {"form": form}, status=CONFLICT)
        return self._page(request, pair, self._planned(pair) | {"form": form})

    def _pair(self, request: HttpRequest, number: int) -> Pair:
        source = record_of(self.resource, number)
        if source is None:
            raise Http404
        chosen = request.GET.get("target", "").strip()
        target = record_of(self.resource, int(chosen)) if chosen.isdecimal() and len(chosen) < 19 else None
        if chosen and target is None:
            messages.error(request, f"There is no {self.resource.label} with the number “{chosen}”.")
        return Pair(source, target)

    def _planned(self, pair: Pair) -> dict[str, object]:
        if pair.target is None:
            return {}
        plan = merge_plan(self.resource, pair.source, pair.target)
        turned = f"{reverse(f'admin:{self._merge_name}', args=[pair.target.pk])}?target={pair.source.pk}"
        return {"plan": plan, "pages": page_changes(plan), "turned": turned}

    def _merged(self, request: HttpRequest, source: Record, target: Record, reason: str) -> HttpResponseRedirect:
        shown = request.POST.get("fingerprint", "")
        merge(
            resource=self.resource,
            source=source.pk,
            target=target.pk,
            reason=reason,
            by=person(request),
            fingerprint=shown,
        )
        messages.success(request, f"“{source}” is one with “{target}” now. It can be undone under Merges.")
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", target.pk)

    def _page(
        self, request: HttpRequest, pair: Pair, context: dict[str, object], *, status: int = 200
    ) -> TemplateResponse:
        title = f"Merge “{pair.source}”" + (f" into “{pair.target}”" if pair.target else "")
        context |= {"title": title, "pair": pair, "opts": self.opts, "resource": self.resource}
        return TemplateResponse(
            request, "admin/merge.html", {**self.admin_site.each_context(request), **context}, status=status
        )


@admin.register(Merge)
class MergeAdmin(ReadOnly):
    """What was made one, by whom and why; undone here."""

    list_display = ("__str__", "reason", "merged_by", "merged_at", "undone_by", "undone_at")
    list_filter = ("resource",)
    list_select_related = ("merged_by", "undone_by")
    search_fields = ("reason", "source_id", "target_id")
    exclude = ("steps", "shown")
    change_form_template = "admin/merge_done.html"

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """As for merging."""
        return request.user.has_perm(PUBLISH)

    def get_urls(self) -> list[URLPattern]:
        """With the address that undoes one."""
        view = self.admin_site.admin_view(self.undo_view)
        return [path("<int:number>/undo/", view, name="deals_merge_undo"), *super().get_urls()]

    def undo_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """What stands in the way of undoing it, if anything does; else does it, with a reason."""
        if not request.user.has_perm(PUBLISH):
            raise PermissionDenied
        found = Merge.objects.filter(pk=number).first()
        if found is None:
            raise Http404
        form = ReasonForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            try:
                undo(found, reason=form.cleaned_data["reason"], by=person(request))
            except DealtraceError as error:
                messages.error(request, str(error))
            else:
                messages.success(request, "The merge is undone: everything is as it was before it.")
                return redirect("admin:deals_merge_changelist")
        context = {"title": f"Undo: {found}", "merge": found, "form": form, "opts": self.opts}
        context |= {"obstacles": obstacles_to_undoing(found), **self.admin_site.each_context(request)}
        return TemplateResponse(request, "admin/merge_undo.html", context)
