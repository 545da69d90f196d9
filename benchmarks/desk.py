"""How long an editor needs for an article, with the keyboard alone: `make desk`.

    python -m benchmarks.desk [ARTICLE]

Starts the whole product as `make run` does (web server, worker, PostgreSQL, sample data) with data of its own under
var/desk, hands the article in, and takes it in headless Chromium from the draft to the published page. The clock and
the count of keys run from the opened desk until the published record is on the screen; logging in and handing in are
not counted. Ends with one line, `desk: N s, M keys`, and with status 1 where either limit is passed.

ARTICLE is a text, or a record with its text in `raw_text`. Without it, the project's seed article is taken where it
lies beside the checkout, else a further report of the deal of a sample.
"""

import json
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect, sync_playwright

from benchmarks.product import ROOT, product

SECONDS, KEYS = 60.0, 15  # both must stay below
SEED = ROOT.parent / "shared/articles/dev/001-openai-foxconn.json"
SAMPLE = ROOT / "deals/samples/28-openai-foxconn-2025.json"
DATA = ROOT / "var/desk"
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
PATIENCE = 60_000  # milliseconds that one answer may take


@dataclass(slots=True)
class Editor:
    """Whoever sits at the keyboard: presses keys, counts them, and touches nothing else."""

    page: Page
    keys: int = 0

    def press(self, key: str) -> None:
        """One key."""
        self.keys += 1
        self.page.keyboard.press(key)

    def review(self) -> None:
        """Accepts what has no problem at once, answers what is asked one by one, and publishes."""
        self.press("A")
        expect(self.page.locator(".message.success")).to_be_visible()
        left = self.page.locator(".card.is-open")
        while count := left.count():
            expect(self.page.locator(".card.is-open.lit")).to_have_count(1)
            self.press(_answer(self.page.locator(".card.is-open.lit")))
            expect(left).to_have_count(count - 1)
        self.press("p")
        expect(self.page.get_by_role("link", name="public page")).to_be_visible()


def _answer(card: Locator) -> str:
    """The first known record where it is asked for one and that one has the same parties or name; else a new one."""
    answers = card.locator(".match details[open] button[data-key]")
    if not answers.count():
        return "a"
    first = answers.first.inner_text()
    key = "1" if "same parties" in first or "same name" in first else answers.last.get_attribute("data-key")
    return key or "a"


def main(arguments: list[str]) -> int:
    """Measures; returns the status of the process."""
    text = _text(Path(arguments[0]) if arguments else SEED)
    with product(DATA) as (address, password), sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        editor = Editor(_desk(chromium.new_page(), address, password, text))
        began = time.monotonic()
        editor.review()
        seconds = time.monotonic() - began
        deals = _published_deals(editor.page, address)
        chromium.close()
    print(f"{deals} deals of the article are published")
    print(f"desk: {seconds:.0f} s, {editor.keys} keys")
    return 0 if deals and seconds < SECONDS and editor.keys < KEYS else 1


def _text(article: Path) -> str:
    if article == SEED and not SEED.exists():
        return f"{_text(SAMPLE)}\n\nThis was reported again on the next day.\n"
    if article.suffix != ".json":
        return article.read_text()
    text: str = json.loads(article.read_text())["raw_text"]
    return text


def _desk(page: Page, address: str, password: str, text: str) -> Page:
    """The desk of the article, handed in by the form and read by the worker."""
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    page.goto(f"{address}admin/login/?next=/admin/deals/article/submit/")
    page.fill("#id_username", "admin")
    page.fill("#id_password", password)
    page.click("[type=submit]")
    page.fill("#id_text", text)
    page.get_by_role("button", name="Submit").click()
    page.wait_for_selector("[data-desk]")
    return page


def _published_deals(page: Page, address: str) -> int:
    """How many deals the API names for the article that is on the desk."""
    article = re.findall(r"\d+", page.url.removeprefix(address))[0]
    return len(page.request.get(f"{address}api/v1/articles/{article}/").json()["deals"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
