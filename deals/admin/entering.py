"""Entering a company before an article names it: those that are like it are shown, so that none is entered twice."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy

from companies.models import Company
from companies.names import name_key
from companies.queries.similar import SimilarCompany, similar_companies

ADD = "companies.add_company"
ENTERED = ("name", "another", "kind", "country", "parent", "website", "wikidata")
SHORTEST = 2  # letters below which everything is like everything


class CompanyForm(forms.ModelForm):
    """A new company; one with the name of a known one is entered only by somebody who says that it is another."""

    another = forms.BooleanField(
        required=False,
        label="Another one",
        help_text="It is none of the known companies with this name.",
    )

    class Meta:
        model = Company
        fields = ["name"]  # the admin adds its own
        widgets = {
            "name": forms.TextInput(
                attrs={
                    "class": "vTextField",
                    "autocomplete": "off",
                    "hx-get": reverse_lazy("admin:companies_company_alike"),
                    "hx-trigger": "input changed delay:250ms, load",
                    "hx-target": "#alike",
                }
            )
        }

    def clean(self) -> dict[str, Any]:
        """Refuses a namesake that nobody has said to be one."""
        cleaned: dict[str, Any] = super().clean() or {}
        same = [found for found in alike(cleaned.get("name", "")) if found.is_same_name]
        if same and not cleaned.get("another"):
            known = ", ".join(f"{found.company} ({found.reason})" for found in same)
            self.add_error("name", f"There is {known} already. If this is another one, tick “Another one” below.")
        return cleaned


def alike(name: str) -> list[SimilarCompany]:
    """The known companies that the typed name may mean; none while it has too few letters."""
    key = name_key(name)
    return similar_companies({key}) if len(key) >= SHORTEST else []


def alike_view(request: HttpRequest) -> HttpResponse:
    """The companies that are like what is typed in the form of a new one, to be shown beside it."""
    if not request.user.has_perm(ADD):
        raise PermissionDenied
    typed = request.GET.get("name", "").replace("\x00", "")[:200]
    return render(request, "admin/_alike.html", {"alike": alike(typed)})
