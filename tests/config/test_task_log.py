from structlog.contextvars import bound_contextvars, get_contextvars

from config.celery import app


@app.task
def show_context() -> dict[str, object]:
    """What the log lines of a task carry."""
    return dict(get_contextvars())


def test_a_task_carries_its_name_and_the_request_that_queued_it() -> None:
    seen = show_context.apply(headers={"request_id": "request-1"}, task_id="task-1").get()
    assert seen == {"task": show_context.name, "task_id": "task-1", "request_id": "request-1"}


def test_a_task_that_no_request_queued_carries_none() -> None:
    assert "request_id" not in show_context.apply().get()


def test_nothing_stays_bound_after_a_task() -> None:
    show_context.apply(headers={"request_id": "request-1"})
    assert get_contextvars() == {}


def test_a_task_that_is_queued_takes_the_request_along(services: None) -> None:
    with bound_contextvars(request_id="request-2"), app.connection_for_write() as connection:
        show_context.apply_async(queue="traced")
        message = connection.SimpleQueue("traced").get(timeout=5)
    assert message.headers["request_id"] == "request-2"
