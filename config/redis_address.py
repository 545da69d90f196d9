from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit, urlunsplit

SCHEMES = frozenset({"redis", "rediss"})


@dataclass(frozen=True, slots=True)
class RedisAddress:
    """A Redis or Valkey server and the number of one of its databases."""

    server: str
    database: int

    @classmethod
    def parse(cls, url: str) -> "RedisAddress":
        """Reads "redis://host:6379/2" or "unix:///path?db=2"; the database is 0 where none is given.

        Raises ValueError.
        """
        parts = urlsplit(url)
        if parts.scheme == "unix" and parts.path:
            return cls(f"unix://{parts.path}", int(parse_qs(parts.query).get("db", ["0"])[0]))
        if parts.scheme not in SCHEMES or not parts.hostname:
            raise ValueError("Not an address such as redis://host:6379/0.")
        number = parts.path.strip("/")
        return cls(urlunsplit(parts._replace(path="")), int(number) if number else 0)

    @classmethod
    def at_socket(cls, socket: Path) -> "RedisAddress":
        """A server on a socket."""
        return cls(f"unix://{quote(str(socket))}", 0)

    def next(self, distance: int = 1) -> "RedisAddress":
        """Another database of the same server: emptying one leaves the other alone."""
        return replace(self, database=self.database + distance)

    @property
    def url(self) -> str:
        """The address as redis-py reads it."""
        separator = "?db=" if self.server.startswith("unix:") else "/"
        return f"{self.server}{separator}{self.database}"

    @property
    def broker_url(self) -> str:
        """The address as Celery reads it."""
        if self.server.startswith("unix:"):
            return f"redis+socket:{self.server.removeprefix('unix:')}?virtual_host={self.database}"
        return self.url
