"""A task's log lines carry its name and id, and the id of the request that queued it.

By Celery's signals, because they alone hold for every task: one may have a base class of its own.
"""

from typing import Any

from celery import Task
from celery.signals import before_task_publish, task_postrun, task_prerun
from structlog.contextvars import bind_contextvars, get_contextvars, unbind_contextvars

REQUEST_ID = "request_id"


@before_task_publish.connect
def hand_on_request(*, headers: dict[str, Any], **_: object) -> None:
    """Sends the present request's id along with what it queues."""
    if request_id := get_contextvars().get(REQUEST_ID):
        headers[REQUEST_ID] = request_id


@task_prerun.connect
def bind(*, task_id: str, task: Task[Any, Any], **_: object) -> None:
    """Binds what identifies the task."""
    bind_contextvars(task=task.name, task_id=task_id)
    if request_id := (task.request.headers or {}).get(REQUEST_ID):
        bind_contextvars(request_id=request_id)


@task_postrun.connect
def unbind(**_: object) -> None:
    """Leaves nothing to the next task of this process."""
    unbind_contextvars("task", "task_id", REQUEST_ID)
