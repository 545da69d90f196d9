import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from pytest_django import Settings

from companies.models import Company
from deals.actions.dataset import export_dataset, load_dataset
from deals.actions.publications import publish, publish_article, withdraw
from deals.errors import DatasetNotEmpty, DatasetRefused
from deals.models import DatasetVersion, Deal, Listing, Publication
from deals.queries.dataset import RECORD_FILES
from deals.vocabulary import Reason, Resource
from tests.factories.articles import STORY, accepted_story, user

pytestmark = pytest.mark.django_db
UNCITED = "No record rests on these words."


@pytest.fixture(autouse=True)
def _uncounted(settings: Settings) -> None:
    settings.API_RATE = None


@pytest.fixture
def history() -> None:
    """A data set with a correction and a withdrawal in it."""
    publish_article(accepted_story(text=f"{STORY}\n\n{UNCITED}"), by=user())
    company = Company.objects.get(name="Northwind")
    Company.objects.filter(pk=company.pk).update(website="https://northwind.example/")
    publish({(Resource.COMPANY, company.pk)}, reason=Reason.CORRECTION, by=user(), note="The address was missing.")
    figure = Listing.objects.of(Resource.FIGURE).get(measure="deal_value").subject_id
    withdraw(Resource.FIGURE, figure, reason="It is the price of another order.", by=user())


def emptied() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE deals_listing, deals_publication")
    DatasetVersion.objects.update(number=0)


def files(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir()}


def addresses() -> Iterator[str]:
    for row in Listing.objects.order_by("resource", "subject_id"):
        collection = RECORD_FILES[Resource(row.resource)].removesuffix(".jsonl")
        yield f"/api/v1/{collection}/{row.subject_id}/"
        yield f"/api/v1/{collection}/{row.subject_id}/versions/"
        for version in range(1, row.publication.version + 1):
            yield f"/api/v1/{collection}/{row.subject_id}/versions/{version}/"
        if row.resource in ("deal", "company", "place", "figure", "article") and row.state == Listing.LIVE:
            yield json.loads(row.document)["url"]
    for name in RECORD_FILES.values():
        yield f"/api/v1/{name.removesuffix('.jsonl')}/"
    yield from ("/", "/deals/", "/companies/", "/figures/", "/speakers/ada-holm/", "/map/", "/about/corrections/")


def answers(client: Client) -> dict[str, tuple[int, str, bytes]]:
    asked = {path: client.get(path) for path in addresses()}
    return {
        path: (answer.status_code, answer.headers.get("ETag", ""), answer.content) for path, answer in asked.items()
    }


@pytest.mark.usefixtures("history")
def test_a_loaded_data_set_answers_as_the_one_that_was_exported(client: Client, tmp_path: Path) -> None:
    before = answers(client)
    call_command("export", str(tmp_path), stdout=StringIO())
    emptied()
    call_command("load", str(tmp_path), stdout=StringIO())
    after = answers(client)
    assert {status for status, _, _ in before.values()} == {200, 410}
    assert after == before


@pytest.mark.usefixtures("history")
def test_the_same_data_set_gives_the_same_files(tmp_path: Path) -> None:
    export_dataset(tmp_path / "one")
    export_dataset(tmp_path / "two")
    emptied()
    load_dataset(tmp_path / "one")
    export_dataset(tmp_path / "three")
    assert files(tmp_path / "one") == files(tmp_path / "two") == files(tmp_path / "three")


@pytest.mark.usefixtures("history")
def test_the_files_hold_what_is_public_and_no_more(tmp_path: Path) -> None:
    export_dataset(tmp_path)
    everything = b"".join(files(tmp_path).values()).decode()
    deals = (tmp_path / "deals.jsonl").read_text().splitlines()
    assert deals == [row.document for row in Listing.objects.of(Resource.DEAL)]
    assert UNCITED not in everything
    assert user().username not in everything


@pytest.mark.usefixtures("history")
def test_records_that_are_entered_after_a_load_get_ids_of_their_own(tmp_path: Path) -> None:
    export_dataset(tmp_path)
    highest = max(Listing.objects.filter(resource="deal").values_list("subject_id", flat=True))
    emptied()
    load_dataset(tmp_path)
    assert Deal.objects.create(title="Later", slug="later", kind="supply", created_by=user()).pk > highest


@pytest.mark.usefixtures("history")
def test_nothing_is_loaded_over_what_is_published(tmp_path: Path) -> None:
    export_dataset(tmp_path)
    with pytest.raises(DatasetNotEmpty):
        load_dataset(tmp_path)
    with pytest.raises(CommandError, match="published here already"):
        call_command("load", str(tmp_path))


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize("name", ["manifest.json", "deals.jsonl", "publications.jsonl", "listings.jsonl"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    export_dataset(tmp_path)
    emptied()
    (tmp_path / name).unlink()
    with pytest.raises(DatasetRefused, match=name):
        load_dataset(tmp_path)


@pytest.mark.usefixtures("history")
def test_a_changed_file_is_refused_whole(tmp_path: Path) -> None:
    export_dataset(tmp_path)
    emptied()
    changed = tmp_path / "publications.jsonl"
    changed.write_bytes(changed.read_bytes().replace(b"about $2.5 billion", b"over $2.5 billion"))
    with pytest.raises(DatasetRefused, match="not the file"):
        load_dataset(tmp_path)
    assert not Publication.objects.exists()


def test_an_empty_data_set_can_be_exported_and_loaded(tmp_path: Path) -> None:
    assert {written.rows for written in export_dataset(tmp_path).values()} == {0}
    assert load_dataset(tmp_path) == {"publications": 0, "listings": 0}
