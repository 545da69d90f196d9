from pathlib import Path

from config.local_secret import local_secret


def test_a_secret_is_made_once_and_kept(tmp_path: Path) -> None:
    made = local_secret(tmp_path / "var", "key")
    assert len(made) > 50
    assert local_secret(tmp_path / "var", "key") == made


def test_nobody_else_reads_it(tmp_path: Path) -> None:
    local_secret(tmp_path, "key")
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_two_secrets_differ(tmp_path: Path) -> None:
    assert local_secret(tmp_path, "one") != local_secret(tmp_path, "two")
