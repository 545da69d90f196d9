"""Reading the environment so that every fault is found before any is reported."""

import re
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from environs import Env, EnvValidationError, ValidationError

from config.redis_address import RedisAddress

POSTGRES_SCHEMES = frozenset({"postgres", "postgresql"})
PERIOD_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}
RATE = re.compile(r"(?P<count>\d+)/(?P<period>second|minute|hour|day)")


class Rate(NamedTuple):
    """At most `limit` in each stretch of `seconds`."""

    limit: int
    seconds: int


def new_environment() -> Env:
    """An environment that keeps its faults until `seal`, and that reads rates and the services' addresses."""
    env = Env(eager=False)
    env.add_parser("rate", _rate)
    env.add_parser("postgres_url", _postgres_url)
    env.add_parser("redis_address", _redis_address)
    return env


def seal(env: Env) -> None:
    """Ends the program, if any setting is missing or wrong, with one message that names them all."""
    try:
        env.seal()
    except EnvValidationError as error:
        faults = [f"  {name}: {' '.join(found)}" for name, found in sorted(_by_name(error).items())]
        sys.exit("\n".join(["Dealtrace cannot start: these settings are missing or wrong.", *faults]))


def _by_name(error: EnvValidationError) -> Mapping[str, Sequence[str]]:
    messages = error.error_messages
    return messages if isinstance(messages, Mapping) else {"environment": messages}


def _rate(text: str) -> Rate | None:
    """Reads "120/minute"; an empty text means no limit."""
    if not text:
        return None
    found = RATE.fullmatch(text)
    if found is None:
        raise ValidationError('Not a rate such as "120/minute" (per second, minute, hour or day).')
    return Rate(int(found["count"]), PERIOD_SECONDS[found["period"]])


def _postgres_url(text: str, *, required: bool) -> str:
    """Refuses every engine but PostgreSQL, whose constraints, triggers and text search carry the product."""
    if (text or required) and urlsplit(text).scheme not in POSTGRES_SCHEMES:
        raise ValidationError("Not an address such as postgresql://user:password@host:5432/name.")
    return text


def _redis_address(text: str, *, required: bool) -> RedisAddress | None:
    if not text and not required:
        return None
    try:
        return RedisAddress.parse(text)
    except ValueError as error:
        raise ValidationError("Not an address such as redis://host:6379/0.") from error
