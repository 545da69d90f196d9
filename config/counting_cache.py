from functools import cached_property

from django.core.cache.backends.redis import RedisCache
from redis import Redis


class CountingCache(RedisCache):
    """Django's cache in Redis, with counters: `add` and `incr` would take three exchanges with the server and as many
    new clients, and every request of the API is counted.
    """

    @cached_property
    def _counters(self) -> Redis:
        client: Redis = self._cache.get_client(None, write=True)
        return client

    def count_up(self, key: str, *, seconds: int) -> int:
        """Adds one to the counter, which is forgotten `seconds` after the last time; what it then is."""
        name = self.make_and_validate_key(key)
        with self._counters.pipeline(transaction=False) as pipeline:
            pipeline.incr(name)
            pipeline.expire(name, seconds)
            used, _ = pipeline.execute()
        return int(used)
