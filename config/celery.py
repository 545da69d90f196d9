import os
from typing import Any

from celery import Celery, Task
from celery.result import AsyncResult
from structlog.contextvars import bound_contextvars, get_contextvars

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

REQUEST_ID = "request_id"


class TracedTask(Task[Any, Any]):
    """A task whose log lines carry its name and id, and the id of the request that queued it."""

    abstract = True

    def apply_async(self, *args: Any, headers: dict[str, Any] | None = None, **options: Any) -> AsyncResult[Any]:
        """Sends the current request's id along."""
        request_id = get_contextvars().get(REQUEST_ID)
        traced = {**(headers or {}), **({REQUEST_ID: request_id} if request_id else {})}
        return super().apply_async(*args, headers=traced, **options)

    def __call__(self, *args: object, **kwargs: object) -> object:
        """Runs the task with what identifies it bound to its logs."""
        request_id = self.request.get(REQUEST_ID)
        with bound_contextvars(task=self.name, task_id=self.request.id, request_id=request_id):
            return super().__call__(*args, **kwargs)


app = Celery("dealtrace", task_cls=TracedTask)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
