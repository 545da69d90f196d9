"""Who may do what in the admin: one way to ask, used by every view and action."""

from collections.abc import Callable
from functools import wraps
from typing import cast

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Model, URLField
from django.http import HttpRequest, HttpResponse

from deals.admin.trail import WithTrail

View = Callable[..., HttpResponse]

SUBMIT = "deals.submit_article"
REVIEW = "deals.review_article"
PUBLISH = "deals.publish_article"


def needs(permission: str) -> Callable[[View], View]:
    """The view answers 403 to whoever lacks the permission; logging in is the admin's to ask for."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guard


def person(request: HttpRequest) -> User:
    """Who asks; behind the admin's log-in it is never nobody."""
    return cast("User", request.user)


class Undeletable(WithTrail):
    """Nothing is deleted: records are withdrawn, drafts decided on."""

    formfield_overrides = {URLField: {"assume_scheme": "https"}}

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Never, not even for administrators."""
        return False


class ReadOnly(Undeletable):
    """Shown as it is; changed, if at all, on a page of its own."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Never here."""
        return False
