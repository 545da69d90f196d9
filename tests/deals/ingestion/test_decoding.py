import zlib
from hashlib import sha256

import pytest

from deals.errors import NotText
from deals.ingestion.decoding import decode

TEXT = "“Grüße”, said Ada – €5"


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (TEXT.encode(), ""),
        (TEXT.encode(), "text/html; charset=utf-8"),
        (TEXT.encode(), "text/html; charset=iso-8859-1"),
        (TEXT.encode(), "text/html; charset=nonsense"),
        (TEXT.encode("utf-8-sig"), "text/html; charset=windows-1251"),
        (TEXT.encode("utf-16"), ""),
        (TEXT.encode("utf-32"), ""),
        (TEXT.encode("utf-16-le"), "text/plain; charset=UTF-16LE"),
        (TEXT.encode("cp1252"), ""),
        (TEXT.encode("cp1252"), "text/html; charset=utf-8"),
        (TEXT.encode("cp1252"), "text/html; charset=ISO-8859-1"),
        (TEXT.encode("cp1252"), "text/html; charset=us-ascii"),
        (TEXT.encode("mac-roman"), 'text/html; charset="macintosh"'),
    ],
)
def test_the_same_text_in_many_encodings(content: bytes, content_type: str) -> None:
    assert decode(content, content_type) == TEXT


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<META http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
        ('<?xml version="1.0" encoding="iso-8859-5"?>', "iso8859-5"),
    ],
)
def test_the_page_names_its_encoding(head: str, encoding: str) -> None:
    assert decode(f"{head}Сделка".encode(encoding), "text/html") == f"{head}Сделка"


def test_the_sender_is_believed_before_the_page() -> None:
    content = '<meta charset="windows-1251">Grüße'.encode("cp1252")
    assert decode(content, "text/html; charset=windows-1252").endswith("Grüße")


def test_japanese_in_seven_bits() -> None:
    assert decode("契約".encode("iso2022_jp"), "text/html; charset=iso-2022-jp") == "契約"


def test_one_broken_character_does_not_spoil_the_others() -> None:
    assert decode(TEXT.encode() + b"\xe2\x80 more") == f"{TEXT}\ufffd more"


@pytest.mark.parametrize("label", ["unicode_escape", "punycode", "hex", "utf-7", "idna"])
def test_codecs_that_are_no_encodings_of_pages_are_not_used(label: str) -> None:
    assert decode(b"a\\u0041+AEE-\xfc", f"text/html; charset={label}") == "a\\u0041+AEE-ü"


RANDOM = b"".join(sha256(bytes([number])).digest() for number in range(200))


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.4 words words",
        b"PK\x03\x04 words",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        b"\x1f\x8b\x08",
        b"{\\rtf1 words}",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\x7fELF" + bytes(100),
        RANDOM,
        zlib.compress(RANDOM),
        "words without a mark".encode("utf-16-le"),
    ],
)
def test_binary_files_are_refused(content: bytes) -> None:
    with pytest.raises(NotText, match="save the document as text"):
        decode(content, "text/html; charset=utf-8")


def test_a_stray_control_character_makes_no_binary_file() -> None:
    assert decode(b"A long enough line of words with one stray sign \x00 in it.") != ""


def test_nothing_is_text() -> None:
    assert decode(b"") == ""
