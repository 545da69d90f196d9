"""Getting the page at an address that somebody typed, without trusting the address or the server."""

import socket
from datetime import UTC, datetime
from urllib.parse import urldefrag, urljoin

import requests
from requests_hardened.ip_filter import InvalidIPAddress
from urllib3.exceptions import HTTPError

from deals.errors import (
    AccessDenied,
    AddressRefused,
    CertificateRefused,
    ConnectionFailed,
    FetchError,
    FetchTimeout,
    HostNotFound,
    PageNotFound,
    PageTooLarge,
    RequestRefused,
    ServerFailed,
    TooManyRedirects,
    UnsupportedContent,
)
from deals.ingestion.address import DEFAULT_PORTS, read_address
from deals.ingestion.records import FetchedPage
from deals.ingestion.transport import Deadline, open_session

# Says what we are; who runs the site puts a way to reach them beside it.
USER_AGENT = "Dealtrace (fetches single articles that an editor asks for)"
# From the first request to the last byte. An editor waits for it; a slow news page takes five seconds.
SECONDS = 20.0
# After decompression. The largest article pages are two or three megabytes, nearly all of it scripts.
MAX_BYTES = 10_000_000
# Link shorteners, consent pages and moves add up to four or five.
MAX_REDIRECTS = 10

_CONTENT_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
_CHUNK = 64 * 1024


def fetch(
    url: str,
    *,
    seconds: float = SECONDS,
    max_bytes: int = MAX_BYTES,
    max_redirects: int = MAX_REDIRECTS,
    user_agent: str = USER_AGENT,
    loopback: str = "",
) -> FetchedPage:
    """The page at `url`, after its redirects; its content is decompressed, and bytes as the server sent them.

    Only http and https on their own ports and on public addresses are asked, at every step of a redirect.
    `seconds` bounds the whole, except that looking up a name takes as long as the machine's resolver allows.
    `loopback` ("127.0.0.1:8000") lets a test name the one server of its own machine that may be asked, too.
    Raises a kind of FetchError, and nothing else, whatever the server does.
    """
    with Deadline(seconds) as deadline, open_session(deadline, user_agent=user_agent, loopback=loopback) as session:
        try:
            with _follow(session, deadline, url, max_redirects=max_redirects, loopback=loopback) as response:
                page = _page(response, max_bytes)
        except (requests.RequestException, HTTPError) as error:
            if deadline.passed or isinstance(error, requests.Timeout):
                raise FetchTimeout(url=url, seconds=seconds) from error
            raise _translated(error, url) from error
        # A page without a stated length ends where the deadline cut it, and nothing else tells.
        if deadline.passed:
            raise FetchTimeout(url=url, seconds=seconds)
        return page


def _follow(
    session: requests.Session, deadline: Deadline, url: str, *, max_redirects: int, loopback: str
) -> requests.Response:
    """The first answer that is no redirect, its body unread."""
    place = url
    for _ in range(max_redirects + 1):
        response = session.get(_permitted(place, loopback), stream=True, timeout=deadline.remaining)
        if not response.is_redirect:
            return response
        with response:
            place = _target(session, response)
    raise TooManyRedirects(url=url, limit=max_redirects)


def _target(session: requests.Session, response: requests.Response) -> str:
    try:
        return urljoin(response.url, session.get_redirect_target(response))
    except ValueError as error:
        raise AddressRefused(url=response.url, reason="it redirects to a malformed address") from error


def _permitted(url: str, loopback: str) -> str:
    """The address without its fragment; raises AddressRefused unless it is one that we ask."""
    address = read_address(url)
    if address.has_user:
        raise AddressRefused(url=url, reason="it holds a user name or password")
    if address.port != DEFAULT_PORTS[address.scheme] and address.netloc != loopback:
        raise AddressRefused(url=url, reason=f"port {address.port} is not a web site's")
    return urldefrag(url.strip()).url


def _page(response: requests.Response, max_bytes: int) -> FetchedPage:
    url = response.url
    _check_status(response.status_code, url)
    content_type = response.headers.get("Content-Type", "")
    kind = content_type.partition(";")[0].strip().lower()
    # A server that does not say is believed: the cleaning looks at the bytes themselves.
    if kind and kind not in _CONTENT_TYPES:
        raise UnsupportedContent(url=url, content_type=kind)
    return FetchedPage(url, _content(response, url, max_bytes), content_type, datetime.now(UTC).date())


def _check_status(status: int, url: str) -> None:
    """Raises what the status of an answer means, unless there is a page."""
    if status == requests.codes.ok:
        return
    if status in (404, 410):
        raise PageNotFound(url=url, status=status)
    if status in (401, 402, 403, 407, 451):
        raise AccessDenied(url=url, status=status)
    # Too early, and too many requests: ours to try again, though no fault of the server.
    if status >= 500 or status in (408, 425, 429):
        raise ServerFailed(url=url, status=status)
    raise RequestRefused(url=url, status=status)


def _content(response: requests.Response, url: str, max_bytes: int) -> bytes:
    """The body, decompressed piece by piece, so that a bomb of compressed zeros stops at the limit as well."""
    content = bytearray()
    for chunk in response.iter_content(_CHUNK):
        content += chunk
        if len(content) > max_bytes:
            raise PageTooLarge(url=url, limit=max_bytes)
    return bytes(content)


def _translated(error: Exception, url: str) -> FetchError:
    """Our error for one of the HTTP library's."""
    if isinstance(error, InvalidIPAddress):
        return AddressRefused(url=url, reason="it leads into a private or reserved network")
    if isinstance(error, requests.exceptions.InvalidURL):
        return AddressRefused(url=url, reason="it is malformed")
    if isinstance(error, requests.exceptions.SSLError):
        return CertificateRefused(url=url)
    if isinstance(error.__cause__, socket.gaierror):
        return HostNotFound(url=url)
    return ConnectionFailed(url=url)
