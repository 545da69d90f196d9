"""A list as GeoJSON (RFC 7946): points for sites and cities only.

A state, a country or a region has no geometry, since a point in it would be a place that nobody named: it has its ISO
3166 code, to be shaded. A deal is one feature per place, and none of them carries its amounts, which are not split.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from deals import licence
from deals.api.exports.rows import Document, iso_3166
from deals.vocabulary import Resource

_SAID = ("slug", "title", "name", "text", "measure", "kind", "status", "publisher")


def geojson_parts(resource: Resource, documents: Iterable[str], site: str) -> Iterator[str]:
    """The pieces of one FeatureCollection; `site` is put before addresses."""
    head = {"type": "FeatureCollection", "licence": licence.URL, "attribution": licence.ATTRIBUTION}
    yield f'{orjson.dumps(head).decode()[:-1]},"features":['
    separator = ""
    for document in documents:
        for feature in features(resource, orjson.loads(document), site=site):
            yield separator + orjson.dumps(feature).decode()
            separator = ","
    yield "]}"


def features(resource: Resource, document: Document, *, site: str) -> Iterator[dict[str, Any]]:
    """The features of one record: of a deal one per place, of everything else one."""
    identity = f"{resource.value}-{document['id']}"
    properties = {"resource": resource.value, "id": document["id"], "url": f"{site}{document['url']}"}
    properties |= {key: document[key] for key in _SAID if key in document}
    if not document.get("places"):
        yield _feature(identity, document, properties | _where(document))
    for number, place in enumerate(document.get("places", ()), start=1):
        at = {"place": place["name"], "place_kind": place["kind"], "facility": (place["facility"] or {}).get("name")}
        yield _feature(f"{identity}-{number}", place, properties | at | _where(place))


def _where(place: Document) -> dict[str, str | None]:
    if "country" not in place:
        return {"country": None, "iso_3166": None}
    if "admin1" not in place:
        return {"country": place["country"] or None, "iso_3166": place["country"] or None}
    return {"country": place["country"] or None, "iso_3166": iso_3166(place) or None}


def _feature(identity: str, place: Document, properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "id": identity, "geometry": _point(place), "properties": properties}


def _point(place: Document) -> dict[str, Any] | None:
    if place.get("latitude") is None:
        return None
    # RFC 7946, 3.1.1: longitude first.
    return {"type": "Point", "coordinates": [place["longitude"], place["latitude"]]}
