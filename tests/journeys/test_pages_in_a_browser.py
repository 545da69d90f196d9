"""Every kind of page in headless Chromium: accessible by the rules of axe, within its width, without an error."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from companies.models import Company, Facility, Place
from deals.actions.publications import publish_article
from deals.models import Deal, Figure, Speaker
from tests.factories.articles import accepted_story, user

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium"),
]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FIXED = [
    "/",
    "/deals/",
    "/companies/",
    "/facilities/",
    "/places/",
    "/figures/",
    "/articles/",
    "/map/",
    "/network/",
    "/compare/",
]
ABOUT = ["/about/", "/about/method/", "/about/vocabulary/", "/about/corrections/", "/about/api/"]
ANSWERS = ["/search/?q=Northwind", "/search/?q=Nortwind", "/deals/?kind=licensing", "/deals/?colour=blue", "/nothing/"]


@pytest.fixture
def addresses(live_server: LiveServer) -> list[str]:
    """An address of every kind of page, with something on each."""
    article = accepted_story(url="https://harbour.example/northwind")
    publish_article(article, by=user())
    figure = Figure.objects.get(quantity__measure="revenue")
    records = [
        f"/deals/{Deal.objects.get().slug}/",
        f"/deals/{Deal.objects.get().slug}/versions/1/",
        f"/companies/{Company.objects.get(name='Northwind').slug}/",
        f"/facilities/{Facility.objects.get().slug}/",
        f"/places/{Place.objects.get().slug}/",
        f"/figures/{figure.pk}/",
        f"/quantities/{figure.quantity_id}/",
        f"/articles/{article.pk}/",
        f"/speakers/{Speaker.objects.get().slug}/",
        f"/deals/{Deal.objects.get().slug}/embed/",
        f"/figures/{figure.pk}/embed/",
        f"/compare/?deals={Deal.objects.get().slug},nothing",
        "/compare/?companies=northwind,borealis",
        "/network/?whole=1&binding_only=1",
    ]
    return [f"{live_server.url}{path}" for path in (*FIXED, *records, *ABOUT, *ANSWERS)]


@pytest.fixture
def browser(addresses: list[str]) -> Iterator[Browser]:
    """Debian's Chromium; it starts after the data are there, since its event loop forbids further queries."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 320)])
def test_pages_are_accessible_and_fit(browser: Browser, addresses: list[str], scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    found = {address: faults for address in addresses if (faults := faults_of(page, address, width))}
    assert found == {}
    assert [error for error in errors if "Failed to load resource" not in error] == []


def faults_of(page: Page, address: str, width: int) -> list[str]:
    """What axe finds on the page, and whether it is wider than the window; every detail is open."""
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    violations = Axe().run(page).response["violations"]
    faults = [f"{fault['id']}: {[node['html'][:120] for node in fault['nodes'][:3]]}" for fault in violations]
    wide = page.evaluate("document.documentElement.scrollWidth")
    return faults + ([f"{wide} pixels wide"] if wide > width else [])


def test_a_page_is_complete_without_javascript(browser: Browser, addresses: list[str]) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(next(address for address in addresses if "/deals/northwind" in address and "versions" not in address))
    page.locator("details.figure summary").first.click()
    assert page.locator("details.figure mark").first.is_visible()


def test_the_keyboard_reaches_the_content_first(browser: Browser, addresses: list[str]) -> None:
    page = browser.new_page()
    page.goto(addresses[0])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_names_are_offered_while_a_search_is_typed(browser: Browser, addresses: list[str]) -> None:
    page = browser.new_page()
    page.goto(addresses[0])
    page.locator("#find").press_sequentially("north")
    page.get_by_role("option", name="Northwind company").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/companies/northwind/")


def test_results_follow_what_is_typed_and_so_does_the_address(browser: Browser, addresses: list[str]) -> None:
    page = browser.new_page()
    page.goto(next(address for address in addresses if address.endswith("?q=Nortwind")))
    page.locator("#s-q").fill("turb")
    page.locator("#results mark").first.wait_for()
    assert page.url.endswith("/search/?q=turb")


def test_companies_are_ticked_and_compared_without_javascript(browser: Browser, addresses: list[str]) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(next(address for address in addresses if address.endswith("/companies/")))
    for name in ("Northwind", "Borealis"):
        page.get_by_label(f"compare {name}").check()
    page.get_by_role("button", name="Compare").click()
    assert page.get_by_role("columnheader").count() == 2
    assert page.url.endswith(("?companies=northwind,borealis", "?companies=borealis,northwind"))
