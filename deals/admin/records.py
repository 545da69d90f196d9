from typing import Any, cast

from django.contrib import admin
from django.db.models import Model
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import URLPattern, path

from companies.actions import save_company
from companies.models import Company, CompanyName, Facility, Place
from deals.admin.access import ReadOnly, Undeletable, person
from deals.admin.corrections import Correctable, Rerendered
from deals.admin.entering import ENTERED, CompanyForm, alike_view
from deals.admin.merging import Mergeable
from deals.models import (
    Citation,
    Deal,
    DealPlace,
    Figure,
    Party,
    Project,
    Quantity,
    Quotation,
    ScopeItem,
    Speaker,
    StatusStep,
)
from deals.vocabulary import Resource

RECORDED = ("created_at", "created_by", "withdrawn_at", "withdrawn_by", "withdrawn_reason")


class CompanyNameInline(admin.TabularInline):
    """Names that texts use for the company."""

    model = CompanyName
    extra = 0
    can_delete = False


@admin.register(Company)
class CompanyAdmin(Mergeable):
    """Organisations; a new one may also be entered here, before an article names it."""

    resource = Resource.COMPANY
    list_display = ("name", "kind", "country", "parent", "wikidata", "merged_into", "withdrawn_at")
    list_filter = ("kind", "country")
    list_select_related = ("parent", "merged_into")
    search_fields = ("name", "names__name", "wikidata")
    autocomplete_fields = ("parent",)
    readonly_fields = ("slug", *RECORDED)
    inlines = (CompanyNameInline,)
    add_form_template = "admin/company_add.html"

    def get_fields(
        self, request: HttpRequest, obj: Company | None = None
    ) -> tuple[str | list[str] | tuple[str, ...], ...]:
        """Of a new company what a person knows of it, and whether it only has the name of another."""
        return ENTERED if obj is None else tuple(super().get_fields(request, obj))

    def get_form(
        self, request: HttpRequest, obj: Company | None = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm]:
        """Of a new company, a form that asks about namesakes."""
        return super().get_form(request, obj, change, **({} if obj else {"form": CompanyForm}) | kwargs)

    def get_urls(self) -> list[URLPattern]:
        """With the look-alikes of a name that is being typed."""
        view = self.admin_site.admin_view(alike_view)
        return [path("alike/", view, name="companies_company_alike"), *super().get_urls()]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """As the role says."""
        return request.user.has_perm("companies.add_company")

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm, change: bool) -> None:
        """The action gives it its address and learns its name."""
        save_company(company=cast("Company", obj), by=person(request))


@admin.register(Facility)
class FacilityAdmin(Mergeable):
    """Plants, data centers and the like."""

    resource = Resource.FACILITY
    list_display = ("name", "kind", "company", "place", "withdrawn_at")
    list_filter = ("kind", "place__country")
    list_select_related = ("company", "place")
    search_fields = ("name", "company__name", "place__name")
    autocomplete_fields = ("company", "place")
    readonly_fields = ("slug", *RECORDED)


@admin.register(Place)
class PlaceAdmin(Rerendered):
    """Places at the precision of their texts."""

    resource = Resource.PLACE
    list_display = ("name", "kind", "country", "admin1", "latitude", "longitude")
    list_filter = ("kind", "country")
    search_fields = ("name", "country", "admin1")
    readonly_fields = ("slug",)


class PartyInline(admin.TabularInline):
    """Who takes part, each with its citation."""

    model = Party
    extra = 0
    can_delete = False
    autocomplete_fields = ("company",)
    raw_id_fields = ("citation",)


class StatusStepInline(admin.TabularInline):
    """The ladder of the deal."""

    model = StatusStep
    extra = 0
    can_delete = False
    raw_id_fields = ("citation",)


class ScopeItemInline(admin.TabularInline):
    """What the deal covers."""

    model = ScopeItem
    extra = 0
    can_delete = False
    raw_id_fields = ("citation",)


