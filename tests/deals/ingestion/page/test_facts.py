import json

import pytest
from trafilatura import load_html

from deals.ingestion.page.facts import PageFacts, page_facts

URL = "https://www.ledger.example/news/racks"


def facts(head: str = "", body: str = "", url: str = URL) -> PageFacts:
    page = load_html(f"<html><head>{head}</head><body>{body}<p>Words</p></body></html>")
    assert page is not None
    return page_facts(page, url)


def linked(*nodes: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("2026-03-14", "2026-03-14"),
        ("2026-03-14T23:30:00-05:00", "2026-03-14"),
        ("2026-03-14T09:30Z", "2026-03-14"),
        ("2026-03-14 09:30:00", "2026-03-14"),
        ("2026/03/14", "2026-03-14"),
        ("20260314", "2026-03-14"),
        ("20260314T093000Z", "2026-03-14"),
        ("Sat, 14 Mar 2026 09:30:00 GMT", "2026-03-14"),
        ("March 14, 2026 at 9:30 a.m.", "2026-03-14"),
        ("Saturday, March 14, 2026", "2026-03-14"),
        ("2026-03", "2026-03"),
        ("March 2026", "2026-03"),
        ("2026", "2026"),
    ],
)
def test_dates_are_cut_to_what_is_given(given: str, read: str) -> None:
    assert str(facts(meta("date", given)).published) == read


@pytest.mark.parametrize("given", ["1970-01-01T00:00:00Z", "0001-01-01", "03/04/2026", "yesterday", "2026-02-31", ""])
def test_dates_that_are_none(given: str) -> None:
    assert facts(meta("date", given)).published is None


@pytest.mark.parametrize(
    ("head", "body", "url", "read"),
    [
        (
            linked({"@type": "NewsArticle", "datePublished": "2026-01-01"}) + meta("date", "2026-01-02"),
            "",
            URL,
            "2026-01-01",
        ),
        (linked({"@type": "WebPage", "datePublished": "2026-01-01"}), "", URL, "2026-01-01"),
        (linked([{"@graph": [{"@type": ["BlogPosting"], "datePublished": "2026-01"}]}]), "", URL, "2026-01"),
        (linked({"@type": "Article", "datePublished": "soon"}) + meta("pubdate", "2026-01-02"), "", URL, "2026-01-02"),
        ('<meta property="article:published_time" content="2026-01-03">', "", URL, "2026-01-03"),
        ('<meta itemprop="datePublished" content="2026-01-03">', "", URL, "2026-01-03"),
        ("", '<time datetime="2026-01-09">x</time><time pubdate datetime="2026-01-04">y</time>', URL, "2026-01-04"),
        ("", '<time datetime="2026-01-05">x</time>', URL, "2026-01-05"),
        ("", "", "https://a.example/2026/01/06/racks", "2026-01-06"),
        ("", "", "https://a.example/2026/01/racks", "2026-01"),
        ("", "", "https://a.example/2026-01-07-racks", "2026-01-07"),
        ("", "<div>Published on: Thursday, January 8, 2026</div>", URL, "2026-01-08"),
        ("", "<div>Posted 8 Jan. 2026 by Ada</div>", URL, "2026-01-08"),
        (linked({"@type": "Event", "datePublished": "2026-01-01"}), "", URL, "None"),
        (
            linked({"@type": "Article", "itemReviewed": {"@type": "Article", "datePublished": "2026-01-01"}}),
            "",
            URL,
            "None",
        ),
        ("", '<time datetime="2026-01-09">x</time><time datetime="2026-01-10">y</time>', URL, "None"),
        (meta("article:modified_time", "2026-01-01"), "", URL, "None"),
        ("", "Founded on January 8, 1998", "https://a.example/racks-2026", "None"),
    ],
)
def test_where_dates_are_found(head: str, body: str, url: str, read: str) -> None:
    assert str(facts(head, body, url).published) == read


def test_the_date_of_a_change_is_another_date() -> None:
    found = facts(linked({"@type": "Article", "datePublished": "2026-01-01", "dateModified": "2026-01-05T10:00Z"}))
    assert (str(found.published), str(found.modified)) == ("2026-01-01", "2026-01-05")


@pytest.mark.parametrize(
    "script",
    ["", "{", "null", "3", '"text"', '[[["x"]]]', "[" * 100_000, '{"@type": 3}', '{"@type": "Article", "author": 3}'],
)
def test_linked_data_that_says_nothing(script: str) -> None:
    found = facts(f'<script type="application/ld+json">{script}</script>{meta("date", "2026")}')
    assert (str(found.published), found.authors) == ("2026", ())


