"""From the submission form to the published page in headless Chromium, by keyboard, with a real worker behind it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from companies.actions import add_company
from companies.vocabulary import CompanyKind
from deals.vocabulary import ProposalKind
from tests.factories.drafts import STORY, bare, drafted, proposed, user
from tests.worker import own_queue, worker

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium"),
]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
PATIENCE = 30_000
COMPANY = {"name": "Aurora Motors", "role": "party", "kind": "company"}


@pytest.fixture
def editor() -> User:
    return user(password="only for this test")


@pytest.fixture
def browser(editor: User) -> Iterator[Browser]:
    """Chromium; it starts after the data are there, since its event loop forbids further queries."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def running_worker(tmp_path: Path) -> Iterator[None]:
    with own_queue() as queue, worker(queue, tmp_path / "worker.log"):
        yield


def log_in(browser: Browser, live_server: LiveServer, editor: User, path: str, **context: object) -> Page:
    page = browser.new_context(**context).new_page()  # type: ignore[arg-type]
    page.set_default_timeout(PATIENCE)
    page.goto(f"{live_server.url}/admin/login/?next={path}")
    page.fill("#id_username", editor.username)
    page.fill("#id_password", "only for this test")
    page.click("[type=submit]")
    page.wait_for_url(f"**{path}")
    page.wait_for_load_state()  # keys are heard from here on
    return page


@pytest.mark.usefixtures("running_worker")
def test_an_article_is_pasted_read_reviewed_and_published(
    browser: Browser, live_server: LiveServer, editor: User
) -> None:
    page = log_in(browser, live_server, editor, "/admin/deals/article/submit/")
    page.fill("#id_text", STORY)
    page.fill("#id_publisher", "Harbour Wire")
    page.fill("#id_published_on", "2026-03-04")
    page.get_by_role("button", name="Submit").click()
    page.wait_for_selector("[data-desk]")

    page.keyboard.press("A")
    page.wait_for_selector(".message.success")
    while page.locator(".card.is-open").count():
        left = page.locator(".card.is-open").count()
        page.locator(".card.is-open").first.click(position={"x": 60, "y": 12})
        page.keyboard.press("r")
        expect(page.locator("[name=reason]:focus")).to_have_count(1)
        page.keyboard.press("Enter")
        expect(page.locator(".card.is-open")).to_have_count(left - 1)
    page.keyboard.press("p")
    page.wait_for_selector("text=public page")

    page.click("text=public page")
    assert "Harbour Wire" in page.content()
    deal = page.request.get(f"{live_server.url}/api/v1/deals/").json()["results"][0]
    assert [party["citation"]["quote"] in STORY for party in deal["parties"]] == [True, True]


@pytest.fixture
def company() -> str:
    """The desk of an article with one proposal."""
    article = bare()
    proposed(article, ProposalKind.COMPANY, "Aurora Motors", COMPANY)
    return f"/admin/deals/article/{article.pk}/review/"


def test_keys_decide_edit_and_undo(company: str, browser: Browser, live_server: LiveServer, editor: User) -> None:
    page = log_in(browser, live_server, editor, company)
    card = page.locator(".card.k-company")
    page.keyboard.press("a")
    expect(card).to_contain_text("accepted")
    expect(page.locator("#progress")).to_contain_text("0 open")
    page.keyboard.press("u")
    expect(card).to_contain_text("open")
    page.keyboard.press("e")
    page.fill(".editing [name=name]", "Aurora")
    page.keyboard.press("Enter")
    expect(card.locator("h4")).to_have_text("Aurora")
    page.keyboard.press("?")
    expect(page.locator("dialog")).to_be_visible()


@pytest.fixture
def companies() -> str:
    """The desk of an article with two proposals."""
    article = bare()
    proposed(article, ProposalKind.COMPANY, "Aurora Motors", COMPANY)
    proposed(article, ProposalKind.COMPANY, "Borealis Energy", {**COMPANY, "name": "Borealis Energy"})
    return f"/admin/deals/article/{article.pk}/review/"


def test_undo_goes_back_to_what_was_decided_last(
    companies: str, browser: Browser, live_server: LiveServer, editor: User
) -> None:
    page = log_in(browser, live_server, editor, companies)
    page.keyboard.press("a")
    expect(page.locator(".card.lit h4")).to_have_text("Borealis Energy")
    page.keyboard.press("u")
    expect(page.locator(".card.lit h4")).to_have_text("Aurora Motors")
    expect(page.locator("#progress")).to_contain_text("2 open")


def test_a_span_and_its_proposal_light_up_together(
    company: str, browser: Browser, live_server: LiveServer, editor: User
) -> None:
    page = log_in(browser, live_server, editor, company)
    page.locator(".legend").hover()
    page.locator("mark", has_text="Aurora Motors").hover()
    expect(page.locator(".card.k-company.lit")).to_have_count(1)


def test_selected_words_become_an_item_at_their_offsets(
    company: str, browser: Browser, live_server: LiveServer, editor: User
) -> None:
    page = log_in(browser, live_server, editor, company)
    page.evaluate(SELECT, "$2.5 billion")
    page.keyboard.press("n")
    expect(page.locator(".adding [name=raw]")).to_have_value("$2.5 billion")
    expect(page.locator(".adding .wording")).to_contain_text("$2.5 billion")
    page.select_option(".adding [name=measure]", "investment")
    page.fill(".adding [name=subject]", "Aurora Motors")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".card.k-figure.is-accepted")).to_have_count(1)
    assert page.locator("mark.strong.k-figure").inner_text() == "$2.5 billion"


