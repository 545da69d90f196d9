import csv
import json
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from deals.actions.publications import publish_article
from deals.api.collections import NAMES
from deals.models import Listing
from deals.spreadsheets import guarded
from deals.vocabulary import Resource
from tests.deals.api.test_errors import problem
from tests.factories.articles import accepted_story, user
from tests.factories.listings import list_record


def content(client: Client, path: str, **query: str) -> str:
    return b"".join(client.get(path, query).streaming_content).decode()  # type: ignore[attr-defined]


def rows(client: Client, path: str, **query: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content(client, path, **query), newline="")))


@pytest.mark.django_db
@pytest.mark.parametrize(("resource", "name"), NAMES.items())
def test_json_lines_are_the_documents_of_the_whole_list(client: Client, resource: Resource, name: str) -> None:
    publish_article(accepted_story(), by=user())
    documents = Listing.objects.of(resource).order_by("title", "subject_id").values_list("document", flat=True)
    assert content(client, f"/api/v1/{name}.jsonl", ordering="title") == "".join(f"{line}\n" for line in documents)


@pytest.mark.django_db
def test_an_export_is_whole_where_a_list_has_pages(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(450):
        list_record(Resource.DEAL)
    with django_assert_num_queries(4):  # the version of the data set, a transaction's begin and end, the rows
        assert len(content(client, "/api/v1/deals.jsonl", page_size="2").splitlines()) == 450


@pytest.mark.django_db
def test_an_export_leaves_what_its_list_leaves_in_the_same_order(client: Client) -> None:
    for number, kind in enumerate(["supply", "licensing", "supply"]):
        list_record(Resource.DEAL, kinds=[kind], title=f"{number}")
    question = {"kind": "supply", "ordering": "-title"}
    listed = client.get("/api/v1/deals/", question).json()["results"]
    assert [json.loads(line) for line in content(client, "/api/v1/deals.jsonl", **question).splitlines()] == listed
    assert problem(client.get("/api/v1/deals.csv", {"colour": "red"}), 400)["known_parameters"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES.values())
def test_every_list_is_a_table_with_its_licence(client: Client, name: str) -> None:
    publish_article(accepted_story(), by=user())
    table = rows(client, f"/api/v1/{name}.csv")
    assert table
    for row in table:
        assert row["url"].startswith("http://testserver/")
        assert (row["version"], row["licence"]) == ("1", "CC BY 4.0")


@pytest.mark.django_db
def test_a_figure_stays_beside_its_hedge(client: Client) -> None:
    publish_article(accepted_story(), by=user())
    [row] = rows(client, "/api/v1/figures.csv", measure="revenue")
    columns = list(row)
    at = columns.index("measure")
    assert columns[at : at + 12] == [
        "measure", "low", "high", "unit", "bound", "modality", "change", "basis", "period", "perimeter", "text", "raw",
    ]  # fmt: skip
    assert (row["low"], row["high"], row["bound"], row["modality"]) == ("4000000000", "", "at_least", "expected")
    assert row["subject"] == "Northwind"
    assert row["quote"] == "expects over $4 billion in revenue this year"


@pytest.mark.django_db
def test_a_deal_is_one_row_whose_amounts_are_in_words(client: Client) -> None:
    publish_article(accepted_story(), by=user())
    [row] = rows(client, "/api/v1/deals.csv")
    assert row["parties"] == "Northwind (supplier); Borealis (customer)"
    assert row["figures"].endswith(": deal_value about $2.5 billion, committed")
    assert (row["announced_on"], row["announced_on_precision"]) == ("2025-03-04", "day")
    assert row["iso_3166"] == "US-OK"


@pytest.mark.django_db
@pytest.mark.parametrize(("resource", "name"), NAMES.items())
def test_a_document_older_than_a_key_of_its_shape_has_an_empty_cell(
    client: Client, resource: Resource, name: str
) -> None:
    where = {"country": "US", "admin1": ""}
    list_record(resource, document={"url": "/old/", "quantity": 1, "figures": [], **where})
    [row] = rows(client, f"/api/v1/{name}.csv")
    assert row["url"] == "http://testserver/old/"
    assert "" in row.values()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_text_that_a_spreadsheet_would_run_is_made_harmless(text: str) -> None:
    assert guarded(text) == f"'{text}"


def test_numbers_and_plain_text_stay_as_they_are() -> None:
    assert [guarded(cell) for cell in (-5, -0.5, None, "about $2", "")] == [-5, -0.5, None, "about $2", ""]


def collection(client: Client, path: str) -> list[dict[str, Any]]:
    body = json.loads(content(client, path))
    assert body["type"] == "FeatureCollection"
    assert "GeoNames" in body["attribution"]
    features: list[dict[str, Any]] = body["features"]
    return features


@pytest.mark.django_db
def test_only_what_is_named_precisely_is_a_point(client: Client) -> None:
    place = {"url": "/", "kind": "state", "country": "US", "admin1": "WI", "latitude": None, "longitude": None}
    list_record(Resource.PLACE, title="Wisconsin", document=place)
    city = {**place, "kind": "city", "latitude": 42.7, "longitude": -87.9}
    list_record(Resource.PLACE, title="Mount Pleasant", document=city)
    region = {**place, "kind": "region", "country": "", "admin1": ""}
    list_record(Resource.PLACE, title="Midwest", document=region)

    features = {feature["properties"]["title"]: feature for feature in collection(client, "/api/v1/places.geojson")}

    assert features["Wisconsin"]["geometry"] is None
    assert features["Wisconsin"]["properties"]["iso_3166"] == "US-WI"
    assert features["Mount Pleasant"]["geometry"] == {"type": "Point", "coordinates": [-87.9, 42.7]}
    assert features["Midwest"]["geometry"] is None
    assert features["Midwest"]["properties"]["iso_3166"] is None


@pytest.mark.django_db
def test_a_deal_is_a_feature_at_each_of_its_places_and_its_amounts_at_none(client: Client) -> None:
    publish_article(accepted_story(), by=user())
    [feature] = collection(client, "/api/v1/deals.geojson")
    assert feature["properties"]["place"] == "Tulsa"
    assert feature["properties"]["iso_3166"] == "US-OK"
    assert "figures" not in feature["properties"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES.values())
def test_every_list_is_a_feature_collection(client: Client, name: str) -> None:
    publish_article(accepted_story(), by=user())
    features = collection(client, f"/api/v1/{name}.geojson")
    assert features
    assert len({feature["id"] for feature in features}) == len(features)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [("csv", "text/csv; charset=utf-8"), ("jsonl", "application/x-ndjson"), ("geojson", "application/geo+json")],
)
def test_an_export_says_what_it_is(client: Client, suffix: str, media_type: str) -> None:
    answer = client.get(f"/api/v1/deals.{suffix}")
    assert answer.headers["Content-Type"] == media_type
    assert answer.headers["Content-Disposition"] == f'attachment; filename="dealtrace-deals-0.{suffix}"'
    assert answer.headers["Link"] == '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'
    again = client.get(f"/api/v1/deals.{suffix}", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    head = client.head(f"/api/v1/deals.{suffix}")
    assert (head.content, head.headers["ETag"]) == (b"", answer.headers["ETag"])
