from companies.models import Facility, Place
from deals.queries.documents import rows
from deals.queries.documents.parts import (
    company_reference,
    coordinate,
    deal_summary,
    facility_reference,
    figure_shape,
    merged_references,
    place_reference,
)
from deals.queries.documents.shapes import FacilityDocument, PlaceDocument


def facility_document(facility_id: int) -> FacilityDocument:
    """The facility as it now stands in its rows; Facility.DoesNotExist if there is none."""
    facility = Facility.objects.select_related("company", "place").get(pk=facility_id)
    place = facility.place
    return FacilityDocument(
        id=facility.pk,
        slug=facility.slug,
        url=facility.get_absolute_url(),
        api_url=f"/api/v1/facilities/{facility.slug}/",
        name=facility.name,
        kind=facility.kind,
        company=company_reference(facility.company) if facility.company else None,
        place=place_reference(place),
        country=place.country,
        admin1=place.admin1,
        latitude=coordinate(place.latitude),
        longitude=coordinate(place.longitude),
        deals=[deal_summary(deal) for deal in rows.deal_summaries().filter(deal_places__facility=facility).distinct()],
        figures=[figure_shape(figure) for figure in rows.figures().filter(quantity__facility=facility)],
        merged_from=merged_references(facility.merged_from.all()),
    )


def place_document(place_id: int) -> PlaceDocument:
    """The place as it now stands in its rows; Place.DoesNotExist if there is none."""
    place = Place.objects.get(pk=place_id)
    facilities = Facility.objects.live().filter(place=place).select_related("company")
    return PlaceDocument(
        id=place.pk,
        slug=place.slug,
        url=place.get_absolute_url(),
        api_url=f"/api/v1/places/{place.slug}/",
        name=place.name,
        kind=place.kind,
        country=place.country,
        admin1=place.admin1,
        latitude=coordinate(place.latitude),
        longitude=coordinate(place.longitude),
        deals=[deal_summary(deal) for deal in rows.deal_summaries().filter(deal_places__place=place).distinct()],
        facilities=[facility_reference(facility) for facility in facilities],
    )