SELECT = """(words) => {
  const walker = document.createTreeWalker(document.getElementById("article-text"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.textContent.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
}"""


def test_a_lost_network_is_said_and_nothing_typed_is_lost(
    company: str, browser: Browser, live_server: LiveServer, editor: User
) -> None:
    page = log_in(browser, live_server, editor, company)
    page.keyboard.press("e")
    page.fill(".editing [name=name]", "Typed in a tunnel")
    page.context.set_offline(True)
    page.keyboard.press("Enter")
    expect(page.locator(".unsaved")).to_contain_text("the network is away")
    assert page.input_value(".editing [name=name]") == "Typed in a tunnel"
    page.context.set_offline(False)
    page.keyboard.press("Enter")
    expect(page.locator(".card h4").first).to_have_text("Typed in a tunnel")
    expect(page.locator(".unsaved")).to_have_count(0)


def test_what_was_typed_is_there_again_after_the_tab_was_closed(
    company: str, browser: Browser, live_server: LiveServer, editor: User
) -> None:
    page = log_in(browser, live_server, editor, company)
    page.keyboard.press("e")
    page.fill(".editing [name=name]", "Aurora, half typed")
    page.close()
    again = page.context.new_page()
    again.goto(f"{live_server.url}{company}")
    again.locator("[data-kept] a").click()
    expect(again.locator(".editing [name=name]")).to_have_value("Aurora, half typed")
    expect(again.locator(".kept.wide")).to_contain_text("Not saved yet")
    again.locator(".editing [name=name]").press("Enter")
    expect(again.locator(".card h4").first).to_have_text("Aurora, half typed")
    again.reload()
    expect(again.locator("[data-kept]")).to_be_hidden()


@pytest.fixture
def colleague() -> User:
    return user(password="only for this test")


def test_of_two_editors_the_second_is_told_and_the_stale_save_keeps_what_was_typed(
    company: str, colleague: User, browser: Browser, live_server: LiveServer, editor: User
) -> None:
    first = log_in(browser, live_server, editor, company)
    second = log_in(browser, live_server, colleague, company)
    expect(second.locator("#presence")).to_contain_text(f"{editor.username} has had this open since")
    for page, name in ((first, "Aurora of the first"), (second, "Aurora of the second")):
        page.keyboard.press("e")
        page.fill(".editing [name=name]", name)
    first.keyboard.press("Enter")
    expect(first.locator(".card h4").first).to_have_text("Aurora of the first")

    second.keyboard.press("Enter")
    refused = second.locator(".card .refusal")
    expect(refused).to_contain_text(f"{editor.username} changed this meanwhile")
    expect(refused).to_contain_text("was “Aurora Motors”, is now “Aurora of the first”")
    expect(second.locator(".editing [name=name]")).to_have_value("Aurora of the second")
    second.locator(".editing [name=name]").press("Enter")
    expect(second.locator(".card h4").first).to_have_text("Aurora of the second")

    second.get_by_role("button", name="Take over").click()
    expect(second.get_by_role("button", name="Take over")).to_have_count(0)
    first.reload()
    expect(first.locator("#presence")).to_contain_text(f"{colleague.username} has had this open since")


def test_one_key_answers_which_company_is_meant(
    company: str, namesakes: list[str], browser: Browser, live_server: LiveServer, editor: User
) -> None:
    page = log_in(browser, live_server, editor, company)
    expect(page.locator(".match details[open] button[data-key]")).to_have_count(3)
    page.keyboard.press("2")
    expect(page.locator(".card.is-accepted .match")).to_contain_text(f"Is {namesakes[1]}")
    page.keyboard.press("u")
    expect(page.locator(".card.is-open .match details[open]")).to_have_count(1)


@pytest.fixture
def namesakes() -> list[str]:
    names = ["Aurora Motors Inc.", "Aurora Motors Ltd."]
    return [add_company(name=name, kind=CompanyKind.COMPANY, by=user()).name for name in names]


@pytest.fixture
def pages() -> list[str]:
    article = drafted()
    edited = article.proposals.filter(kind=ProposalKind.FIGURE).first() or article.proposals.first()
    assert edited is not None
    desk = f"/admin/deals/article/{article.pk}/review/"
    listed = ["/admin/deals/article/submit/", "/admin/deals/article/queue/", "/admin/deals/article/conflicts/"]
    return [*listed, desk, f"{desk}?edit={edited.pk}", f"{desk}?add=deal&quote=Borealis"]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("dark", 390)])
def test_the_desk_is_accessible_and_fits(
    pages: list[str], browser: Browser, live_server: LiveServer, editor: User, scheme: str, width: int
) -> None:
    context = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    page = log_in(browser, live_server, editor, pages[0], **context)
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    for path in pages:
        page.goto(f"{live_server.url}{path}")
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        violations = Axe().run(page).response["violations"]
        found = [f"{fault['id']}: {[node['html'][:160] for node in fault['nodes'][:3]]}" for fault in violations]
        assert found == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert [error for error in errors if "Failed to load resource" not in error] == []
