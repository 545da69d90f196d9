"""When two submissions are the same article: the same address, or the same words."""

import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import parse_qsl, quote, unquote_to_bytes, urlencode

from deals.errors import AddressRefused
from deals.ingestion.address import read_address

# Parameters that say who sent the reader, never what is read: Firefox's query-stripping list (firefox-source-docs,
# "Query Parameter Stripping"), the campaign families, and the click ids of advertising networks (AdGuard "URL Tracking
# filter", general section). Words that name articles on some sites (`id`, `ref`, `source`) are left alone: taking two
# articles for one is worse than taking one for two.
_TRACKING_FAMILIES = ("utm_", "mtm_", "pk_", "itm_", "vero_", "oly_", "stm_")
_TRACKING_NAMES = """
    __hsfp __hssc __hstc __s _branch_match_id _branch_referrer _gl _hsenc _hsmi _ke _kx _openstat dclid epik fbclid
    gad_source gbraid gclid gclsrc guccounter guce_referrer guce_referrer_sig igsh igshid irclickid mc_cid mc_eid
    mkt_tok ml_subscriber ml_subscriber_hash msclkid rb_clickid s_cid srsltid ttclid twclid wbraid wickedid yclid ysclid
"""
_TRACKING_PARAMETERS = frozenset(_TRACKING_NAMES.split())
_WWW = re.compile(r"^(?:www\.)+(?=[^.]+\.)")
_WHITE_SPACE = re.compile(r"\s+")
# What a segment of a path may hold as it is (RFC 3986, `pchar`); everything else is percent-encoded.
_SEGMENT_SAFE = ":@!$&'()*+,;=~"


def address_key(url: str) -> str:
    """The address without what does not tell articles apart; itself an address, and its own key.

    Left out: http or https, letter case of the host, `www.`, default port, user name, fragment, doubled and trailing
    slashes, escapes that need not be, tracking parameters and the order of the others.
    Raises AddressRefused for what is no http(s) address.
    """
    address = read_address(url)
    try:
        path = "".join(f"/{quote(segment, _SEGMENT_SAFE)}" for segment in _segments(address.path))
        query = urlencode(sorted(_telling_parameters(address.query)), errors="surrogateescape")
    except UnicodeEncodeError as error:
        raise AddressRefused(url=url, reason="it holds broken characters") from error
    return f"https://{_WWW.sub('', address.netloc)}{path}" + (f"?{query}" if query else "")


def _segments(path: str) -> list[bytes]:
    """The decoded segments of a path, without empty ones, with "." and ".." carried out (RFC 3986, 5.2.4)."""
    segments: list[bytes] = []
    for segment in map(unquote_to_bytes, path.split("/")):
        if segment == b"..":
            del segments[-1:]
        elif segment not in (b"", b"."):
            segments.append(segment)
    return segments


def _telling_parameters(query: str) -> Iterator[tuple[str, str]]:
    for name, value in parse_qsl(query, keep_blank_values=True, errors="surrogateescape"):
        lowered = name.lower()
        if lowered not in _TRACKING_PARAMETERS and not lowered.startswith(_TRACKING_FAMILIES):
            yield name, value


def text_key(text: str) -> str:
    """The SHA-256, in hex, of the text's words: the same whatever the white space and Unicode's forms of one letter.

    The text is brought to NFKC first, because that turns special spaces into plain ones, then white space is folded.
    """
    folded = _WHITE_SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip()
    return sha256(folded.encode("utf-8", errors="surrogatepass")).hexdigest()
