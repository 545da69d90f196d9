"""The addresses of the API, mounted at /api/ by config.urls."""

from django.urls import URLPattern, path

from deals.api.collections import NAMES
from deals.api.exports.formats import FORMATS
from deals.api.views.exports import Export
from deals.api.views.lists import RecordList
from deals.api.views.reader import Reader
from deals.api.views.records import Record, RecordVersion, VersionList
from deals.api.views.root import Root
from deals.api.views.schema import Schema
from deals.vocabulary import Resource


def _collection(resource: Resource, name: str) -> list[URLPattern]:
    # A `slug` has letters, digits, hyphens and underscores: what is none (a NUL, a slash) matches no address.
    return [
        path(f"v1/{name}/", RecordList.as_view(resource=resource), name=f"api-{name}"),
        *(
            path(
                f"v1/{name}.{form.suffix}",
                Export.as_view(resource=resource, form=form),
                name=f"api-{name}-{form.suffix}",
            )
            for form in FORMATS
        ),
        path(f"v1/{name}/<slug:key>/", Record.as_view(resource=resource), name=f"api-{name}-record"),
        path(f"v1/{name}/<slug:key>/versions/", VersionList.as_view(resource=resource), name=f"api-{name}-versions"),
        path(
            f"v1/{name}/<slug:key>/versions/<int:version>/",
            RecordVersion.as_view(resource=resource),
            name=f"api-{name}-version",
        ),
    ]


urlpatterns = [
    path("v1/", Root.as_view(), name="api-root"),
    *(pattern for resource, name in NAMES.items() for pattern in _collection(resource, name)),
    path("v1/schema/", Schema.as_view(), name="api-schema"),
    path("docs/", Reader.as_view(), name="api-docs"),
]
