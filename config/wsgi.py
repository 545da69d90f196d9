import os

from django.core.wsgi import get_wsgi_application

from config.celery import app as celery_app

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

__all__ = ["application", "celery_app"]

application = get_wsgi_application()
