import os

from celery import Celery

from config import task_log

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

__all__ = ["app", "task_log"]

app = Celery("dealtrace")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
