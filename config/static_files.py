import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


class StaticFiles(StaticFilesConfig):
    """Leaves out what no page of ours asks for: Redoc, which a strict CSP breaks, and REST framework's own pages."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "redoc", "rest_framework"]


def collect_if_changed() -> bool:
    """Collects and compresses the static files unless that was done for these very files; says whether it was.

    Compressing takes about ten seconds of one core, and most starts find nothing changed.
    """
    collected_for: Path = settings.VAR_DIR / "static-files.sha256"
    fingerprint = _fingerprint()
    manifest = Path(settings.STATIC_ROOT, "staticfiles.json")
    if manifest.exists() and collected_for.exists() and collected_for.read_text() == fingerprint:
        return False
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    collected_for.write_text(fingerprint)
    return True


def _fingerprint() -> str:
    digest = hashlib.sha256(repr([settings.STORAGES, settings.STATIC_URL]).encode())
    for name, path in sorted(_files()):
        facts = path.stat()
        digest.update(f"{name}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _files() -> Iterator[tuple[str, Path]]:
    for finder in get_finders():
        for name, storage in finder.list(StaticFiles.ignore_patterns):
            yield name, Path(storage.path(name))
