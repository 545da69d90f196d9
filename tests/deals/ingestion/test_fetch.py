import gzip
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from pytest_socket import SocketConnectBlockedError

from deals import errors
from deals.ingestion.fetch import USER_AGENT, fetch
from deals.ingestion.records import FetchedPage
from tests.website import WebSite, web_site


@pytest.fixture
def site() -> Iterator[WebSite]:
    with web_site() as running:
        yield running


def fetch_from(site: WebSite, path: str, *, seconds: float = 20, max_bytes: int = 100_000) -> FetchedPage:
    return fetch(site.url(path), seconds=seconds, max_bytes=max_bytes, max_redirects=3, loopback=site.netloc)


def test_a_page_comes_as_it_was_sent(site: WebSite) -> None:
    site.serve("/a?b=1", "Grüße".encode("latin-1"), content_type="text/html; charset=ISO-8859-1")
    page = fetch_from(site, "/a?b=1#comments")
    assert page.url == site.url("/a?b=1")
    assert page.content == "Grüße".encode("latin-1")
    assert page.content_type == "text/html; charset=ISO-8859-1"


def test_it_says_what_it_is(site: WebSite) -> None:
    seen: dict[str, str] = {}

    def page(handler: BaseHTTPRequestHandler) -> None:
        seen.update(handler.headers.items())
        handler.send_response(200)
        handler.end_headers()

    site.pages["/a"] = page
    fetch_from(site, "/a")
    assert seen["User-Agent"] == USER_AGENT
    assert seen["Host"] == site.netloc
    assert "Cookie" not in seen


@pytest.mark.parametrize(
    "content_type", ["text/html", "TEXT/HTML;charset=x", "application/xhtml+xml", "text/plain", ""]
)
def test_types_that_are_read(site: WebSite, content_type: str) -> None:
    site.serve("/a", b"words", content_type=content_type)
    assert fetch_from(site, "/a").content == b"words"


@pytest.mark.parametrize("content_type", ["application/pdf", "image/png", "application/json", "video/mp4", "text"])
def test_types_that_are_not(site: WebSite, content_type: str) -> None:
    site.serve("/a", b"words", content_type=content_type)
    with pytest.raises(errors.UnsupportedContent, match=content_type):
        fetch_from(site, "/a")


@pytest.mark.parametrize(
    ("status", "kind", "permanent"),
    [
        (404, errors.PageNotFound, True),
        (410, errors.PageNotFound, True),
        (401, errors.AccessDenied, True),
        (403, errors.AccessDenied, True),
        (451, errors.AccessDenied, True),
        (429, errors.ServerFailed, False),
        (500, errors.ServerFailed, False),
        (503, errors.ServerFailed, False),
        (204, errors.RequestRefused, True),
        (304, errors.RequestRefused, True),
        (418, errors.RequestRefused, True),
        (302, errors.RequestRefused, True),
    ],
)
def test_answers_without_a_page(site: WebSite, status: int, kind: type[errors.FetchError], *, permanent: bool) -> None:
    site.serve("/a", b"<p>Sorry</p>", status=status)
    with pytest.raises(kind, match=str(status)) as caught:
        fetch_from(site, "/a")
    assert caught.value.permanent is permanent


def test_redirects_are_followed_and_cookies_kept(site: WebSite) -> None:
    def last(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(handler.headers["Cookie"].encode())

    site.serve("/a/b", status=301, Location="../c", Set_Cookie="seen=1; Path=/")
    site.serve("/c", status=307, Location=site.url("/d#part"))
    site.pages["/d"] = last
    page = fetch_from(site, "/a/b")
    assert (page.url, page.content) == (site.url("/d"), b"seen=1")


def test_redirects_in_a_circle(site: WebSite) -> None:
    site.serve("/a", status=302, Location="/a")
    with pytest.raises(errors.TooManyRedirects, match="more than 3"):
        fetch_from(site, "/a")
    assert len(site.asked) == 4


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/",
        "http://127.0.0.1:1/",
        "http://localhost/",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest/meta-data/",
        "https://[::1]/",
        "//0.0.0.0/",
        "file:///etc/passwd",
        "ftp://example.com/",
        "http://reader:secret@example.com/",
        "http://example.com:8080/",
        "http://[::1/",
        "http://\u00ff\u00fe/",
    ],
)
def test_a_redirect_is_checked_like_an_address(site: WebSite, target: str) -> None:
    site.serve("/a", status=302, Location=target)
    with pytest.raises(errors.AddressRefused):
        fetch_from(site, "/a")
    assert site.asked == ["/a"]


def test_the_body_of_a_redirect_is_not_read(site: WebSite) -> None:
    site.serve("/a", gzip.compress(bytes(5_000_000)), status=302, Location="/b", Content_Encoding="gzip")
    site.serve("/b", b"words")
    assert fetch_from(site, "/a", max_bytes=10).content == b"words"


BAD_ADDRESSES = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://localhost/",
    "http://0.0.0.0/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://192.0.2.1/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "https://[::1]/",
    "https://[::]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://[::127.0.0.1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[64:ff9b:1::a00:1]/",
    "https://[2002:7f00:1::]/",
    "https://[fd00:ec2::254]/",
    "https://[fe80::1]/",
    "https://[fec0::1]/",
    "https://[ff02::1]/",
    "file:///etc/passwd",
    "ftp://example.com/",
    "gopher://example.com/",
    "data:text/html,words",
    "example.com",
    "",
    "http://a..b/",
    f"http://{'a' * 64}.example/",
    "http://example.com:22/",
    "http://example.com:443/",
    "https://example.com:8443/",
    "https://reader@example.com/",
    "https://reader:secret@example.com/",
]


