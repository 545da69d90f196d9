"""The words of a text without its markup, character for character in the same places."""

import re

# Characters that print as a space or not at all.
_INVISIBLE = re.compile("[\t\x0b\x0c\r\x00\u00a0\u00ad\u2000-\u200f\u202a-\u202f\u205f\u2060\u2066-\u2069\u3000\ufeff]")
_OTHER_SIGNS = (("\u2010", "-"), ("\u2011", "-"), ("\u2028", "\n"), ("\u2029", "\n"), ("\u0085", "\n"))

_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\s]*\)")
_LINK = re.compile(r"\[([^\[\]\n]*)\]\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)?\)")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]*>|<!--[^<>]*>")
# Up to the last letter, digit or slash, so that the full stop after an address still ends its sentence.
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"“”]*[\w/]")
_BARE_ADDRESS = re.compile(r"www\.[^\s<>()\[\]\"“”]*[\w/]")
_MAIL = re.compile(r"@[\w-]+(?:\.[\w-]+)+")
_MAILBOX = re.compile(r"[\w.+-]*$")
_LONGEST_MAILBOX = 64
_HEADING = re.compile(r"(?<!#)#{1,6} ")
_UNDERSCORES = re.compile(r"(?<!\w)__(?=\S)|(?<=\S)__(?!\w)")


def readable(text: str) -> str:
    """`text` with link addresses, images, tags, emphasis marks and invisible characters turned into spaces.

    The result has the same length, and every character that is left stands at its own offset, so a pattern that
    matches here gives a span of `text`. Non-breaking hyphens read as hyphens.
    """
    plain = text if text.isascii() else _without_odd_characters(text)
    plain = plain.replace("**", "  ").replace("`", " ").replace("&nbsp;", "      ")
    if "__" in plain:
        plain = _UNDERSCORES.sub("  ", plain)
    if "](" in plain:
        plain = _LINK.sub(_link_text, _IMAGE.sub(_blank, plain))
    if "<" in plain:
        plain = _TAG.sub(_blank, plain)
    plain = _BARE_ADDRESS.sub(_blank, _ADDRESS.sub(_blank, plain))
    return _HEADING.sub(_blank, _without_mail(plain))


def _without_odd_characters(text: str) -> str:
    plain = _INVISIBLE.sub(" ", text)
    for sign, usual in _OTHER_SIGNS:
        plain = plain.replace(sign, usual)
    return plain


def _without_mail(plain: str) -> str:
    pieces = []
    last = 0
    for match in _MAIL.finditer(plain):
        box = _MAILBOX.search(plain, max(last, match.start() - _LONGEST_MAILBOX), match.start())
        start = box.start() if box else match.start()
        pieces += [plain[last:start], " " * (match.end() - start)]
        last = match.end()
    return "".join([*pieces, plain[last:]])


def _blank(match: re.Match[str]) -> str:
    return " " * (match.end() - match.start())


def _link_text(match: re.Match[str]) -> str:
    label = match[1]
    return f" {label}{' ' * (match.end() - match.start() - len(label) - 1)}"
