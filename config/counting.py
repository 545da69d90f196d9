import hashlib
import time
from dataclasses import dataclass
from typing import cast

from django.core.cache import cache, caches

from config.counting_cache import CountingCache
from config.environment import Rate


@dataclass(frozen=True, slots=True)
class Count:
    """How much of a rate is used up in the present window."""

    limit: int
    used: int
    seconds_left: int

    @property
    def remaining(self) -> int:
        """What is left of the limit, never below 0."""
        return max(self.limit - self.used, 0)


def count(rate: Rate, *parts: str) -> Count:
    """Adds one to what `parts` name, in the fixed window of `rate` that is open now.

    The counter is in the shared cache, where adding is atomic: every process and thread counts in the same one.
    """
    key, seconds_left = _window(rate, parts)
    counters = cast("CountingCache", caches["default"])
    return Count(rate.limit, counters.count_up(key, seconds=rate.seconds * 2), seconds_left)


def counted(rate: Rate, *parts: str) -> Count:
    """What `parts` have used up, without adding to it."""
    key, seconds_left = _window(rate, parts)
    return Count(rate.limit, cache.get(key, 0), seconds_left)


def _window(rate: Rate, parts: tuple[str, ...]) -> tuple[str, int]:
    number, elapsed = divmod(int(time.time()), rate.seconds)
    # Hashed: a part may be anything that somebody typed, of any length.
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
    return f"rate:{digest}:{number}", rate.seconds - elapsed
