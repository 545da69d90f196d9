"""Pictures of every kind of page, at 1280 and 390 pixels, light and dark: `make screenshots`.

    python -m benchmarks.screenshots

Starts the product with its samples, and writes var/screenshots/PAGE-WIDTH-SCHEME.png. Of each kind the record with the
most to show is taken. Those that the README and the docs show are written to docs/pictures/ as well, with fewer
colours, so that the repository stays small.
"""

import json
import shutil
from collections.abc import Iterator
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.desk import CHROMIUM, FLAGS
from benchmarks.product import ROOT, product

ALL = ROOT / "var/screenshots"
SHOWN = ROOT / "docs/pictures"
WIDTHS = {1280: 900, 390: 844}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# What the README and the docs show, and how much of it: a whole long page would be a ribbon.
IN_DOCS = {"home-1280-light": 1500, "deal-1280-light": 1500, "network-1280-dark": 1300, "desk-1280-light": 1000}
FIXED = {
    "home": "",
    "deals": "deals/",
    "companies": "companies/",
    "facilities": "facilities/",
    "places": "places/",
    "figures": "figures/?ordering=-value&unit=USD",
    "articles": "articles/",
    "map": "map/",
    "network": "network/",
    "search": "search/?q=data+center",
    "about": "about/",
    "method": "about/method/",
    "vocabulary": "about/vocabulary/",
    "corrections": "about/corrections/",
    "data": "about/api/",
    "compare": "compare/?deals=openai-foxconn,openai-amd",
    "circles": "network/?binding_only=1",
    "card": "deals/openai-foxconn/embed/",
    "missing": "deals/nothing/",
    "queue": "admin/deals/article/queue/",
    "desk": "admin/deals/article/1/review/",
}
RECORDS = {"deal": "deals", "company": "companies", "facility": "facilities", "place": "places", "figure": "figures"}
RECORDS |= {"quantity": "quantities", "article": "articles"}


def main() -> None:
    """Takes them all."""
    for folder in (ALL, SHOWN):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    with product(ROOT / "var/screenshots-data") as (address, password), sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        editor = _logged_in(chromium, address, password)
        paths = FIXED | dict(_records(editor, address))
        pages = {name: f"{address}{path}" for name, path in paths.items()}
        for width, height in WIDTHS.items():
            for scheme in SCHEMES:
                context = chromium.new_context(
                    viewport={"width": width, "height": height},
                    color_scheme=scheme,
                    storage_state=editor.context.storage_state(),
                )
                for name, page_address in pages.items():
                    _take(context.new_page(), page_address, f"{name}-{width}-{scheme}")
        chromium.close()


def _records(page: Page, address: str) -> Iterator[tuple[str, str]]:
    """The fullest page of each kind of record."""
    for name, plural in RECORDS.items():
        rows = page.request.get(f"{address}api/v1/{plural}/?page_size=200").json()["results"]
        yield name, max(rows, key=lambda row: len(json.dumps(row)))["url"].lstrip("/")


def _logged_in(browser: Browser, address: str, password: str) -> Page:
    page = browser.new_page()
    page.goto(f"{address}admin/login/")
    page.fill("#id_username", "admin")
    page.fill("#id_password", password)
    page.click("[type=submit]")
    return page


def _take(page: Page, address: str, name: str) -> None:
    page.goto(address)
    taken = ALL / f"{name}.png"
    page.screenshot(path=taken, full_page=True)
    page.close()
    if name in IN_DOCS:
        picture = Image.open(taken).convert("RGB")
        shown = picture.crop((0, 0, picture.width, min(picture.height, IN_DOCS[name])))
        shown.quantize(128).save(SHOWN / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
