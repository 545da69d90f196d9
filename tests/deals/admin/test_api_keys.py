import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from deals.actions.api_keys import use
from deals.errors import ApiKeyRefused
from deals.models import ApiKey
from tests.factories.drafts import user

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> Client:
    client = Client()
    client.force_login(user("Administrators"))
    return client


def role(person: User | None) -> str:
    return person.groups.get().name if person else ""


def issued(client: Client) -> str:
    form = {"owner": user("Editors").pk, "label": "Charts", "rate_class": "bulk"}
    page = client.post(reverse("admin:deals_apikey_add"), form)
    assert "no-store" in page.headers["Cache-Control"]
    found = re.search(r'value="(dt_[^"]+)"', page.content.decode())
    assert found
    return found[1]


def test_a_key_is_shown_once_to_who_issues_it(administrator: Client) -> None:
    secret = issued(administrator)
    key = use(secret)
    assert (role(key.owner), role(key.issued_by), key.rate_class) == ("Editors", "Administrators", "bulk")
    for page in ("changelist", "change", "history"):
        args = [] if page == "changelist" else [key.pk]
        shown = administrator.get(reverse(f"admin:deals_apikey_{page}", args=args)).content.decode()
        assert key.prefix in shown
        assert secret not in shown


def test_an_issued_key_cannot_be_changed(administrator: Client) -> None:
    key = use(issued(administrator))
    form = {"owner": user("Administrators").pk, "label": "Other", "rate_class": "standard"}
    administrator.post(reverse("admin:deals_apikey_change", args=[key.pk]), form)
    key.refresh_from_db()
    assert (key.label, key.rate_class) == ("Charts", "bulk")


def test_keys_are_revoked_from_their_list(administrator: Client) -> None:
    secret = issued(administrator)
    form = {"action": "revoke_keys", "_selected_action": [use(secret).pk]}
    administrator.post(reverse("admin:deals_apikey_changelist"), form)
    with pytest.raises(ApiKeyRefused):
        use(secret)
    assert role(ApiKey.objects.get().revoked_by) == "Administrators"
