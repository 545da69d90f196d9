"""Writes to what exists: companies found or made, places and facilities likewise."""

from dataclasses import dataclass, replace
from typing import Any, Protocol

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import slugify

from companies.models import POINTS, Company, CompanyName, Facility, FormerSlug, Place
from companies.names import name_key
from companies.queries import gazetteer
from companies.slugs import free_slug
from companies.vocabulary import CompanyKind, FacilityKind, NameKind, PlaceKind


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place as a text gives it: its name, its precision, and the ISO codes of country and state."""

    name: str
    kind: PlaceKind
    country: str = ""
    admin1: str = ""


@transaction.atomic
def add_company(*, name: str, kind: CompanyKind, by: User, country: str = "") -> Company:
    """A new company under this name, with the name as the first that it is known by."""
    company = Company.objects.create(
        name=name,
        kind=kind,
        country=country,
        slug=free_slug(Company.objects.all(), name, fallback="company"),
        created_by=by,
    )
    learn_name(company, name, kind=NameKind.ALIAS)
    return company


@transaction.atomic
def save_company(*, company: Company, by: User) -> Company:
    """Stores what a person entered: a new company gets its address, every one is known by the name that it now has."""
    if company.pk is None:
        company.slug = free_slug(Company.objects.all(), company.name, fallback="company")
        company.created_by = by
    else:
        others = Company.objects.exclude(pk=company.pk)
        readdress(company, others, company.name, kind="company", was=Company.objects.get(pk=company.pk).name)
    company.save()
    learn_name(company, company.name)
    return company


class Addressed(Protocol):
    """A record with an address of its own."""

    pk: int
    slug: str


def readdress(record: Addressed, others: "QuerySet[Any]", text: str, *, kind: str, was: str) -> None:
    """Gives a record that is renamed from `was` the slug of its new name, and notes the old one, which then leads on.

    `others` are the other records of its kind. The record is not saved. A slug that says the new name already stays.
    """
    if slugify(text) == slugify(was):
        return
    slug = free_slug(others, text, fallback=kind, record_id=record.pk)
    FormerSlug.objects.filter(kind=kind, slug=slug, record_id=record.pk).delete()
    if slug != record.slug:
        FormerSlug.objects.get_or_create(kind=kind, slug=record.slug, defaults={"record_id": record.pk})
        record.slug = slug


def learn_name(company: Company, name: str, *, kind: NameKind = NameKind.ALIAS) -> CompanyName | None:
    """Notes that texts call the company so; None where the name has no letter or digit.

    Of two spellings with one folded form the one that looks most like a name stays, whatever the order of learning:
    "Aurora" before "AURORA", "NWP" before "nwp", and "Aurora" before "Aurora Inc.".
    """
    key = name_key(name)
    if not key:
        return None
    known, _ = CompanyName.objects.get_or_create(company=company, key=key, defaults={"name": name, "kind": kind})
    if _oddness(name) < _oddness(known.name) and known.name != company.name:
        known.name = name
        known.save(update_fields=["name"])
    return known


def _oddness(name: str) -> tuple[bool, bool, str]:
    return name.islower(), name.isupper(), name


def find_company(name: str) -> Company | None:
    """The one live company known by this name; None where there is none, or several that a person must tell apart."""
    found = list(Company.objects.known_as(name)[:2])
    return found[0] if len(found) == 1 else None


def place_named(place: PlaceName) -> Place:
    """The place with this name, precision and codes, made where it is new; a new site or city takes the point that
    the list of sites or the gazetteer has for it, if there is exactly one.
    """
    place = replace(place, name=_without_state(place))
    found = Place.objects.filter(
        name__iexact=place.name, kind=place.kind, country=place.country, admin1=place.admin1
    ).first()
    if found:
        return found
    point = gazetteer.point_of(place.name, place.country, place.admin1) if place.kind in POINTS else None
    return Place.objects.create(
        name=place.name,
        kind=place.kind,
        country=place.country,
        admin1=place.admin1,
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        slug=free_slug(Place.objects.all(), _address(place), fallback="place"),
    )


def _without_state(place: PlaceName) -> str:
    """ "Abilene, Texas" is Abilene, since its state is told apart; "Washington, D.C." of no state keeps its name."""
    return place.name.partition(",")[0].strip() if place.admin1 and place.kind is not PlaceKind.STATE else place.name


def _address(place: PlaceName) -> str:
    """ "Phoenix, US-AZ" makes phoenix-us-az: twelve states have a Springfield."""
    if place.kind in (PlaceKind.STATE, PlaceKind.COUNTRY, PlaceKind.REGION):
        return place.name if place.kind != PlaceKind.STATE else f"{place.name} {place.country}"
    return " ".join(part for part in (place.name, place.country, place.admin1) if part)


def facility_named(*, name: str, kind: FacilityKind, company: Company | None, place: Place, by: User) -> Facility:
    """The facility of that name, owner and place, made where it is new."""
    found = Facility.objects.filter(name__iexact=name, company=company, place=place).first()
    if found:
        if found.kind == FacilityKind.OTHER != kind:
            Facility.objects.filter(pk=found.pk).update(kind=kind)
        return found.merged_into or found
    return Facility.objects.create(
        name=name,
        kind=kind,
        company=company,
        place=place,
        slug=free_slug(Facility.objects.all(), f"{company.name if company else ''} {name}", fallback="facility"),
        created_by=by,
    )
