from pathlib import Path

import pytest
from pytest_django import Settings

from config.static_files import collect_if_changed


@pytest.fixture(autouse=True)
def _places(settings: Settings, tmp_path: Path) -> None:
    """Files of its own, and no application's, into a directory of its own."""
    source = tmp_path / "static"
    source.mkdir()
    (source / "site.css").write_text("p { color: red }")
    settings.VAR_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }


def collected(tmp_path: Path) -> set[str]:
    return {path.suffixes[0] for path in (tmp_path / "collected").glob("site*.css")}


def test_files_are_collected_under_a_name_that_tells_their_content(tmp_path: Path) -> None:
    assert collect_if_changed()
    assert all(len(suffix) == len(".0123456789ab") for suffix in collected(tmp_path))


def test_unchanged_files_are_not_collected_again() -> None:
    collect_if_changed()
    assert not collect_if_changed()


def test_a_change_is_collected_and_what_it_replaced_goes(tmp_path: Path) -> None:
    collect_if_changed()
    before = collected(tmp_path)
    (tmp_path / "static" / "site.css").write_text("p { color: green }")
    assert collect_if_changed()
    assert collected(tmp_path).isdisjoint(before)


def test_what_was_removed_by_hand_is_collected_again(tmp_path: Path) -> None:
    collect_if_changed()
    (tmp_path / "collected" / "staticfiles.json").unlink()
    assert collect_if_changed()