@pytest.mark.parametrize("url", BAD_ADDRESSES)
def test_addresses_that_are_never_asked(url: str) -> None:
    with pytest.raises(errors.AddressRefused):
        fetch(url)


def answering(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """Fakes the resolver: the name `rebind.example` has these addresses, one after the other."""
    real, left = socket.getaddrinfo, list(answers)

    def resolve(host: str, *args: Any, **kwargs: Any) -> list[Any]:
        return real(left.pop(0) if host == "rebind.example" else host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)


def test_a_name_that_leads_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, "10.0.0.1")
    with pytest.raises(errors.AddressRefused, match="private"):
        fetch("https://rebind.example/")


def test_a_name_is_resolved_once_and_the_address_that_was_checked_is_the_one_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answering(monkeypatch, "93.184.215.14", "127.0.0.1")
    # pytest-socket stops the connection at this machine's edge and says where it was going.
    with pytest.warns(UserWarning, match="93.184.215.14"), pytest.raises(SocketConnectBlockedError):
        fetch("http://rebind.example/")


def test_a_name_that_does_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(errors.HostNotFound) as caught:
        fetch("https://nowhere.example/story")
    assert not caught.value.permanent


def test_the_environment_names_no_proxy(site: WebSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", site.url("/"))
    monkeypatch.setenv("http_proxy", site.url("/"))
    with pytest.raises(errors.AddressRefused):
        fetch("http://10.0.0.1/")
    assert site.asked == []


def test_another_server_of_this_machine_is_not_the_one_allowed(site: WebSite) -> None:
    with pytest.raises(errors.AddressRefused):
        fetch(site.url("/a"), loopback="127.0.0.1:1")
    with pytest.raises(errors.AddressRefused):
        fetch(site.url("/a"))
    assert site.asked == []


def drip(handler: BaseHTTPRequestHandler, site: WebSite) -> None:
    while not site.closing.wait(0.02):
        handler.wfile.write(b"x")
        handler.wfile.flush()


def test_a_body_that_drips_forever(site: WebSite) -> None:
    def page(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        drip(handler, site)

    site.pages["/a"] = page
    with pytest.raises(errors.FetchTimeout, match=r"0\.3 seconds") as caught:
        fetch_from(site, "/a", seconds=0.3)
    assert not caught.value.permanent


def test_headers_that_drip_forever(site: WebSite) -> None:
    def page(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
        drip(handler, site)

    site.pages["/a"] = page
    with pytest.raises(errors.FetchTimeout):
        fetch_from(site, "/a", seconds=0.3)


def test_a_server_that_never_answers(site: WebSite) -> None:
    def page(_: BaseHTTPRequestHandler) -> None:
        site.closing.wait()

    site.pages["/a"] = page
    with pytest.raises(errors.FetchTimeout):
        fetch_from(site, "/a", seconds=0.3)


def test_a_tls_handshake_that_never_ends() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        netloc = f"127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(errors.FetchTimeout):
            fetch(f"https://{netloc}/", seconds=0.3, loopback=netloc)


def test_a_server_that_does_not_speak_tls(site: WebSite) -> None:
    with pytest.raises(errors.CertificateRefused):
        fetch(f"https://{site.netloc}/", loopback=site.netloc)


def test_redirects_share_one_time(site: WebSite) -> None:
    def page(handler: BaseHTTPRequestHandler) -> None:
        site.closing.wait(0.15)
        handler.send_response(302)
        handler.send_header("Location", "/a")
        handler.end_headers()

    site.pages["/a"] = page
    with pytest.raises(errors.FetchTimeout):
        fetch(site.url("/a"), seconds=0.4, max_redirects=100, loopback=site.netloc)


def test_a_file_of_200_megabytes(site: WebSite) -> None:
    sent = 0

    def page(handler: BaseHTTPRequestHandler) -> None:
        nonlocal sent
        handler.send_response(200)
        handler.send_header("Content-Length", "200000000")
        handler.end_headers()
        for _ in range(2000):
            handler.wfile.write(bytes(100_000))
            sent += 100_000

    site.pages["/a"] = page
    with pytest.raises(errors.PageTooLarge, match="100,000"):
        fetch_from(site, "/a")
    assert sent < 50_000_000


def test_a_bomb_of_compressed_zeros(site: WebSite) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    assert len(bomb) < 100_000
    site.serve("/a", bomb, Content_Encoding="gzip")
    with pytest.raises(errors.PageTooLarge):
        fetch_from(site, "/a")


def test_the_limit_itself_is_allowed(site: WebSite) -> None:
    site.serve("/a", gzip.compress(bytes(100_000)), Content_Encoding="gzip")
    assert len(fetch_from(site, "/a").content) == 100_000


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly a part",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nnot gzip at all",
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 70_000 + b"\r\n\r\n",
    ],
)
def test_broken_answers(site: WebSite, answer: bytes) -> None:
    def page(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(answer)

    site.pages["/a"] = page
    with pytest.raises(errors.ConnectionFailed):
        fetch_from(site, "/a")


def test_nobody_listens(unused_tcp_port: int) -> None:
    netloc = f"127.0.0.1:{unused_tcp_port}"
    with pytest.raises(errors.ConnectionFailed) as caught:
        fetch(f"http://{netloc}/", loopback=netloc)
    assert not caught.value.permanent


@pytest.fixture
def unused_tcp_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port
