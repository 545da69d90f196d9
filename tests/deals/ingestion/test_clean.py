import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deals import errors
from deals.ingestion.clean import MAX_ELEMENTS, MAX_TEXT, clean, clean_html, clean_text

ARTICLES = Path(__file__).parents[2] / "articles"
STORY = (
    "Northwind and Larkspur will build racks in Ohio, the companies said on Saturday.\n\n"
    "Northwind pays more than $2.5 billion for them, and Larkspur expects to hire 1,200 people by the end of 2027."
)


def page(body: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body><article>{body}</article></body></html>"


def story_page(head: str = "") -> str:
    return page("".join(f"<p>{block}</p>" for block in STORY.split("\n\n")), head)


def codes(found: Any) -> list[str]:
    return [problem.code for problem in found.problems]


@pytest.mark.parametrize(
    "folder", sorted(path.parent for path in ARTICLES.glob("*/page.html")), ids=lambda path: path.name
)
def test_pages(folder: Path) -> None:
    content = (folder / "page.html").read_bytes()
    expected = json.loads((folder / "expected.json").read_text())
    if "error" in expected:
        with pytest.raises(errors.NotAnArticle) as caught:
            clean(content, content_type="text/html")
        assert caught.value.code == expected["error"]
        return
    found = clean(content, content_type="text/html")
    assert found.text.split("\n\n") == expected.pop("blocks")
    assert codes(found) == expected.pop("problems")
    assert expected == {name: _plain(getattr(found, name)) for name in expected}


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def test_a_pasted_text_stays_word_for_word() -> None:
    text = f"\n  Racks for Ohio \n\n{STORY}\u00a0“so\u200b”\t–\u202f20%  \n"
    found = clean_text(text)
    assert found.text == text
    assert (found.title, found.language, found.problems) == ("Racks for Ohio", "en", ())


def test_what_is_known_of_a_pasted_text_is_kept() -> None:
    found = clean_text(STORY, title="T", url="https://a.example/x", publisher="P", published="2026-03")
    assert (found.title, found.url, found.publisher, found.published) == ("T", "https://a.example/x", "P", "2026-03")


def test_a_long_first_line_is_no_title() -> None:
    assert clean_text(STORY.replace("\n", " ") * 2).title == ""


def test_line_ends_and_byte_order_marks() -> None:
    assert clean_text("\ufeffone\r\ntwo\rthree\u2028four\x85five\x0csix").text == "one\ntwo\nthree\nfour\nfive\nsix"


def test_what_cannot_be_stored_is_dropped_and_counted() -> None:
    found = clean_text(f"{STORY}\x00 Ada\ud800 Quill\x07\ufffe said\udfff so.")
    assert found.text == f"{STORY} Ada Quill said so."
    assert codes(found) == ["dropped_characters"]
    assert found.problems[0].message.startswith("5 control characters")


def test_characters_that_could_not_be_read_are_counted() -> None:
    found = clean_text(f"{STORY} Ada\ufffds words")
    assert codes(found) == ["broken_characters"]
    assert found.problems[0].message.startswith("1 characters")


@given(st.text(alphabet=st.characters(), min_size=1, max_size=200))
def test_any_text_can_be_stored_afterwards_and_cleaned_again(text: str) -> None:
    try:
        found = clean_text(text)
    except errors.ArticleRefused:
        return
    assert "\x00" not in found.text
    found.text.encode()
    assert clean_text(found.text).text == found.text.removeprefix("\ufeff")


@pytest.mark.parametrize("text", ["", " \n\t\u00a0 ", "\ufeff", "\x00\x01", "\ud800"])
def test_an_empty_text(text: str) -> None:
    with pytest.raises(errors.EmptyText):
        clean_text(text)


@pytest.mark.parametrize("content", [b"", b"  \n ", "\ufeff".encode()])
def test_an_empty_page(content: bytes) -> None:
    with pytest.raises(errors.EmptyText):
        clean(content, content_type="text/html")


def test_five_megabytes_of_text() -> None:
    with pytest.raises(errors.TextTooLong, match=r"5,000,000 characters and the limit is 1,000,000: submit") as caught:
        clean_text("word " * 1_000_000)
    assert caught.value.facts == {"length": 5_000_000, "limit": MAX_TEXT}


def test_the_longest_text() -> None:
    assert len(clean_text("word " * (MAX_TEXT // 5)).text) == MAX_TEXT


@pytest.mark.parametrize("html", ["words", "<!-- words -->", "<p></p>", "<html><body><img src='x'></body></html>"])
def test_a_page_without_words(html: str) -> None:
    with pytest.raises(errors.NotAnArticle, match="paste the article's text"):
        clean_html(html)


def test_a_page_of_too_many_elements() -> None:
    with pytest.raises(errors.PageTooComplex, match="50,000"):
        clean_html(page("<p>word</p>" * MAX_ELEMENTS))


def test_scripts_and_styles_are_no_words() -> None:
    body = (
        f"<script>alert('scripted')</script><style>p {{ content: 'styled' }}</style><p onclick='handled()'>{STORY}</p>"
    )
    text = clean_html(
        page(f"{body}<template><p>Templated words are not shown.</p></template><noscript></noscript>")
    ).text
    assert not any(word in text for word in ("scripted", "styled", "handled", "Templated", "<"))


def test_markup_that_stands_in_the_text_stays_text() -> None:
    assert "<script>alert(1)</script>" in clean_html(
        page(f"<p>{STORY} The firm wrote &lt;script&gt;alert(1)&lt;/script&gt; on its page.</p>")
    ).text  # fmt: skip


def test_character_references_cannot_write_what_cannot_be_stored() -> None:
    found = clean_html(page(f"<p>{STORY} Ada&#0; Quill&#xD800;&#7; &#60;said&#62; &#128;5&#x2028;.\x00&#x110000;</p>"))
    assert found.text.endswith("Ada\ufffd Quill\ufffd <said> €5 .\ufffd")
    assert codes(found) == ["dropped_characters", "broken_characters", "no_date"]


def test_the_headline_comes_first_and_once() -> None:
    headline = "Northwind orders racks"
    outside = f"<html><body><h1>{headline}</h1><div id='content'><p>{STORY}</p><p>{STORY[:90]}</p></div></body></html>"
    inside = page(f"<h1>{headline}</h1><p>{STORY}</p>")
    for html in (outside, inside):
        text = clean_html(html).text
        assert text.startswith(f"{headline}\n\nNorthwind and")
        assert text.count(headline) == 1


@pytest.mark.parametrize(
    ("content_type", "start"),
    [("text/html", "Racks"), ("application/xhtml+xml", "Racks"), ("", "Racks"), ("text/plain", "<html>")],
)
def test_a_file_is_read_as_what_it_is(content_type: str, start: str) -> None:
    content = story_page("<title>Racks for Ohio</title>").encode()
    assert clean(content, content_type=content_type).text.startswith(start)


def test_a_text_file_without_a_type_is_text() -> None:
    assert clean(f"{STORY} 3 < 4".encode()).text == f"{STORY} 3 < 4"


def test_a_binary_file_is_refused_whatever_it_says_it_is() -> None:
    with pytest.raises(errors.NotText, match="PDF"):
        clean(b"%PDF-1.7\n...", content_type="text/html")


def test_what_a_reviewer_is_told_about_a_page() -> None:
    head = """<link rel="canonical" href="https://first.example/story"><script type="application/ld+json">
        {"@type": "Article", "datePublished": "2026-03-01", "dateModified": "2026-03-02", "isAccessibleForFree": false}
    </script>"""
    found = clean_html(story_page(head), url="https://second.example/copy")
    assert found.url == "https://second.example/copy"
    assert codes(found) == ["changed_later", "subscribers_only", "other_original"]
    assert "2 March 2026" in found.problems[0].message
    assert "https://first.example/story" in found.problems[2].message
    assert codes(clean_html(story_page())) == ["no_date"]


def test_an_offer_to_subscribe_at_the_end() -> None:
    assert codes(clean_text(f"{STORY} {STORY}\n\nSubscribe now to read the full story")) == ["cut_short"]
    assert codes(clean_text(f"Readers subscribe to read such news.\n\n{STORY}\n\n{STORY}\n\n{STORY}\n\n{STORY}")) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Please enable JavaScript to continue.", errors.JavaScriptPage),
        ("Checking if the site connection is secure. Please confirm you are human.", errors.JavaScriptPage),
        ("Log in to continue\nAlready have an account?\nForgot your password?", errors.LoginWall),
        ("We value your privacy. Accept all. Reject all. Manage preferences.", errors.CookiePage),
    ],
)
def test_a_pasted_wall(text: str, kind: type[errors.NotAnArticle]) -> None:
    with pytest.raises(kind):
        clean_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "Acme buys Bolt for $5 million.",
        "Shareholders consent to the merger of Acme and Bolt.",
        f"{STORY} Its new browser will accept all cookies by default.",
    ],
)
def test_a_short_item_is_no_wall(text: str) -> None:
    assert clean_text(text).text == text


def test_another_language_is_a_problem_and_no_error() -> None:
    found = clean_text("Die Firma hat mitgeteilt, dass sie mit dem Hersteller in den nächsten Jahren ein Werk für Server bauen will, das der Bund fördert.")  # fmt: skip  # noqa: E501
    assert (found.language, codes(found)) == ("de", ["language"])
    assert "German" in found.problems[0].message
