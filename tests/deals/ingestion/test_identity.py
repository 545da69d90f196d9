import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deals.errors import AddressRefused
from deals.ingestion.identity import address_key, text_key

KEY = "https://news.example.com/2026/racks?id=7"


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example.com/2026/racks?id=7",
        "http://news.example.com/2026/racks?id=7",
        "  HTTPS://NEWS.Example.COM./2026/racks?id=7\n",
        "https://www.news.example.com/2026/racks/?id=7",
        "https://news.example.com:443/2026/racks?id=7#comments",
        "http://reader:secret@news.example.com:80/2026/racks?id=7",
        "https://news.example.com//2026/./x/../racks?id=7",
        "https://news.example.com/2026/r%61ck%73?id=%37",
        "https://news.example.com/2026/racks?utm_source=x&id=7&UTM_Medium=y&fbclid=z&gclid=1&mc_eid=2&_hsenc=3",
        "https://news.example.com/2026/racks?id=7&",
    ],
)
def test_one_article_under_many_addresses(url: str) -> None:
    assert address_key(url) == KEY


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example.com/2026/racks?id=8",
        "https://news.example.com/2026/racks",
        "https://news.example.com/2026/Racks?id=7",
        "https://news.example.com:8443/2026/racks?id=7",
        "https://example.com/2026/racks?id=7",
        "https://news.example.com/2026%2Fracks?id=7",
        "https://news.example.com/2026/racks?id=7&ref=2",
        "https://news.example.com/2026/racks?id=7&id=8",
    ],
)
def test_other_articles_stay_apart(url: str) -> None:
    assert address_key(url) != KEY


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://www.example.com", "https://example.com"),
        ("http://www.com/", "https://www.com"),
        ("http://[::1]:8080/a", "https://[::1]:8080/a"),
        ("http://bücher.example/straße?q=ä b", "https://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%A4+b"),
        ("http://example.com/?b=2&a=3&b=1", "https://example.com?a=3&b=1&b=2"),
        ("http://example.com/a%zz%ff?x=%ff", "https://example.com/a%25zz%FF?x=%FF"),
        ("http://example.com/../..", "https://example.com"),
    ],
)
def test_the_form_of_a_key(url: str, key: str) -> None:
    assert address_key(url) == key


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.com/story",
        "/2026/racks",
        "ftp://example.com/a",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://",
        "http:///a",
        "http://exa mple.com/",
        "http://good.example\\@bad.example/",
        "http://[::1/",
        "http://example.com:99999/",
        "http://example.com:x/",
        "http://a..b\ud800.example/",
        "http://example.com/\ud800",
        "http://example.com/?a=\ud800",
        "http://" + "a" * 64 + "ä.example/",
        "http://[fe80::1%25eth0]/",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        address_key(url)


piece = st.text(alphabet="aB9-._~%/?=&;+ äß字#@:", max_size=12)


@given(
    scheme=st.sampled_from(["http", "https"]),
    host=st.sampled_from(["example.com", "www.example.com", "WWW.www.example.org", "10.0.0.1", "[::1]"]),
    port=st.sampled_from(["", ":80", ":443", ":8080"]),
    path=piece,
    query=piece,
)
def test_a_key_is_its_own_key(scheme: str, host: str, port: str, path: str, query: str) -> None:
    key = address_key(f"{scheme}://{host}{port}/{path}?{query}")
    assert address_key(key) == key


def test_white_space_and_forms_of_letters_do_not_make_another_text() -> None:
    assert text_key("Caf\u00e9  opens\r\n\r\nnow\u00a0 ") == text_key(" Cafe\u0301 opens now")


@pytest.mark.parametrize("other", ["Cafe opens now", "café opens now", "Café opens now.", "Caféopens now", ""])
def test_other_words_are_another_text(other: str) -> None:
    assert text_key("Café opens now") != text_key(other)


@given(st.text(alphabet=st.characters(), max_size=60))
def test_the_key_of_any_text_ignores_its_white_space(text: str) -> None:
    spread = "\n " + "".join(char + "\t " if char.isspace() else char for char in text) + "\u2003\r\n"
    assert text_key(spread) == text_key(text)
    assert text_key(unicodedata.normalize("NFD", text)) == text_key(text)


def test_a_lone_surrogate_has_a_key_too() -> None:
    assert text_key("a\ud800") != text_key("a")
