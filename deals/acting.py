"""Who is at work, on what, why, and from which article: told to the database, whose triggers note it with each change.

It travels in a setting of the connection (`dealtrace.acting`), so that it is noted whatever writes: a model, a bulk
update or SQL by hand. What is written outside of `acting` is noted as from outside the program.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass

from django.contrib.auth.models import User
from django.db import connection
from psycopg.pq import TransactionStatus


@dataclass(frozen=True, slots=True)
class Acting:
    """`by` and `article` are ids; None and "" are not known, or nobody's."""

    action: str = ""
    by: int | None = None
    reason: str = ""
    article: int | None = None


_at_work: ContextVar[Acting | None] = ContextVar("acting", default=None)


@contextmanager
def acting(action: str, *, by: User | None = None, reason: str = "", article: int | None = None) -> Iterator[None]:
    """Signs all that is written meanwhile, in this thread. Within another one it keeps what it does not say itself.

    The setting is the session's, or the transaction's within one: a pooler in front of PostgreSQL must keep a session
    on one connection.
    """
    outer = _at_work.get()
    inherited = outer or Acting()
    inner = Acting(
        action=action or inherited.action,
        by=by.pk if by is not None else inherited.by,
        reason=reason or inherited.reason,
        article=article or inherited.article,
    )
    token = _at_work.set(inner)
    _tell(inner)
    try:
        yield
    finally:
        _at_work.reset(token)
        if _listens():
            _tell(outer)


def _tell(who: Acting | None) -> None:
    setting = json.dumps(asdict(who)) if who else ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('dealtrace.acting', %s, %s)", [setting, connection.in_atomic_block])


def _listens() -> bool:
    """Whether the connection takes a statement; one that is lost, or whose transaction is, forgets by itself."""
    live = connection.connection
    return (
        live is not None
        and not live.closed
        and not connection.needs_rollback
        and live.info.transaction_status != TransactionStatus.INERROR
    )
