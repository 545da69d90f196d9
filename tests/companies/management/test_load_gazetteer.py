import pytest
from django.core.management import call_command

from companies.management.commands.load_gazetteer import replace_entries
from companies.models import GazetteerEntry
from companies.queries.gazetteer import point_of

pytestmark = pytest.mark.django_db


def test_every_place_has_its_codes_and_a_second_run_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_gazetteer")
    loaded = GazetteerEntry.objects.count()
    assert f"Loaded {loaded:,} places" in capsys.readouterr().out
    assert loaded > 100_000
    for city, country, state in [("Abilene", "US", "TX"), ("Kumamoto", "JP", "43"), ("Magdeburg", "DE", "ST")]:
        assert point_of(city, country, state) is not None, city

    call_command("load_gazetteer")
    assert "loaded already" in capsys.readouterr().out
    assert GazetteerEntry.objects.count() == loaded


def test_entries_are_replaced_whole() -> None:
    for name in ("Old Town", "New Town"):
        replace_entries(iter([(name, name.casefold(), "US", "TX", "Texas", 30.1, -97.2, 5)]))
    assert [entry.name for entry in GazetteerEntry.objects.all()] == ["New Town"]
