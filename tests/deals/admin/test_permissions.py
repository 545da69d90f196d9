"""Who reaches what: every address of the admin, for everybody."""

from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from deals.models import Article
from deals.vocabulary import ProposalKind
from tests.factories.drafts import bare, proposed, user

pytestmark = pytest.mark.django_db

LOGIN, FORBIDDEN = "log-in", 403
CONTRIBUTOR, EDITOR, ADMINISTRATOR = "Contributors", "Editors", "Administrators"
NOBODY, READER = "nobody", "reader"

# What everybody but these may do at an address is nothing: the log-in page, or 403.
SUBMITTERS = {CONTRIBUTOR, EDITOR, ADMINISTRATOR}
REVIEWERS = {EDITOR, ADMINISTRATOR}
DESK = {
    ("GET", "desk-submit"): SUBMITTERS,
    ("POST", "desk-submit"): SUBMITTERS,
    ("GET", "desk-queue"): REVIEWERS,
    ("POST", "desk-assign"): REVIEWERS,
    ("GET", "desk-conflicts"): REVIEWERS,
    ("POST", "desk-resolve"): REVIEWERS,
    ("GET", "desk-state"): SUBMITTERS,
    ("GET", "extraction-audit"): REVIEWERS,
    ("POST", "desk-retry"): SUBMITTERS,
    ("GET", "desk-review"): REVIEWERS,
    ("POST", "desk-hold"): REVIEWERS,
    ("POST", "desk-take-over"): REVIEWERS,
    ("POST", "desk-accept-all"): REVIEWERS,
    ("POST", "desk-publish"): REVIEWERS,
    ("POST", "desk-add"): REVIEWERS,
    ("POST", "desk-preview"): REVIEWERS,
    ("POST", "desk-describe"): REVIEWERS,
    ("GET", "desk-card"): REVIEWERS,
    ("POST", "desk-accept"): REVIEWERS,
    ("POST", "desk-reject"): REVIEWERS,
    ("POST", "desk-undo"): REVIEWERS,
    ("POST", "desk-edit"): REVIEWERS,
    ("POST", "desk-company"): REVIEWERS,
    ("POST", "desk-deal"): REVIEWERS,
}
MERGED = ("companies_company", "companies_facility", "deals_deal")
OF_PROPOSAL = {"desk-card", "desk-accept", "desk-reject", "desk-undo", "desk-edit", "desk-company", "desk-deal"}
OF_NOTHING = {"extraction-audit", "desk-submit", "desk-conflicts", "desk-resolve", "desk-queue"}

RECORDS = [
    "companies_company",
    "companies_facility",
    "companies_place",
    "deals_citation",
    "deals_deal",
    "deals_figure",
    "deals_merge",
    "deals_project",
    "deals_publication",
    "deals_quantity",
    "deals_quotation",
    "deals_speaker",
]
LISTS = {
    "deals_article": SUBMITTERS,
    "deals_proposal": SUBMITTERS,
    **dict.fromkeys(RECORDS, REVIEWERS),
    "deals_citation": SUBMITTERS,
    "auth_user": {ADMINISTRATOR},
    "auth_group": {ADMINISTRATOR},
    "deals_apikey": {ADMINISTRATOR},
}
ADDED_BY_HAND = {
    "companies_company": REVIEWERS,
    "auth_user": {ADMINISTRATOR},
    "auth_group": {ADMINISTRATOR},
    "deals_apikey": {ADMINISTRATOR},
}


def client_of(who: str) -> Client:
    client = Client()
    if who != NOBODY:
        client.force_login(user("") if who == READER else user(who))
    return client


def answer(client: Client, method: str, address: str) -> str | int:
    """ "log-in", or the status."""
    response = client.get(address) if method == "GET" else client.post(address, {"kind": "figure"})
    if response.status_code == 302 and "/login/" in response["Location"]:
        return LOGIN
    return response.status_code


def address_of(name: str, article: Article) -> str:
    if name in OF_NOTHING:
        return reverse(f"admin:{name}")
    if name not in OF_PROPOSAL:
        return reverse(f"admin:{name}", args=[article.pk])
    return reverse(f"admin:{name}", args=[article.pk, article.proposals.get().pk])


@pytest.fixture
def article() -> Article:
    article = bare()
    proposed(article, ProposalKind.COMPANY, "Ohio", {"name": "Ohio", "role": "party", "kind": "company"})
    return article


@pytest.mark.parametrize("who", [NOBODY, READER, CONTRIBUTOR, EDITOR, ADMINISTRATOR])
def test_the_desk_is_open_to_its_roles_only(who: str, article: Article) -> None:
    client = client_of(who)
    for (method, name), allowed in DESK.items():
        given = answer(client, method, address_of(name, article))
        if who in (NOBODY, READER):
            assert given == LOGIN, name
        elif who in allowed:
            assert given not in (LOGIN, FORBIDDEN), name
        else:
            assert given == FORBIDDEN, name


