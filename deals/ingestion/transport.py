"""HTTP that an outsider may steer: it reaches public addresses only, and it ends when its time is up."""

import ipaddress
import socket
import threading
import time
from collections.abc import Iterable, Mapping
from typing import Any, Self

import requests
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool


class Deadline:
    """A time after which every connection that it watches is cut, whatever the other side is doing.

    A timeout of `requests` counts from one byte to the next, so a server that drips bytes never meets it.
    """

    def __init__(self, seconds: float) -> None:
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._passed = False
        self._end = time.monotonic() + seconds
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    @property
    def passed(self) -> bool:
        """Whether the time is up; what was read since then may be only a part."""
        return self._passed

    @property
    def remaining(self) -> float:
        """Seconds until then; never quite 0, which would mean no limit to a socket."""
        return max(self._end - time.monotonic(), 0.001)

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            while self._sockets:
                self._sockets.pop().close()

    def watch(self, connection: socket.socket) -> None:
        """Cuts this connection too, at once if the time is already up."""
        with self._lock:
            # A duplicate, because TLS takes the connection's own handle away when it wraps it.
            self._sockets.append(connection.dup())
        if self._passed:
            self._cut()

    def _cut(self) -> None:
        with self._lock:
            self._passed = True
            for connection in self._sockets:
                _shut(connection)


def _shut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        # The other side was faster: the connection is gone already, which is what was wanted.
        return


def open_session(deadline: Deadline, *, user_agent: str, loopback: str = "") -> requests.Session:
    """A session that asks public addresses under a deadline.

    `loopback` ("127.0.0.1:8000") is the one server of this machine that it may ask as well, for tests.
    """
    session = _Session(
        Config(
            ip_filter_enable=True,
            ip_filter_allow_loopback_ips=False,
            never_redirect=True,
            default_timeout=(deadline.remaining, deadline.remaining),
            user_agent_override=user_agent,
        )
    )
    # The environment's proxies would be asked to resolve the name, past the filter; its .netrc holds passwords.
    session.trust_env = False
    session.headers["Accept"] = "text/html, application/xhtml+xml, text/plain;q=0.8"
    session.headers["Accept-Language"] = "en"
    for scheme in ("http", "https"):
        session.mount(f"{scheme}://", _PublicAdapter(deadline, is_https=scheme == "https"))
        if loopback:
            own = _PublicAdapter(deadline, is_https=scheme == "https", allow_loopback=True)
            session.mount(f"{scheme}://{loopback}/", own)
    return session


class _Session(HTTPSession):  # type: ignore[misc] # requests-hardened ships no types
    def resolve_redirects(self, *_: object, **__: object) -> Iterable[requests.Response]:
        """No redirect is followed here, nor its body read, which `requests` would do whole and without a limit."""
        return iter(())


class _Watched(HTTPConnection):
    deadline: Deadline

    def _new_conn(self) -> socket.socket:
        # Before the TLS handshake and before the first header: either can be dripped, too.
        connection = super()._new_conn()
        self.deadline.watch(connection)
        return connection


class _WatchedTLS(_Watched, HTTPSConnection):
    pass


class _PublicAdapter(IPFilterAdapter):  # type: ignore[misc] # requests-hardened ships no types
    """Resolves a name once, refuses what is not public, and connects to exactly the address that it checked."""

    def __init__(self, deadline: Deadline, *, is_https: bool, allow_loopback: bool = False) -> None:
        super().__init__(is_https_proto=is_https, allow_loopback=allow_loopback)
        self._connection = type("Watched", (_WatchedTLS if is_https else _Watched,), {"deadline": deadline})

    def build_connection_pool_key_attributes(
        self, request: requests.PreparedRequest, verify: bool | str, cert: str | tuple[str, str] | None = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """As the filter does, and refuses the two reserved ranges that it lets through: fec0::/10 and ::/8."""
        host, pool = super().build_connection_pool_key_attributes(request, verify, cert)
        address = ipaddress.ip_address(host["host"].strip("[]"))
        site_local = address.version == 6 and address.is_site_local
        if site_local or (address.is_reserved and not address.is_loopback):
            raise InvalidIPAddress(address)
        return host, pool

    def get_connection_with_tls_context(
        self,
        request: requests.PreparedRequest,
        verify: bool | str,
        proxies: Mapping[str, str] | None = None,
        cert: str | tuple[str, str] | None = None,
    ) -> HTTPConnectionPool:
        """As the filter does, with connections that the deadline watches."""
        pool: HTTPConnectionPool = super().get_connection_with_tls_context(request, verify, proxies, cert)
        pool.ConnectionCls = self._connection
        return pool
