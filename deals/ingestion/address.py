"""Reading a web address, or refusing it: what both fetching and recognising an article start from."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from deals.errors import AddressRefused

DEFAULT_PORTS = {"http": 80, "https": 443}
# A name, an IPv4 or an IPv6 address.
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?|[0-9a-f:.]*:[0-9a-f:.]*")


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https address in its parts: `host` in lower case and ASCII, `port` also where it is the default."""

    scheme: str
    host: str
    port: int
    path: str
    query: str
    has_user: bool

    @property
    def netloc(self) -> str:
        """Host and port as an address writes them: IPv6 in brackets, the default ports of both schemes left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port in DEFAULT_PORTS.values() else f"{host}:{self.port}"


def read_address(url: str) -> Address:
    """The parts of `url`; raises AddressRefused for what is no http or https address with a host."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = _ascii_host(parts)
    except ValueError as error:
        raise AddressRefused(url=url, reason="it is malformed") from error
    if parts.scheme not in DEFAULT_PORTS:
        raise AddressRefused(url=url, reason="it does not start with http:// or https://")
    # A backslash before the path is a slash to browsers: "http://good.example\@bad.example/" names two hosts.
    if "\\" in parts.netloc or not _HOST.fullmatch(host):
        raise AddressRefused(url=url, reason="it names no host")
    return Address(
        scheme=parts.scheme,
        host=host,
        port=DEFAULT_PORTS[parts.scheme] if port is None else port,
        path=parts.path,
        query=parts.query,
        has_user="@" in parts.netloc,
    )


def _ascii_host(parts: SplitResult) -> str:
    """The host as it is looked up: in lower case, without a final dot, "bücher.example" as "xn--bcher-kva.example"."""
    host = (parts.hostname or "").rstrip(".")
    return host if host.isascii() else host.encode("idna").decode("ascii")
