import json

import pytest

from deals.errors import NotText
from deals.ingestion.sources import page_from_bytes


def test_text_is_read_as_it_is() -> None:
    page = page_from_bytes("\ufeffAcme grew.".encode(), name="a.txt", url="https://news.example/1", published="2026")
    assert (page.text, page.url, page.published) == ("Acme grew.", "https://news.example/1", "2026")


def test_a_record_gives_its_text_and_what_it_says_of_itself() -> None:
    record = {"raw_text": "Acme grew.", "title": "Growth", "published": "2026-05-01", "gold": {"deals": 3}}
    page = page_from_bytes(json.dumps(record).encode(), name="a.json", published="2026-05-02")
    assert (page.text, page.title, page.published) == ("Acme grew.", "Growth", "2026-05-02")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"a\x00b", "a.txt"),
        (b"{", "a.json"),
        (b"[]", "a.json"),
        (b'{"raw_text": 5}', "a.json"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, name: str) -> None:
    with pytest.raises(NotText):
        page_from_bytes(content, name=name)


def test_a_page_is_cleaned_to_its_article() -> None:
    story = "".join(
        f"<p>Acme opened plant number {number} on Monday, with more people than it had {number} years ago.</p>"
        for number in range(2, 9)
    )
    html = f"<html><head><title>Plants</title></head><body><nav>Menu</nav><article>{story}</article></body></html>"
    page = page_from_bytes(html.encode())
    assert "Acme opened plant number 2" in page.text
    assert "<p>" not in page.text
    assert "Menu" not in page.text


def test_what_no_output_may_hold_becomes_a_space() -> None:
    page = page_from_bytes(b'{"raw_text": "Acme\\ud800 grew\\u0000."}', name="a.json")
    assert page.text == "Acme  grew ."