class DealPlaceInline(admin.TabularInline):
    """Where it is carried out."""

    model = DealPlace
    extra = 0
    can_delete = False
    autocomplete_fields = ("place", "facility")
    raw_id_fields = ("citation",)


@admin.register(Deal)
class DealAdmin(Mergeable):
    """Agreements with their parties, steps, scope and places."""

    resource = Resource.DEAL
    named_by = "title"
    list_display = ("title", "kind", "binding", "announced_on", "part_of", "withdrawn_at")
    list_filter = ("kind", "binding")
    list_select_related = ("part_of",)
    search_fields = ("title", "parties__company__name")
    autocomplete_fields = ("part_of",)
    raw_id_fields = ("part_of_citation",)
    readonly_fields = ("slug", *RECORDED)
    inlines = (PartyInline, StatusStepInline, ScopeItemInline, DealPlaceInline)


@admin.register(Figure)
class FigureAdmin(Correctable):
    """Stated figures with their hedges."""

    resource = Resource.FIGURE
    list_display = ("raw", "quantity", "bound", "modality", "speaker", "stated_on", "withdrawn_at")
    list_filter = ("quantity__measure", "bound", "modality")
    list_select_related = ("quantity__company", "quantity__deal", "quantity__facility", "speaker")
    search_fields = ("raw", "citation__quote", "quantity__company__name", "quantity__deal__title")
    autocomplete_fields = ("speaker", "quantity")
    raw_id_fields = ("citation",)
    readonly_fields = RECORDED


@admin.register(Quantity)
class QuantityAdmin(Rerendered):
    """What numbers measure."""

    resource = Resource.QUANTITY
    list_display = ("subject", "measure", "basis", "period", "perimeter", "unit")
    list_filter = ("measure", "basis", "unit")
    list_select_related = ("company", "deal", "facility")
    search_fields = ("company__name", "deal__title", "facility__name", "measure", "period")
    autocomplete_fields = ("company", "deal", "facility")


@admin.register(Quotation)
class QuotationAdmin(Correctable):
    """Words of named persons."""

    resource = Resource.QUOTATION
    list_display = ("speaker", "citation_quote", "deal", "withdrawn_at")
    list_select_related = ("speaker", "citation", "deal")
    search_fields = ("speaker__name", "citation__quote")
    autocomplete_fields = ("speaker", "deal")
    raw_id_fields = ("citation",)
    readonly_fields = RECORDED

    @admin.display(description="words")
    def citation_quote(self, quotation: Quotation) -> str:
        """The words themselves."""
        return quotation.citation.quote


@admin.register(Speaker)
class SpeakerAdmin(Undeletable):
    """Who states things, and for whom."""

    list_display = ("name", "affiliation", "company")
    list_select_related = ("company",)
    search_fields = ("name", "affiliation", "company__name")
    autocomplete_fields = ("company",)
    readonly_fields = ("slug",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never here: a speaker comes from an article."""
        return False


@admin.register(Project)
class ProjectAdmin(Undeletable):
    """What companies undertake alone; shown on the company's page."""

    list_display = ("name", "company", "status", "withdrawn_at")
    list_filter = ("status",)
    list_select_related = ("company",)
    search_fields = ("name", "company__name")
    autocomplete_fields = ("company",)
    raw_id_fields = ("citation",)
    readonly_fields = RECORDED

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never here: a project comes from an article."""
        return False


@admin.register(Citation)
class CitationAdmin(ReadOnly):
    """Spans of articles, to be looked up by the other admins; never changed."""

    list_display = ("id", "quote", "article", "start", "end")
    list_select_related = ("article",)
    search_fields = ("quote", "article__title")

    def has_view_permission(self, request: HttpRequest, obj: Citation | None = None) -> bool:
        """Whoever may see articles sees their spans."""
        return request.user.has_perm("deals.view_article")
