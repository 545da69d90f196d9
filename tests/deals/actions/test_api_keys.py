from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from deals.actions.api_keys import issue, revoke, use
from deals.errors import ApiKeyRefused
from deals.models import ApiKey
from deals.vocabulary import RateClass
from tests.factories.articles import user

pytestmark = pytest.mark.django_db


def secret(**fields: str) -> str:
    return issue(owner=user("reader"), label="Charts", rate_class=RateClass.STANDARD, by=user()).secret


def test_a_key_is_known_by_its_secret_which_is_not_kept() -> None:
    shown = secret()
    key = use(shown)
    assert (key.owner.username, key.label, key.issued_by.username) == ("reader", "Charts", "editor")
    kept = " ".join(str(value) for value in ApiKey.objects.values().get().values())
    assert shown.removeprefix(f"dt_{key.prefix}_") not in kept


def test_what_is_printed_of_a_new_key_is_not_its_secret() -> None:
    issued = issue(owner=user(), label="Charts", rate_class=RateClass.BULK, by=user())
    assert issued.secret not in f"{issued} {issued!r} {issued.key}"


def test_a_key_that_differs_in_one_character_is_refused() -> None:
    shown = secret()
    for other in (shown[:-1] + ("a" if shown[-1] != "a" else "b"), shown + "a", shown[3:], "", "dt_", f" {shown}"):
        with pytest.raises(ApiKeyRefused):
            use(other)


def test_a_revoked_key_is_refused_and_says_who_revoked_it_first() -> None:
    shown = secret()
    key = use(shown)
    revoke(key, by=user("first"))
    revoke(key, by=user("second"))
    with pytest.raises(ApiKeyRefused):
        use(shown)
    key.refresh_from_db()
    assert key.revoked_by == user("first")


def test_uses_are_noted_to_the_hour() -> None:
    shown = secret()
    start = datetime(2026, 1, 1, 12, tzinfo=UTC)
    noted = []
    for minutes in (0, 30, 61):
        with time_machine.travel(start + timedelta(minutes=minutes), tick=False):
            use(shown)
        noted.append(ApiKey.objects.get().last_used_at)
    assert noted == [start, start, start + timedelta(minutes=61)]


@pytest.mark.parametrize(
    "broken", [{"rate_class": "endless"}, {"label": " "}, {"sha256": "none"}, {"revoked_at": datetime.now(UTC)}]
)
def test_the_database_keeps_the_rules_of_a_key(broken: dict[str, object]) -> None:
    secret()
    with pytest.raises(IntegrityError), transaction.atomic():
        ApiKey.objects.update(**broken)


def test_a_key_is_issued_and_revoked_from_the_command_line() -> None:
    user("reader")
    out, said = StringIO(), StringIO()
    call_command("issue_api_key", "reader", "Charts", "--rate-class", "bulk", stdout=out, stderr=said)
    shown = out.getvalue().strip()
    assert use(shown).rate_class == "bulk"
    assert shown not in said.getvalue()
    call_command("revoke_api_key", use(shown).prefix, "--by", "reader", stdout=StringIO())
    with pytest.raises(ApiKeyRefused):
        use(shown)


def test_commands_say_whom_or_what_they_do_not_know() -> None:
    with pytest.raises(CommandError, match="nobody"):
        call_command("issue_api_key", "nobody", "Charts")
    with pytest.raises(CommandError, match="ApiKey"):
        call_command("revoke_api_key", "00000000", "--by", "nobody")
