"""Records after their first publication: corrected in the admin, and then published anew with a note that says why."""

from typing import ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse

from deals.actions.publications import publish, withdraw
from deals.admin.access import PUBLISH, Undeletable, person
from deals.errors import AlreadyWithdrawn
from deals.vocabulary import Reason, Resource


class NoteForm(ActionForm):
    """Beside the choice of an action: why."""

    note = forms.CharField(
        required=False,
        label="Note",
        widget=forms.TextInput(attrs={"placeholder": "why: shown in public", "size": 40}),
    )


class Correctable(Undeletable):
    """Changed in the admin; published anew, or withdrawn, by an action with a note. What is new comes from articles."""

    resource: ClassVar[Resource]
    action_form = NoteForm
    change_form_template = "admin/correct.html"  # asks why; config.signatures hands it on to the history
    actions = ["publish_corrections", "withdraw_records"]

    def response_change(self, request: HttpRequest, obj: Model) -> HttpResponse:
        """After saving: readers see it only once it is published."""
        messages.info(request, "Readers see this after “Publish corrections” in the list of records.")
        return super().response_change(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never here: a record comes from an article, with its citations."""
        return False

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether the person may publish; asked by the actions."""
        return request.user.has_perm(PUBLISH)

    @admin.action(description="Publish corrections", permissions=["publish"])
    def publish_corrections(self, request: HttpRequest, queryset: QuerySet[Model]) -> None:
        """Publishes the records, and all that shows them, as far as they have changed."""
        note = _note(request)
        if not note:
            return
        subjects = {(self.resource, pk) for pk in queryset.values_list("pk", flat=True)}
        appended = publish(subjects, reason=Reason.CORRECTION, by=person(request), note=note)
        messages.success(request, f"Published: {len(appended)} records have a new version.")

    @admin.action(description="Withdraw", permissions=["publish"])
    def withdraw_records(self, request: HttpRequest, queryset: QuerySet[Model]) -> None:
        """Takes the records back; their addresses then answer with the note."""
        note = _note(request)
        if not note:
            return
        for pk in queryset.values_list("pk", flat=True):
            try:
                withdraw(self.resource, pk, reason=note, by=person(request))
            except AlreadyWithdrawn as error:
                messages.warning(request, str(error))
            else:
                messages.success(request, f"{self.resource.label.capitalize()} {pk} is withdrawn.")


class Rerendered(Correctable):
    """As above, for what follows from other records and is not withdrawn by itself."""

    actions = ["publish_corrections"]


def _note(request: HttpRequest) -> str:
    note = request.POST.get("note", "").strip()
    if not note:
        messages.error(request, "Write a note that says why; nothing was done.")
    return note