def test_linked_data_with_what_pages_put_around_it() -> None:
    script = '<!--\n{"@type": "Article", "headline": "Racks\nfor Ohio"} -->;'
    assert facts(f'<script type="application/ld+json">{script}</script>').title == "Racks for Ohio"


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (linked({"@type": "Article", "headline": "Racks for Ohio"}) + "<title>Other</title>", "", "Racks for Ohio"),
        ('<meta property="og:title" content="Racks for Ohio"><title>Other</title>', "", "Racks for Ohio"),
        ("<title>Newsroom</title>", "<h1> Racks <i>for</i>\nOhio </h1>", "Racks for Ohio"),
        (
            '<meta property="og:title" content="Racks for Ohio | Tech | The Ledger">',
            "<h1>Racks for Ohio</h1>",
            "Racks for Ohio",
        ),
        ("<title>Racks for Ohio - The Ledger</title>", "<p>© The Ledger</p>", "Racks for Ohio"),
        ("<title>Racks for Ohio - report</title>", "", "Racks for Ohio - report"),
        ("", "", ""),
    ],
)
def test_titles(head: str, body: str, title: str) -> None:
    assert facts(head, body).title == title


@pytest.mark.parametrize(
    ("head", "body", "publisher"),
    [
        (linked({"@type": "Article", "publisher": {"name": "The Ledger"}}) + meta("publisher", "X"), "", "The Ledger"),
        ('<meta property="og:site_name" content="The Ledger">', "", "The Ledger"),
        (linked({"@type": "WebSite", "name": "The Ledger"}), "", "The Ledger"),
        (meta("publisher", "https://pages.example/ledger"), "", "ledger.example"),
        ("<title>Racks | The Ledger</title>", "<p>© The Ledger</p>", "The Ledger"),
        ("", "", "ledger.example"),
    ],
)
def test_publishers(head: str, body: str, publisher: str) -> None:
    assert facts(head, body).publisher == publisher


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        (
            linked({"@type": "Article", "author": [{"name": "Ada Quill"}, {"name": "Jo Roe"}]}),
            "",
            ("Ada Quill", "Jo Roe"),
        ),
        (linked({"@type": "Article", "author": "By Ada Quill and Jo Roe"}), "", ("Ada Quill", "Jo Roe")),
        (linked({"@type": "Article", "author": {"name": ["Ada Quill", "Ada Quill"]}}), "", ("Ada Quill",)),
        (meta("author", "Ada Quill; Jo Roe, Jr."), "", ("Ada Quill", "Jo Roe, Jr.")),
        (meta("article:author", "https://pages.example/ada"), '<a rel="author">Ada Quill</a>', ("Ada Quill",)),
        ("", '<p class="byline">By Ada Quill &amp; Jo Roe</p>', ("Ada Quill", "Jo Roe")),
        ("", f'<p class="author">{"Ada Quill has written about racks. " * 5}</p>', ()),
        ("", "", ()),
    ],
)
def test_authors(head: str, body: str, authors: tuple[str, ...]) -> None:
    assert facts(head, body).authors == authors


@pytest.mark.parametrize(
    ("canonical", "url", "own", "original"),
    [
        ("https://www.ledger.example/racks", URL, "https://www.ledger.example/racks", ""),
        ("/racks", URL, "https://www.ledger.example/racks", ""),
        ("https://ledger.example/racks", "https://amp.ledger.example/x", "https://ledger.example/racks", ""),
        ("https://news.ledger.example/racks", "https://ledger.example/x", "https://news.ledger.example/racks", ""),
        ("https://first.example/racks", URL, URL, "https://first.example/racks"),
        (
            "https://notledger.example/racks",
            "https://ledger.example/x",
            "https://ledger.example/x",
            "https://notledger.example/racks",
        ),
        ("https://www.ledger.example/", URL, URL, ""),
        ("javascript:alert(1)", URL, URL, ""),
        ("http://[", URL, URL, ""),
        ("https://www.ledger.example/racks", "", "https://www.ledger.example/racks", ""),
        ("/racks", "", "", ""),
    ],
)
def test_addresses(canonical: str, url: str, own: str, original: str) -> None:
    for head in (f'<link rel="canonical" href="{canonical}">', f'<meta property="og:url" content="{canonical}">'):
        found = facts(head, url=url)
        assert (found.url, found.original) == (own, original)


@pytest.mark.parametrize(
    ("value", "is_free"), [(True, True), (False, False), ("False", False), ("true", True), (None, True)]
)
def test_who_may_read_it(value: object, *, is_free: bool) -> None:
    assert facts(linked({"@type": "Article", "isAccessibleForFree": value})).is_free is is_free


def test_language() -> None:
    page = load_html('<html lang="en-GB"><head><title>x</title></head><body><p>Words</p></body></html>')
    assert page is not None
    assert page_facts(page, "").language == "en"
