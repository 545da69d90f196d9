"""From the bytes of a page or a file to text, or a refusal: what is no text never reaches the cleaning."""

import codecs
import re
import unicodedata

from deals.errors import NotText

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The first bytes of formats that people take for articles; the other binary ones are told by their control characters.
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
)
# The encodings of the WHATWG Encoding Standard by the names of Python's codecs. A label outside of it is not followed:
# some of Python's codecs ("punycode", "unicode_escape") are no encodings of pages and can be made to run very long.
_ENCODINGS = re.compile(
    r"utf-(8|16|32)(-[lb]e)?|cp(125[0-8]|866|874|932|949|950)|iso8859-\d+|ascii|koi8-[ru]|mac-(roman|cyrillic)"
    r"|gb(k|2312|18030)|big5(hkscs)?|euc_(jp|kr)|shift_jis|iso2022_jp"
)
# The same standard: pages that say these mean windows-1252.
_WESTERN = ("ascii", "iso8859-1")
_NOT_ASCII_BASED = ("utf-16", "utf-32", "iso2022")
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_META = re.compile(rb"""<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
# Where the standard looks for a <meta>.
_HEAD = 1024
_SAMPLE = 50_000
# Of a sample's characters. Random bytes have one in ten, a text with a few stray ones far less than one in fifty.
_MOST_CONTROLS = 0.02


def decode(content: bytes, content_type: str = "") -> str:
    """The text of `content`: by its byte order mark, else as UTF-8 where it is that without a fault, else as
    `content_type`, a <meta> or an XML declaration says, else as windows-1252. Broken characters become U+FFFD.

    Raises NotText for a document, image or other binary file, whatever it is declared as.
    """
    for signature, name in _SIGNATURES:
        if content.startswith(signature):
            raise NotText(reason=f"it is {name}")
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(content[len(mark) :].decode(encoding, errors="replace"))
    for encoding in _candidates(content, content_type):
        try:
            return _checked(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    return _checked(_undeclared(content))


def _candidates(content: bytes, content_type: str) -> list[str]:
    """The encodings to try, the sender's word before the page's own.

    UTF-8 comes before those that hardly ever refuse a byte, because many pages declare one of them by mistake.
    """
    header, meta = _CHARSET.search(content_type), _META.search(content[:_HEAD])
    labels = (header[1] if header else "", meta[1].decode("ascii", errors="replace") if meta else "")
    declared = [encoding for label in labels if (encoding := _known(label))]
    wide = [encoding for encoding in declared if encoding.startswith(_NOT_ASCII_BASED)]
    return [*wide, "utf-8", *declared]


def _known(label: str) -> str | None:
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    if name in _WESTERN:
        return "cp1252"
    return name if _ENCODINGS.fullmatch(name) else None


def _undeclared(content: bytes) -> str:
    """Broken UTF-8 where most of what is beyond ASCII is whole, else windows-1252."""
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(not char.isascii() for char in text) - broken
    return text if whole > broken else content.decode("cp1252", errors="replace")


def _checked(text: str) -> str:
    sample = text[:_SAMPLE]
    controls = sum(unicodedata.category(char) == "Cc" and not char.isspace() for char in sample)
    if controls > _MOST_CONTROLS * len(sample):
        raise NotText(reason="it is a binary file, or in an encoding that it does not name")
    return text