@pytest.mark.parametrize("who", [NOBODY, READER, CONTRIBUTOR, EDITOR, ADMINISTRATOR])
def test_lists_and_forms_are_open_to_their_roles_only(who: str) -> None:
    client = client_of(who)
    for name, readers in LISTS.items():
        for page, allowed in (("changelist", readers), ("add", ADDED_BY_HAND.get(name, set()))):
            given = answer(client, "GET", reverse(f"admin:{name}_{page}"))
            if who in (NOBODY, READER):
                assert given == LOGIN, (name, page)
            else:
                assert given == (200 if who in allowed else FORBIDDEN), (name, page)


@pytest.mark.parametrize("who", [NOBODY, READER, CONTRIBUTOR, EDITOR, ADMINISTRATOR])
def test_records_are_merged_and_set_apart_again_by_those_who_publish_only(who: str) -> None:
    client = client_of(who)
    addresses = [reverse(f"admin:{name}_merge", args=[1]) for name in MERGED]
    for address in (*addresses, reverse("admin:deals_merge_undo", args=[1])):
        for method in ("GET", "POST"):
            given = answer(client, method, address)
            if who in (NOBODY, READER):
                assert given == LOGIN, address
            else:
                assert given == (404 if who in REVIEWERS else FORBIDDEN), address


@pytest.mark.parametrize("who", [NOBODY, READER, CONTRIBUTOR, EDITOR, ADMINISTRATOR])
def test_look_alikes_are_shown_to_those_who_enter_companies_only(who: str) -> None:
    given = answer(client_of(who), "GET", reverse("admin:companies_company_alike"))
    assert given == (LOGIN if who in (NOBODY, READER) else 200 if who in REVIEWERS else FORBIDDEN)


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_read_on_the_desk_is_only_changed_by_its_own_method(method: str, article: Article) -> None:
    client = client_of(EDITOR)
    wrong = "POST" if method == "get" else "GET"
    names = {name for of, name in DESK if of == method.upper()} - {name for of, name in DESK if of == wrong}
    for name in names:
        assert answer(client, wrong, address_of(name, article)) == 405, name


def every_address() -> Iterator[str]:
    def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                yield from names(pattern.url_patterns)
            elif pattern.name:
                yield pattern.name

    resolver = next(pattern for pattern in get_resolver().url_patterns if str(pattern.pattern) == "admin/")
    assert isinstance(resolver, URLResolver)
    yield from names(resolver.url_patterns)


def test_every_address_of_the_admin_is_in_these_tables() -> None:
    of_models = {
        f"{model._meta.app_label}_{model._meta.model_name}_{page}"
        for model in admin.site._registry
        for page in ("changelist", "add", "change", "delete", "history")
    }
    of_django = {"index", "login", "logout", "password_change", "password_change_done", "autocomplete", "jsi18n"}
    of_django |= {"view_on_site", "app_list", "auth_user_password_change"}
    of_django |= {f"{name}_merge" for name in MERGED} | {"deals_merge_undo", "companies_company_alike"}
    known = of_models | of_django | {name for _, name in DESK}
    assert set(every_address()) <= known
    assert {f"{m._meta.app_label}_{m._meta.model_name}" for m in admin.site._registry} == set(LISTS)


@pytest.mark.parametrize("name", ["index", "password_change", "autocomplete", "jsi18n"])
@pytest.mark.parametrize("who", [NOBODY, READER])
def test_djangos_own_pages_ask_strangers_to_log_in(who: str, name: str) -> None:
    assert answer(client_of(who), "GET", reverse(f"admin:{name}")) == LOGIN


def test_nothing_can_be_deleted_not_even_by_a_superuser(article: Article) -> None:
    root = User.objects.create_superuser("root")
    client = Client()
    client.force_login(root)
    assert answer(client, "GET", reverse("admin:deals_article_delete", args=[article.pk])) == FORBIDDEN
    for model, model_admin in admin.site._registry.items():
        if model._meta.app_label in ("deals", "companies"):
            page = client.get(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"))
            assert "delete_selected" not in page.content.decode(), model
            assert not model_admin.has_delete_permission(page.wsgi_request), model


def test_an_editor_does_not_publish_without_the_permission(article: Article) -> None:
    reviewer = User.objects.create_user("reviewer", is_staff=True)
    editors = user(EDITOR).groups.get()
    reviewer.user_permissions.set(editors.permissions.exclude(codename="publish_article"))
    client = Client()
    client.force_login(reviewer)
    assert answer(client, "POST", address_of("desk-publish", article)) == FORBIDDEN
    assert answer(client, "GET", reverse("admin:companies_company_merge", args=[1])) == FORBIDDEN
    assert "Publish</button>" not in client.get(address_of("desk-review", article)).content.decode()
